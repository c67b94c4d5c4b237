import { chosenRollout, cutoverStep } from '../../analysis/rollout.ts';
import { quoted } from '../../analysis/title.ts';
import { leaves } from '../../model/body.ts';
import { plainText } from '../../model/plain-text.ts';
import { phaseSequence } from '../../schedule/sequence.ts';
import { withRouteBack } from '../route-back.ts';
import { defineRule } from '../rule.ts';

const files = (task: string) => ({
  'phases/1-cutover.mdx': '---\ntitle: Cutover\nstatus: planned\nduration: 1w\n---\n\n- [ ] Follow the rollout\n',
  'phases/2-cleanup.mdx': `---\ntitle: Cleanup\nstatus: planned\nduration: 1w\n---\n\n- [ ] ${task}\n`,
  'rollout/switch.mdx':
    '---\ntitle: Switch\nmode: big-bang\ndefaults: { phase: cutover }\nsteps:\n  - { title: All, share: 100 %, hold: 1w }\n---\n',
});

/** A task that moves traffic of users, and not one that watches, copies or sends it back. */
const MOVES = /\b(redirect|re-?route|route|shift|switch|move|migrate|transfer)\b(?:\s+\S+){0,4}\s+\btraffic\b/i;
const BACK = /\b(back|rollback|shadow|mirror|test|internal|staging|fallback)\b/i;

export const movedAgain = defineRule({
  id: 'traffic/moved-again',
  severity: 'warning',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Task moves traffic that has already moved',
  why: 'Either the rollout does not reach 100 % in its phase, or the task has nothing to do.',
  examples: withRouteBack({ fails: files('Redirect the remaining traffic'), passes: files('Delete the old routes') }),
  check({ plan, schedule, report }) {
    const sequence = phaseSequence(plan, schedule);
    const chosen = chosenRollout(plan)?.rollout;
    const rollouts = chosen ? [chosen] : plan.rollout;
    for (const rollout of rollouts) {
      const all = cutoverStep(rollout);
      const moved = all && plan.phases.find((phase) => phase.id === all.phase);
      if (!all || !moved) continue;
      for (const phase of plan.phases) {
        if (!sequence.precedes(moved.id, phase.id)) continue;
        for (const task of leaves(phase.body.tasks)) {
          const text = plainText(task.text);
          if (!MOVES.test(text) || BACK.test(text)) continue;
          report(
            task,
            `"${text}" is a task of ${quoted(phase)}, but ${quoted(all)} has moved all of the traffic in ${quoted(moved)} before.`,
          )
            .related(all, '100 % here', 'share')
            .fix(`Leave the task out, or let ${quoted(rollout)} go on in ${quoted(phase)}: phase: ${phase.id} in its last steps`);
        }
      }
    }
  },
});
