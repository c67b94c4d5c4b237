import { type Finding, shortTitle } from '../model/finding.ts';
import { compareText } from '../model/order.ts';
import type { BaselineEntry } from '../reader/baseline-file.ts';
import { READING_ERRORS } from '../reader/catalogue.ts';
import type { KnownFindings } from './report.ts';

const entryOf = (finding: Finding): BaselineEntry => ({
  fingerprint: finding.fingerprint,
  rule: finding.rule,
  file: finding.place.file,
  short: shortTitle(finding),
  ...(finding.plan !== undefined && { plan: finding.plan }),
});

/** Errors of reading cannot be known beforehand: what could not be read is missing from the plan. */
export const canBeKnown = ({ rule, severity, accepted }: Finding): boolean =>
  accepted === undefined && !(severity === 'error' && READING_ERRORS.has(rule));

/** The entries of a baseline for the findings that it can hold, in the order of files and fingerprints. */
export const baselineOf = (findings: readonly Finding[]): BaselineEntry[] =>
  findings
    .filter(canBeKnown)
    .map(entryOf)
    .sort((a, b) => compareText(a.file, b.file) || compareText(a.rule, b.rule) || compareText(a.fingerprint, b.fingerprint));

/** Splits findings into those that a baseline does not have, those that it has, and what of it is gone. Each entry covers one finding. */
export function compareWithBaseline(
  findings: readonly Finding[],
  entries: readonly BaselineEntry[],
  since: string,
): { fresh: Finding[]; known: KnownFindings } {
  const left = Map.groupBy(entries, ({ fingerprint }) => fingerprint);
  const [fresh, still]: [Finding[], Finding[]] = [[], []];
  for (const finding of findings) {
    const covered = canBeKnown(finding) && left.get(finding.fingerprint)?.pop() !== undefined;
    (covered ? still : fresh).push(finding);
  }
  // What is accepted by now is not gone.
  for (const { fingerprint, accepted } of findings) if (accepted) left.get(fingerprint)?.pop();
  return { fresh, known: { since, still, gone: [...left.values()].flat() } };
}
