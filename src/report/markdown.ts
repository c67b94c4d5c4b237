import type { Finding } from '../model/finding.ts';
import { type FindingsReport, open, shownPath, summary } from './report.ts';

/** Text in a Markdown paragraph or table cell: nothing of it is markup, a mention or a reference. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\\`*_{}[\]<>#|~]/g, (char) => `\\${char}`)
    .replace(/@(?=\w)/g, '@\u200b')
    .replace(/\n/g, ' ');

/** Text as code, whatever backticks it holds. */
export function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map((match) => match[0].length));
  const ticks = '`'.repeat(longest + 1);
  return longest > 0 ? `${ticks} ${text} ${ticks}` : `${ticks}${text}${ticks}`;
}

/** For a comment or a job summary. */
export function markdown(report: FindingsReport): string {
  const cwd = process.cwd();
  const place = (finding: Finding): string => code(`${shownPath(report, finding.place.file, cwd)}:${finding.place.line}`);
  const lines = [`**${escapeMarkdown(summary(report))}**`, ''];
  for (const finding of open(report)) {
    lines.push(`- **${finding.severity}** ${escapeMarkdown(finding.message)} (${code(finding.rule)}, ${place(finding)})`);
    for (const each of finding.related)
      lines.push(`  - ${code(`${shownPath(report, each.place.file, cwd)}:${each.place.line}`)}: ${escapeMarkdown(each.message)}`);
    if (finding.fix) lines.push(`  - Fix: ${escapeMarkdown(finding.fix)}`);
  }
  return `${lines.join('\n')}\n`;
}
