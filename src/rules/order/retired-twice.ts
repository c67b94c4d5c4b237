import { retiresOld, retiringTasks } from '../../analysis/retirement.ts';
import { chosenRollout } from '../../analysis/rollout.ts';
import { quoted } from '../../analysis/title.ts';
import { leaves } from '../../model/body.ts';
import { plainText } from '../../model/plain-text.ts';
import { withRouteBack } from '../route-back.ts';
import { defineRule } from '../rule.ts';

const files = (task: string) => ({
  'plan.mdx': '---\ntitle: Example\nstatus: planned\nfrom: { system: Flask backend }\nto: { system: Node backend }\n---\n',
  'phases/1-cutover.mdx': '---\ntitle: Cutover\nstatus: planned\nduration: 1w\n---\n',
  'phases/2-cleanup.mdx': `---\ntitle: Cleanup\nstatus: planned\nduration: 1w\n---\n\n- [ ] ${task}\n`,
  'rollout/switch.mdx':
    '---\ntitle: Switch\nmode: big-bang\ndefaults: { phase: cutover }\nsteps:\n  - { title: All, share: 100 %, hold: 1w }\n  - { title: Switch off, retires: Flask }\n---\n',
});

export const retiredTwice = defineRule({
  id: 'order/retired-twice',
  severity: 'warning',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Old system is retired in two phases',
  why: 'How long a rollback is possible depends on which of the two is meant.',
  examples: withRouteBack({
    fails: files('Remove Flask from docker-compose'),
    passes: files('Remove the Flask imports from the tests'),
  }),
  check({ plan, report }) {
    const rollouts = [chosenRollout(plan)?.rollout].flatMap((rollout) => rollout ?? []);
    for (const rollout of rollouts.length > 0 ? rollouts : plan.rollout) {
      const step = rollout.steps.find((each) => retiresOld(each, plan));
      const own = step && plan.phases.find((phase) => phase.id === step.phase);
      if (!step || !own) continue;
      const others = [...retiringTasks(plan)].filter(({ phase }) => phase !== own && phase.parent !== own.id);
      const [first, ...rest] = others;
      if (!first) continue;
      const found = report(
        step,
        `${quoted(step)} of ${quoted(own)} switches ${step.retires ?? 'the old system'} off, but "${plainText(first.task.text)}" is a task of ${quoted(first.phase)}.`,
      )
        .at('retires')
        .related(first.task, 'here it goes a second time');
      for (const { task } of rest) found.related(task, 'and here');
      const held = rollout.steps.filter((each) => each.hold);
      for (const each of held) found.related(each, `held for ${each.hold?.raw ?? ''} before`, 'hold');
      for (const task of leaves(first.phase.body.tasks))
        if (task.takes !== undefined) found.related(task, `another ${task.takes} in ${quoted(first.phase)}`);
      found.fix(`Keep one of them: leave the step's retires: out, or the task, or give the step the phase ${first.phase.id}`);
    }
  },
});
