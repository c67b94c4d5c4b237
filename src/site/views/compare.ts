import type { Comparison } from '../../changes/comparison.ts';
import { NO_FINDINGS } from '../../changes/findings.ts';
import { summaryOf } from '../../changes/headline.ts';

/** What a comparison says about one plan; `undefined` where nothing of it changed. */
export function comparisonOf(comparison: Comparison, plan: string): Comparison | undefined {
  const plans = comparison.plans.filter(({ id }) => id === plan);
  const gaps = comparison.gaps.filter(({ file }) => file.startsWith(`plans/${plan}/`));
  if (plans.length === 0 && gaps.length === 0) return undefined;
  const own = { ...comparison, plans, gaps, shared: [], findings: NO_FINDINGS };
  return { ...own, headline: summaryOf(own) };
}
