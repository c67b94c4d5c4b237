import { underHeadings } from '../../changes/alike.ts';
import type { Change, ChangeSeverity } from '../../changes/change.ts';
import { allFindings, type PlanComparison } from '../../changes/comparison.ts';
import { inLog } from '../report.ts';
import { chart } from './chart.ts';
import { acceptanceText, type ChangesReport, cardLines, endedFindings, findingsText, unusedText, whereText } from './report.ts';

const CODES = { bold: 1, dim: 2, strike: 9, red: 31, green: 32, yellow: 33, cyan: 36 } as const;
type Style = (name: keyof typeof CODES, text: string) => string;
const COLOURS: Record<ChangeSeverity, keyof typeof CODES> = { breaking: 'red', warning: 'yellow', note: 'dim' };

/** Removes control characters of plan text from a line, but keeps our own colours. */
const safeLine = (line: string): string =>
  line
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes of `style`
    .split(/(\u001b\[\d+m)/)
    .map((part, index) => (index % 2 === 0 ? inLog(part) : part))
    .join('');

function changes(own: readonly Change[], report: ChangesReport, style: Style): string[] {
  return underHeadings(own.filter(({ within }) => within === undefined)).flatMap(([heading, list]) => [
    `  ${style('bold', heading)}`,
    ...list.flatMap((each) => {
      const { severity, sentence, fingerprint } = each;
      const [first] = each.changes;
      const mark = severity === 'note' ? '' : `${style(COLOURS[severity], severity)} `;
      const accepted = acceptanceText(each);
      return [
        `    ${mark}${sentence}${accepted === undefined ? '' : style('dim', `  ${accepted}`)}`,
        `      ${style('dim', `${whereText(first, report.pathOf)}  ${fingerprint}`)}`,
        ...(first.prose ?? []).map(
          (runs) =>
            `      ${runs
              .map(({ op, text }) => {
                if (op === 'removed') return report.colours ? style('red', style('strike', text)) : `[-${text}-]`;
                if (op === 'added') return report.colours ? style('green', text) : `{+${text}+}`;
                const words = text.split(' ');
                return words.length > 16 ? `${words.slice(0, 6).join(' ')} … ${words.slice(-6).join(' ')}` : text;
              })
              .join(' ')}`,
        ),
      ];
    }),
  ]);
}

function meaning(plan: PlanComparison, style: Style): string[] {
  const said = plan.consequences.map((each) => {
    const { severity, sentence, fingerprint } = each;
    if (severity === 'note') return `  · ${sentence}`;
    const accepted = acceptanceText(each);
    return `  ${style(COLOURS[severity], '!')} ${sentence}  ${style('dim', accepted === undefined ? fingerprint : `${fingerprint}  ${accepted}`)}`;
  });
  const lines = [...cardLines(plan).map((line) => `  · ${line}`), ...said];
  const figures = plan.figures.filter(({ before, after }) => before !== after);
  const width = Math.max(0, ...figures.map(({ name }) => name.length));
  return [
    ...lines,
    ...(lines.length > 0 && figures.length > 0 ? [''] : []),
    ...figures.map(({ name, before, after, change, worse }) => {
      const by = change === '' ? '' : `  ${worse ? style('red', change) : change}`;
      return `  ${name.padEnd(width)}  ${before} → ${after}${by}`;
    }),
    ...(plan.timeline ? ['', ...chart(plan.timeline).map((line) => `  ${line}`)] : []),
  ];
}

/** Formats for a terminal: the summary, then the changes. */
export function pretty(report: ChangesReport): string {
  const { comparison } = report;
  const style: Style = (name, text) => (report.colours ? `\u001b[${CODES[name]}m${text}\u001b[0m` : text);
  const found = allFindings(comparison);
  const lines = [style('bold', comparison.headline), style('dim', `${report.base} → ${report.head}`)];
  if (report.ahead !== undefined) lines.push(style('yellow', report.ahead));
  lines.push('');
  for (const { file, side, reason } of comparison.gaps)
    lines.push(`${style('red', 'incomplete:')} ${report.pathOf(file)} of the ${side} cannot be read: ${reason}`);
  lines.push(...comparison.limits);
  if (comparison.gaps.length + comparison.limits.length > 0) lines.push('');
  for (const plan of comparison.plans) {
    lines.push(style('bold', plan.title));
    const meant = meaning(plan, style);
    lines.push(...meant, ...(meant.length > 0 ? [''] : []), ...changes(plan.changes, report, style), '');
  }
  if (comparison.shared.length > 0)
    lines.push(style('bold', 'Portfolio and calendars'), ...changes(comparison.shared, report, style), '');
  for (const finding of found.introduced) {
    const colour = finding.severity === 'error' ? 'red' : finding.severity === 'warning' ? 'yellow' : 'dim';
    lines.push(
      `${style(colour, `new ${finding.severity}`)} ${finding.message}  ${style('dim', `${finding.rule}  ${report.pathOf(finding.place.file)}:${finding.place.line}  ${finding.fingerprint}`)}`,
    );
    const accepted = acceptanceText(finding);
    if (accepted !== undefined) lines.push(style('dim', `  ${accepted}`));
    if (finding.fix) lines.push(`  ${style('cyan', 'fix:')} ${finding.fix}`);
  }
  for (const { before, after } of found.changed)
    lines.push(
      `${style('dim', `${after.severity}, other values:`)} ${after.message}  ${style('dim', `before: ${before.message}`)}`,
    );
  for (const { word, finding, why } of endedFindings(found))
    lines.push(
      `${style(word === 'resolved' ? 'green' : 'yellow', word)} ${finding.message}  ${style('dim', why === undefined ? finding.rule : `${finding.rule}, ${why}`)}`,
    );
  lines.push(style('dim', `Findings: ${findingsText(found)}`));
  for (const line of unusedText(comparison)) lines.push(style('dim', line));
  if (report.failing.length > 0) lines.push('', style('red', `Fails: ${report.failing.join('; ')}`));
  return `${lines.map(safeLine).join('\n')}\n`;
}
