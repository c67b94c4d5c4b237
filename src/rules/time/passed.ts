import { listing } from '../listing.ts';
import type { FieldPath, Report, RuleContext, Subject } from '../rule.ts';

/** Something whose day has passed. */
export interface Passed {
  subject: Subject;
  /** As it stands in the list of the message: `"Build" (27 days)`. */
  name: string;
  /** What is reported at its own place. */
  note: string;
  field?: FieldPath;
}

/**
 * Reports everything of one kind as one finding of the plan, with all places; the first is where it points to. The places
 * are its identity, and not the day, so that a finding stays the same from one day to the next.
 */
export function reportPassed(
  { report }: RuleContext,
  passed: readonly Passed[],
  sentence: (names: string, many: boolean) => string,
): Report | undefined {
  const [first, ...others] = passed;
  if (!first) return undefined;
  const found = report(first.subject, sentence(listing(passed.map(({ name }) => name)), others.length > 0));
  if (first.field !== undefined) found.at(first.field);
  for (const { subject, note, field } of others) found.related(subject, note, field);
  return found;
}
