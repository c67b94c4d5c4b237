import { rowLabel } from '../../analysis/labels.ts';
import { chosenRollout, stepFacts, stepStates } from '../../analysis/rollout.ts';
import { quoted } from '../../analysis/title.ts';
import type { Plan, RolloutStep } from '../../model/plan.ts';
import { listing } from '../listing.ts';
import { withRouteBack } from '../route-back.ts';
import { defineRule } from '../rule.ts';

/** The step that the rollout has reached, with the share of the new system in percent. */
function reachedStep(plan: Plan): { step: RolloutStep; share: number } | undefined {
  const chosen = chosenRollout(plan)?.rollout;
  if (!chosen) return undefined;
  const states = stepStates(chosen, plan);
  const index = states.findLastIndex((state) => state === 'begun' || state === 'done');
  const facts = stepFacts(chosen)[index];
  return facts?.share === undefined ? undefined : { step: facts.step, share: facts.share };
}

/** Stages in which all calls, or some, go to the old system, and those in which none does. */
const OLD_ANSWERS = ['legacy-only', 'shadow', 'canary', 'ramping'];
const OLD_IS_OUT = ['migrated', 'gone'];

const files = (stage: string): Record<string, string> => ({
  'plan.mdx': '---\ntitle: Example\nstatus: in-progress\nowner: Ana\nfrom: { system: Old }\nto: { system: New }\n---\n',
  'endpoints/api.mdx': `---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - { from: GET /users, to: same, stage: ${stage}, parity: [{ source: replay of 2 May, asOf: 2026-05-02 }] }\n---\n`,
  'rollout/ramp.mdx':
    '---\ntitle: Ramp\nmode: canary\ndefaults: { abortIf: [{ when: Errors }] }\nsteps:\n  - { title: A tenth, share: 10 %, status: in-progress, hold: 1w }\n  - { title: All, share: 100 %, status: planned, retires: Old }\n---\n',
});

export const stageAgainstRollout = defineRule({
  id: 'endpoints/stage-against-rollout',
  severity: 'warning',
  profile: 'recommended',
  since: '0.2.0',
  title: 'Stage contradicts the step that the rollout has reached',
  why: 'One of the two is out of date, and the next step may be decided by the wrong one.',
  examples: withRouteBack({ fails: files('migrated'), passes: files('canary') }),
  check({ plan, facts, report }) {
    const reached = reachedStep(plan);
    if (!reached) return;
    const contradicting = reached.share < 100 ? OLD_IS_OUT : OLD_ANSWERS;
    for (const surface of plan.endpoints) {
      const rows = facts.endpoints.filter(
        ({ surface: own, mapping, from, to }) =>
          own === surface &&
          contradicting.includes(mapping.stage ?? '') &&
          mapping.share === undefined &&
          from.length > 0 &&
          to.length > 0,
      );
      const [first, ...others] = rows;
      if (!first) continue;
      const names = rows.map(({ mapping }) => `${rowLabel(mapping)} (\`${mapping.stage}\`)`);
      const finding = report(
        first.mapping,
        `The rollout has reached ${quoted(reached.step)}, with ${reached.share} % on the new system, but the stage of ${listing(names)} says otherwise.`,
      )
        .at('stage')
        .related(reached.step, 'the step that is reached', 'share')
        .fix('Write the stage that was observed; an operation that moves on its own has a share: of its own');
      for (const { mapping } of others) finding.related(mapping, 'so does this one', 'stage');
    }
  },
});
