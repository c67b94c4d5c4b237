import type { Severity } from '../model/finding.ts';
import { type FindingsReport, inLog, open, shownPath } from './report.ts';

const LEVELS: Record<Severity, string> = { error: 'error', warning: 'warning', note: 'notice' };

/** Escapes data of a workflow command by percent-encoding (GitHub Actions toolkit, `command.ts`). */
export const data = (text: string): string =>
  text.split('\n').map(inLog).join('\n').replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
export const property = (text: string): string => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');

/** Formats GitHub annotations, one line per finding. */
export function github(report: FindingsReport): string {
  const { cwd } = report;
  return open(report)
    .map((finding) => {
      const { place } = finding;
      const where = `file=${property(shownPath(report, place.file, cwd))},line=${place.line},endLine=${place.endLine},col=${place.column},endColumn=${place.endColumn},title=${property(finding.rule)}`;
      const related = finding.related
        .map((each) => `\n${shownPath(report, each.place.file, cwd)}:${each.place.line}: ${each.message}`)
        .join('');
      return `::${LEVELS[finding.severity]} ${where}::${data(`${finding.message}${related}${finding.fix ? `\nFix: ${finding.fix}` : ''}`)}\n`;
    })
    .join('');
}
