import { counted } from '../analysis/counted.ts';
import type { Finding, Severity } from '../model/finding.ts';
import type { Place } from '../model/source.ts';
import { type FindingsReport, inLog, SEVERITY_WORDS, shownPath, summary } from './report.ts';

const CODES = { bold: 1, dim: 2, red: 31, yellow: 33, blue: 34, cyan: 36 } as const;
type Style = (name: keyof typeof CODES, text: string) => string;

const SEVERITY_COLOURS: Record<Severity, keyof typeof CODES> = { error: 'red', warning: 'yellow', note: 'blue' };

/** Longer source lines are cut around the marked range. */
const WIDTH = 110;

/** The limit of quoted related positions. A finding about many items lists them in its message and in other formats. */
const MOST_PLACES = 3;

/** Returns the terminal columns of a text: CJK and emoji take two, combining marks none. */
const columns = (text: string): number => {
  let width = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (/\p{M}/u.test(char) || code === 0x200d || code === 0xfe0f) continue;
    width +=
      (code >= 0x1100 && code <= 0x115f) ||
      (code >= 0x2e80 && code <= 0xa4cf) ||
      (code >= 0xac00 && code <= 0xd7a3) ||
      (code >= 0xf900 && code <= 0xfaff) ||
      (code >= 0xfe30 && code <= 0xfe6f) ||
      (code >= 0xff00 && code <= 0xff60) ||
      code >= 0x1f300
        ? 2
        : 1;
  }
  return width;
};

/** Returns a line of source with carets under the marked range. */
function excerpt(place: Place, line: string, style: Style, colour: keyof typeof CODES): string[] {
  const end = place.endLine === place.line ? Math.max(place.endColumn, place.column + 1) : line.length + 1;
  let start = place.column - 1;
  let shown = line.replace(/\t/g, ' ');
  let length = Math.max(1, Math.min(end - place.column, line.length - start || 1));
  if (shown.length > WIDTH) {
    const from = Math.max(0, Math.min(start - 30, shown.length - WIDTH));
    shown = `${from > 0 ? '…' : ''}${shown.slice(from, from + WIDTH)}${from + WIDTH < line.length ? '…' : ''}`;
    start = start - from + (from > 0 ? 1 : 0);
    length = Math.max(1, Math.min(length, shown.length - start));
  }
  const gutter = String(place.line).padStart(5);
  const lead = ' '.repeat(columns(inLog(shown.slice(0, start))));
  const carets = '^'.repeat(Math.max(1, columns(inLog(shown.slice(start, start + length)))));
  return [`${style('dim', `${gutter} │`)} ${inLog(shown)}`, `${style('dim', '      │')} ${lead}${style(colour, carets)}`];
}

function finding(each: Finding, report: FindingsReport, style: Style, cwd: string): string[] {
  const colour = SEVERITY_COLOURS[each.severity];
  const { place } = each;
  const lines = [
    `${style('dim', `${shownPath(report, place.file, cwd)}:${place.line}:${place.column}`)} ${style(colour, SEVERITY_WORDS[each.severity])} ${inLog(each.message)}  ${style('dim', each.rule)}`,
  ];
  const line = report.lineOf(place.file, place.line);
  if (line !== undefined && line.trim() !== '') lines.push(...excerpt(place, line, style, colour));
  for (const related of each.related.slice(0, MOST_PLACES)) {
    lines.push(
      `      ${style('dim', `${shownPath(report, related.place.file, cwd)}:${related.place.line}:${related.place.column}`)} ${inLog(related.message)}`,
    );
    const other = report.lineOf(related.place.file, related.place.line);
    if (other !== undefined && other.trim() !== '') lines.push(...excerpt(related.place, other, style, 'cyan'));
  }
  const more = each.related.length - MOST_PLACES;
  if (more > 0) lines.push(`      ${style('dim', `and ${counted(more, 'more place')}`)}`);
  if (each.fix)
    lines.push(`      ${style('cyan', 'fix:')} ${inLog(each.fix)}${each.edit ? style('dim', '  (check --fix does it)') : ''}`);
  if (each.accepted)
    lines.push(
      `      ${style('dim', `accepted: ${inLog(each.accepted.reason)}${each.accepted.until ? ` (until ${each.accepted.until})` : ''}`)}`,
    );
  return lines;
}

/** Formats for a terminal: grouped by file, with the source quoted, and a summary at the end. */
export function pretty(report: FindingsReport): string {
  const style: Style = (name, text) => (report.colours ? `\u001b[${CODES[name]}m${text}\u001b[0m` : text);
  const { cwd } = report;
  const lines: string[] = [];
  let file: string | undefined;
  for (const each of report.findings) {
    if (each.place.file !== file) {
      file = each.place.file;
      lines.push(style('bold', shownPath(report, file, cwd)), '');
    }
    lines.push(...finding(each, report, style, cwd), '');
  }
  const fixable = report.findings.filter(({ edit, accepted }) => edit && !accepted).length;
  if (fixable > 0) lines.push(`${counted(fixable, 'finding')} can be fixed with --fix`);
  lines.push(style('bold', summary(report)), '');
  return lines.join('\n');
}
