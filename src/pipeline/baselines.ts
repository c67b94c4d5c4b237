import { given } from '../model/field.ts';
import type { Calendar, Plan, Portfolio } from '../model/plan.ts';
import { gitTree } from '../reader/git-tree.ts';
import { readContent } from '../reader/read.ts';

/** An earlier state of a plan, with the calendars of that time. */
export interface Baseline {
  plan: Plan;
  calendars: readonly Calendar[];
}

/**
 * Returns the plans at their baselines: at the given ref, else at each plan's `document.baseline`. A plan that did not exist then
 * has none. Throws GitError if a ref cannot be read.
 */
export async function readBaselines(
  content: string,
  portfolio: Portfolio,
  ref: string | undefined,
): Promise<Map<string, Baseline>> {
  const refs = new Map<string, string[]>();
  for (const plan of portfolio.plans) {
    const document = given(plan.document);
    const own = ref ?? (document && given(document.baseline));
    if (own !== undefined) refs.set(own, [...(refs.get(own) ?? []), plan.id]);
  }
  const baselines = new Map<string, Baseline>();
  for (const [each, plans] of refs) {
    const { portfolio: then } = await readContent(await gitTree(content, each));
    for (const plan of then.plans) if (plans.includes(plan.id)) baselines.set(plan.id, { plan, calendars: then.calendars });
  }
  return baselines;
}
