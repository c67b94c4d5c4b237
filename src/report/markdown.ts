import type { Finding } from '../model/finding.ts';
import { code, inert } from './changes/inert.ts';
import { type FindingsReport, open, shownPath, summary } from './report.ts';

/** Formats Markdown for a comment or a job summary. */
export function markdown(report: FindingsReport): string {
  const { cwd } = report;
  const place = (finding: Finding): string => code(`${shownPath(report, finding.place.file, cwd)}:${finding.place.line}`);
  const lines = [`**${inert(summary(report))}**`, ''];
  for (const finding of open(report)) {
    lines.push(`- **${finding.severity}** ${inert(finding.message)} (${code(finding.rule)}, ${place(finding)})`);
    for (const each of finding.related)
      lines.push(`  - ${code(`${shownPath(report, each.place.file, cwd)}:${each.place.line}`)}: ${inert(each.message)}`);
    if (finding.fix) lines.push(`  - Fix: ${inert(finding.fix)}`);
  }
  for (const { rule, short } of report.known?.gone ?? []) lines.push(`- gone: ${inert(short)} (${code(rule)})`);
  return `${lines.join('\n')}\n`;
}
