import { quoted } from '../../analysis/title.ts';
import { withRouteBack } from '../route-back.ts';
import { defineRule } from '../rule.ts';

const rollout = (last: string) => ({
  'rollout/switch.mdx': `---\ntitle: Switch\nmode: big-bang\nsteps:\n  - { title: All, share: 100 %, hold: 1w }\n  - { title: ${last} }\n---\n`,
});

export const rollbackAsStep = defineRule({
  id: 'order/rollback-as-step',
  severity: 'warning',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Rollback is a step of the rollout',
  why: 'Steps are carried out one after another; a rollback is the exit from any of them, and usually never happens.',
  examples: withRouteBack({ fails: rollout('Rollback'), passes: rollout('Rehearse the rollback') }),
  check({ plan, report }) {
    for (const rollout of plan.rollout) {
      rollout.steps.forEach((step, index) => {
        if (!/^(automat\w* |emergency |full )?roll[ -]?back( procedure| plan)?$/i.test((step.title ?? '').trim())) return;
        const [procedure] = plan.rollback;
        const found = report(
          step,
          `${quoted(step)} is step ${index + 1} of ${rollout.steps.length} of ${quoted(rollout)}: it would be carried out after the others, and not instead of them.`,
        ).at('title');
        if (procedure) found.related(procedure, 'the procedure');
        found.fix(
          'Leave the step out, describe it in rollback/<n>-<procedure>.mdx, and name its triggers in the other steps: abortIf: [<trigger>]',
        );
      });
    }
  },
});
