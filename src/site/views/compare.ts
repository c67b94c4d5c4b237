import type { Comparison } from '../../changes/comparison.ts';
import { summaryOf } from '../../changes/headline.ts';

/** What a comparison says about one plan; `undefined` where nothing of it changed. */
export function comparisonOf(comparison: Comparison, plan: string): Comparison | undefined {
  const plans = comparison.plans.filter(({ id }) => id === plan);
  const gaps = comparison.gaps.filter(({ file }) => file.startsWith(`plans/${plan}/`));
  if (plans.length === 0 && gaps.length === 0) return undefined;
  const nothing = { introduced: [], resolved: [], changed: [], unchanged: [] };
  const own = { ...comparison, plans, gaps, shared: [], findings: nothing };
  return { ...own, headline: summaryOf(own) };
}
