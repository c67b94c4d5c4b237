import { jsonText } from './json-text.ts';
import { countBySeverity, type FindingsReport, open } from './report.ts';

/** The findings as they are, with their counts. */
export const json = (report: FindingsReport): string =>
  jsonText({
    version: 1,
    files: report.files,
    plans: report.plans,
    counts: countBySeverity(open(report)),
    accepted: report.findings.length - open(report).length,
    findings: report.findings,
  });
