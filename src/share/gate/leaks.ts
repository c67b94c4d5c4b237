import { planFacts } from '../../analysis/facts.ts';
import type { CivilDate } from '../../model/values/civil.ts';
import type { ComputedPlan } from '../../pipeline/compute.ts';
import type { ShareAudience } from '../audiences.ts';
import { sharePage } from '../page/page.ts';
import { seesRow } from '../projection/allowance.ts';
import { projectPlan, readsOf } from '../projection/project.ts';
import { markedWords, withoutMarked, wordsFor } from '../projection/words.ts';
import { Canaries, type Canary } from './canaries.ts';

/** How a page is made of a plan: the release gate tries it out. */
export type Make = (computed: ComputedPlan, audience: ShareAudience, asOf: CivilDate) => string;

/** The page of a plan, in which what an author wrote is marked. */
export const markedPage: Make = (computed, audience, asOf) =>
  sharePage(projectPlan(computed, audience, asOf, markedWords(wordsFor(computed.plan, audience))));

const isAllowed = ({ field, ref }: Canary, reads: ReadonlySet<string>, audience: ShareAudience): boolean => {
  if (ref.startsWith('page/') && field.startsWith('page.')) return audience.pages.includes(ref.slice('page/'.length));
  const parts = field.split('.');
  return seesRow(audience, ref) && parts.some((_, index) => reads.has(parts.slice(0, index + 1).join('.')));
};

/**
 * Texts that an audience gets to see without being allowed to, and texts that were not redacted on their way: every text of
 * the plan is marked, the page is made of the marked plan, and the marks are looked for in it. Exact, whatever the texts are.
 */
export function leaksOf(computed: ComputedPlan, audience: ShareAudience, asOf: CivilDate, make: Make = markedPage): Canary[] {
  const canaries = new Canaries(computed.plan);
  const plan = canaries.plant(computed.plan, 'plan');
  const schedule = canaries.plant(computed.schedule, 'schedule');
  const output = make({ ...computed, plan, schedule, facts: planFacts(plan) }, audience, asOf);
  const reads = readsOf(computed, audience, asOf);
  const hidden = canaries.found(output).filter((canary) => !isAllowed(canary, reads, audience));
  return [...new Set([...hidden, ...canaries.found(withoutMarked(output))])];
}
