import { type Finding, shortTitle } from '../model/finding.ts';
import { jsonText } from './json-text.ts';
import { countBySeverity, type FindingsReport, open } from './report.ts';

/** A finding as programs get it: with its short title, and whether `check --fix` corrects it. */
export const findingRecord = (finding: Finding) => ({
  ...finding,
  short: shortTitle(finding),
  fixable: finding.edit !== undefined,
});

/** Formats the findings as data, with counts. */
export const json = (report: FindingsReport): string =>
  jsonText({
    version: 1,
    files: report.files,
    plans: report.plans,
    counts: countBySeverity(open(report)),
    accepted: report.findings.length - open(report).length,
    ...(report.known && {
      known: { since: report.known.since, still: report.known.still.map(findingRecord), gone: report.known.gone },
    }),
    findings: report.findings.map(findingRecord),
  });
