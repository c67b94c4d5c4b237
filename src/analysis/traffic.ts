import type { Rollout, RolloutStep } from '../model/plan.ts';
import { stepFacts } from './rollout.ts';

/** Shares that the steps of a rollout give for a time: more than one where steps without a time lie in it. */
export interface ShareSpan {
  from: number;
  /** Infinity after the last step. */
  to: number;
  /** Percent on the new system. */
  shares: number[];
  /** The steps that say so; none before the first. */
  steps: RolloutStep[];
}

/** Where a step lies: its own statement. */
export const stepPeriod = (step: RolloutStep) => step.at ?? step.period;

/**
 * What the steps say about the traffic over time, for those that have a place. Time in which a share is not known is
 * left out. Before the first step nothing has moved. A step lasts until the next one begins, and at least for its own time.
 */
export function shareSpans(
  rollout: Rollout,
  place: (step: RolloutStep) => { from: number; to: number } | undefined,
): ShareSpan[] {
  const facts = stepFacts(rollout);
  const spans: (ShareSpan & { known: boolean; own: number })[] = [];
  let untimedBefore = false;
  for (const { step, share } of facts) {
    const stretch = place(step);
    const last = spans.at(-1);
    if (!stretch) {
      if (!last) untimedBefore ||= (share ?? 0) > 0;
      else if (share === undefined) last.known = false;
      else {
        last.shares.push(share);
        last.steps.push(step);
      }
      continue;
    }
    if (last) last.to = Math.max(last.own, stretch.from);
    else if (!untimedBefore)
      spans.push({
        from: Number.NEGATIVE_INFINITY,
        to: stretch.from,
        shares: [0],
        steps: [],
        known: true,
        own: stretch.from,
      });
    spans.push({
      from: stretch.from,
      to: Number.POSITIVE_INFINITY,
      shares: share === undefined ? [] : [share],
      steps: [step],
      known: share !== undefined,
      own: stretch.to,
    });
  }
  return spans.filter((span) => span.known && span.shares.length > 0).map(({ known: _, own: __, ...span }) => span);
}
