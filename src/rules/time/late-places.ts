import { counted } from '../../analysis/counted.ts';
import { given } from '../../model/field.ts';
import type { TimedPlace } from '../../schedule/plan-schedule.ts';
import { listing } from '../listing.ts';
import type { Report, RuleContext } from '../rule.ts';

/** Whether work on the plan goes on: nothing of a plan that is done or cancelled is late. */
export const isRunning = ({ plan }: RuleContext): boolean => given(plan.status) !== 'done' && given(plan.status) !== 'cancelled';

/** Something that is late, by the name that readers know, with what its time was. */
export interface Late {
  place: TimedPlace;
  name: string;
  /** `since 2026-05-18` */
  when: string;
}

/** One finding for all that is late in one way: at the first, with the others as related places. */
export function reportLate(
  { report }: RuleContext,
  late: readonly Late[],
  noun: readonly [one: string, many: string],
  what: string,
): Report | undefined {
  const [first, ...others] = late;
  if (!first) return undefined;
  const names = listing(late.map(({ name, when }) => `"${name}" (${when})`));
  const subject = late.length === 1 ? `The ${noun[0]} ${names}` : `${counted(late.length, noun[0], noun[1])}`;
  const found = report(first.place, late.length === 1 ? `${subject} ${what}.` : `${subject} ${what}: ${names}.`);
  for (const { place, name, when } of others) found.related(place, `${name}: ${when}`);
  return found;
}
