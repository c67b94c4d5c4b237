import { stems } from '../../analysis/stems.ts';
import type { Plan, Rollout } from '../../model/plan.ts';
import { withRouteBack } from '../route-back.ts';
import { defineRule } from '../rule.ts';

/** From this score of a level (high) an option needs an entry of its own. */
const HIGH = 4;

/** A risk is about an option if it points at it, or if all words of the option's title are in the risk's. */
const isRegistered = (option: Rollout, plan: Plan): boolean =>
  (plan.risks?.risks ?? []).some((risk) => {
    if ((risk.affects ?? []).some((ref) => ref === option.ref)) return true;
    const words = new Set(stems(`${risk.title ?? ''} ${risk.consequence ?? ''}`));
    return stems(option.title ?? '').every((word) => words.has(word));
  });

export const optionRisk = defineRule({
  id: 'risks/option-not-registered',
  severity: 'note',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'High-risk rollout is in no risk',
  why: 'The plan calls it risky without naming the risk, so nothing is done against it.',
  examples: withRouteBack({
    fails: {
      'rollout/switch.mdx':
        '---\ntitle: Immediate switch\nmode: big-bang\nrisk: high\nsteps: [{ title: Switch, share: 100 % }]\n---\n',
      'risks.mdx':
        '---\nrisks:\n  - { title: Slow queries, probability: low, impact: high, mitigation: "Indexes", owner: Ana }\n---\n',
    },
    passes: {
      'rollout/switch.mdx':
        '---\ntitle: Immediate switch\nmode: big-bang\nrisk: high\nsteps: [{ title: Switch, share: 100 % }]\n---\n',
      'risks.mdx':
        '---\nrisks:\n  - { title: Every user meets every defect at once, probability: medium, impact: high, mitigation: "Rehearsal", owner: Ana, affects: [rollout/switch] }\n---\n',
    },
  }),
  check({ plan, facts, report }) {
    if (!plan.risks) return;
    for (const option of plan.rollout) {
      const level = option.risk;
      // An option that a decision has ruled out is no danger any more.
      if (!level || level.score < HIGH || (facts.chosenRollout?.by === 'decision' && facts.chosenRollout.id !== option.id))
        continue;
      if (isRegistered(option, plan)) continue;
      report(
        option,
        `"${option.title ?? option.id}" is called ${level.raw} risk, but none of the ${plan.risks.risks.length} risks is about it.`,
      )
        .at('risk')
        .related(plan.risks, '…but here nothing names it', 'risks')
        .fix(`Write a risk with affects: [${option.ref}] and what is done against it`);
    }
  },
});
