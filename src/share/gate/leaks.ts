import { planFacts } from '../../analysis/facts.ts';
import type { CivilDate } from '../../model/values/civil.ts';
import type { ComputedPlan } from '../../pipeline/compute.ts';
import type { ShareAudience } from '../audiences.ts';
import { sharePage } from '../page/page.ts';
import { seesRow } from '../projection/allowance.ts';
import { projectPlan, readsOf } from '../projection/project.ts';
import { markedWords, withoutMarked, wordsFor } from '../projection/words.ts';
import { Canaries, type Canary } from './canaries.ts';

/** Makes a page from a plan, for a trial by the release gate. */
export type Make = (computed: ComputedPlan, audience: ShareAudience, asOf: CivilDate) => string;

/** Makes the page of a plan whose author texts are marked. */
export const markedPage: Make = (computed, audience, asOf) =>
  sharePage(projectPlan(computed, audience, asOf, markedWords(wordsFor(computed.plan, audience))));

const isAllowed = ({ field, ref }: Canary, reads: ReadonlySet<string>, audience: ShareAudience): boolean => {
  if (ref.startsWith('page/') && field.startsWith('page.')) return audience.pages.includes(ref.slice('page/'.length));
  const parts = field.split('.');
  return seesRow(audience, ref) && parts.some((_, index) => reads.has(parts.slice(0, index + 1).join('.')));
};

/**
 * Returns the texts that an audience would see without permission, and texts that bypassed redaction: marks every text of the
 * plan, makes the page of the marked plan, and searches it for the marks. Exact, whatever the texts are.
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
