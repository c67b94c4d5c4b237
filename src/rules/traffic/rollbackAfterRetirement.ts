import { plainText } from '../../facts/plainText.ts';
import { namesOldSystem, retiresOld, retiringTasks } from '../../facts/retirement.ts';
import { quoted } from '../../facts/title.ts';
import { given, isAbsent } from '../../model/field.ts';
import type { Plan, Rollback } from '../../model/plan.ts';
import type { Subject } from '../rule.ts';
import { defineRule } from '../rule.ts';

const files = (until: string) => ({
  'rollout/switch.mdx':
    '---\ntitle: Switch\nmode: big-bang\nsteps:\n  - { title: All, share: 100 %, hold: 1w }\n  - { title: Switch off, retires: Old }\n---\n',
  'rollback/1-back.mdx': `---\ntitle: Back to the old system\nkind: application\nwithin: 5 min\n${until}---\n\n1. Route the traffic to the old system\n`,
});

/** Procedures that need the old system to be there. */
const goesBack = (rollback: Rollback, plan: Plan): boolean => {
  const kind = given(rollback.kind);
  if (kind === 'database' || kind === 'data' || kind === 'configuration') return false;
  const texts = [given(rollback.title), given(rollback.goesTo), ...rollback.body.steps.map((step) => step.text)];
  return texts.some((text) => text !== undefined && namesOldSystem(plainText(text), plan));
};

export const rollbackAfterRetirement = defineRule({
  id: 'traffic/rollback-after-retirement',
  severity: 'warning',
  title: 'A rollback needs the old system, and nothing says until when it is possible',
  why: 'Once the old system is switched off, the procedure leads nowhere.',
  examples: { fails: files(''), passes: files('until: { after: 1w, from: rollout/switch/all }\n') },
  check({ plan, report }) {
    const retiring = plan.rollout.flatMap(({ steps }) => steps.filter((step) => retiresOld(step, plan)));
    const tasks = [...retiringTasks(plan)];
    const [first] = retiring;
    const away: { subject: Subject; words: string } | undefined = first
      ? { subject: first, words: quoted(first) }
      : tasks[0] && { subject: tasks[0].task, words: `"${plainText(tasks[0].task.text)}" in ${quoted(tasks[0].phase)}` };
    if (!away) return;
    for (const rollback of plan.rollback) {
      const until = given(rollback.until);
      if (
        (until && (given(until.after) ?? given(until.from) ?? given(until.note))) ||
        (isAbsent(rollback.until) && 'notApplicable' in rollback.until) ||
        !goesBack(rollback, plan)
      )
        continue;
      const found = report(
        rollback,
        `${quoted(rollback)} needs the old system, which ${away.words} takes away; until when the rollback is possible is not said.`,
      );
      if (rollback.until !== undefined) found.at('until');
      found.related(away.subject, 'here it goes');
      for (const { task } of first ? tasks : tasks.slice(1)) found.related(task, 'and here');
      found.fix('Write until: { after: 1w, from: rollout/<rollout>/<step> }');
    }
  },
});
