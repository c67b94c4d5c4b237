import type { Finding } from '../model/finding.ts';
import { fingerprint } from '../model/fingerprint.ts';
import type { Calendar, Plan, Portfolio } from '../model/plan.ts';
import type { Locate } from '../model/source.ts';
import { severityOf, titleOfRule } from '../reader/catalogue.ts';
import { GitError } from '../reader/git.ts';
import { gitTree } from '../reader/git-tree.ts';
import { readContent } from '../reader/read.ts';

/** An earlier state of a plan, with the calendars of that time. */
export interface Baseline {
  plan: Plan;
  calendars: readonly Calendar[];
}

const RULE = 'reference/baseline';

const unreadable = (plan: Plan, ref: string, error: GitError, locate: Locate): Finding => ({
  rule: RULE,
  title: titleOfRule(RULE),
  severity: severityOf(RULE),
  message: `the baseline cannot be read: ${error.message}`,
  plan: plan.id,
  place: locate(plan.source, ['document', 'baseline']),
  related: [],
  fix: error.fix,
  fingerprint: fingerprint(RULE, plan.id, ref),
});

/** Returns the plans of a ref that are asked for, with the calendars of that time. Throws GitError if it cannot be read. */
async function plansAt(content: string, ref: string, ids: readonly string[]): Promise<[string, Baseline][]> {
  const { portfolio } = await readContent(await gitTree(content, ref));
  return portfolio.plans.flatMap((plan) => (ids.includes(plan.id) ? [[plan.id, { plan, calendars: portfolio.calendars }]] : []));
}

/** Returns the plans at a ref. A plan that did not exist then has no baseline. Throws GitError if the ref cannot be read. */
export async function baselinesAt(content: string, { plans }: Portfolio, ref: string): Promise<Map<string, Baseline>> {
  const ids = plans.map(({ id }) => id);
  return new Map(await plansAt(content, ref, ids));
}

/**
 * Returns each plan at its `document.baseline`. A plan that did not exist then has none; one whose ref cannot be read has a
 * finding, and keeps no other plan from its own.
 */
export async function readBaselines(
  content: string,
  { plans }: Portfolio,
  locate: Locate,
): Promise<{ baselines: Map<string, Baseline>; findings: Finding[] }> {
  const stated = plans.flatMap((plan) => {
    const document = plan.document;
    const ref = document?.baseline;
    return ref === undefined ? [] : [{ plan, ref }];
  });
  const baselines = new Map<string, Baseline>();
  const findings: Finding[] = [];
  for (const [ref, own] of Map.groupBy(stated, (each) => each.ref))
    try {
      const ids = own.map(({ plan }) => plan.id);
      for (const [id, baseline] of await plansAt(content, ref, ids)) baselines.set(id, baseline);
    } catch (error) {
      if (!(error instanceof GitError)) throw error;
      findings.push(...own.map(({ plan }) => unreadable(plan, ref, error, locate)));
    }
  return { baselines, findings };
}
