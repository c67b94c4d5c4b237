import type { Computed, ComputedPlan } from '../../pipeline/compute.ts';

/**
 * Returns the plan that a portfolio opens on: its only one, where the portfolio itself has nothing to say. Pages over all
 * plans would repeat that plan's own.
 */
export function onlyPlan({ portfolio, plans }: Pick<Computed, 'portfolio' | 'plans'>): ComputedPlan | undefined {
  const own = portfolio.file?.body.text.trim() ?? '';
  return plans.length === 1 && own === '' ? plans[0] : undefined;
}
