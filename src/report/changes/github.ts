import type { ToldChange } from '../../changes/alike.ts';
import type { ChangeSeverity } from '../../changes/change.ts';
import { allFindings, isOpen, toldSentences } from '../../changes/comparison.ts';
import type { Severity } from '../../model/finding.ts';
import type { Place } from '../../model/source.ts';
import { data, property } from '../github.ts';
import { type ChangesReport, placeOf, unusedText } from './report.ts';

const LEVELS: Record<ChangeSeverity | Severity, string> = {
  breaking: 'error',
  error: 'error',
  warning: 'warning',
  note: 'notice',
};

/** GitHub shows so many annotations of each level in a step. */
const MOST = 10;

/** As many annotations as are shown; the last of a level says how many more there are. */
function capped(lines: readonly string[]): string {
  const levels = Map.groupBy(lines, (each) => /^::(\w+)/.exec(each)?.[1] ?? '');
  const kept = new Set([...levels.values()].flatMap((own) => (own.length <= MOST ? own : own.slice(0, MOST - 1))));
  const rest = [...levels].flatMap(([level, own]) =>
    own.length <= MOST ? [] : [`::${level} title=Plan::and ${own.length - MOST + 1} more, in the summary of the job\n`],
  );
  return [...lines.filter((each) => kept.has(each)), ...rest].join('');
}

/**
 * Formats workflow annotations: severe changes and new findings at their line, consequences at the plan. Anything only on the
 * base side has no line in the pull request, and is annotated without one.
 */
export function github(report: ChangesReport): string {
  const { comparison } = report;
  const line = (level: string, title: string, message: string, place?: Place): string => {
    const where = place ? `file=${property(report.pathOf(place.file))},line=${place.line},endLine=${place.endLine},` : '';
    return `::${level} ${where}title=${property(title)}::${data(message)}\n`;
  };
  const change = ({ severity, sentence, fingerprint, changes: [first] }: ToldChange): string => {
    const place = placeOf(first);
    return line(LEVELS[severity], `Plan change ${fingerprint}`, sentence, place?.side === 'head' ? place.place : undefined);
  };
  const grave = toldSentences(comparison).filter((each) => each.severity !== 'note' && isOpen(each));
  return capped([
    line('notice', 'Plan', comparison.headline),
    ...comparison.gaps.map(({ file, side, reason }) =>
      line('error', 'Incomplete comparison', `${report.pathOf(file)} of the ${side} cannot be read: ${reason}`),
    ),
    ...comparison.limits.map((limit) => line('notice', 'Limit', limit)),
    ...(report.ahead === undefined ? [] : [line('notice', 'After merging', report.ahead)]),
    ...unusedText(comparison).map((unused) => line('notice', 'Unused acceptance', unused)),
    ...comparison.plans.flatMap(({ consequences, title }) =>
      consequences
        .filter((each) => each.severity !== 'note' && isOpen(each))
        .map(({ severity, sentence, place }) => line(LEVELS[severity], title, sentence, place)),
    ),
    ...grave.map(change),
    ...allFindings(comparison)
      .introduced.filter(isOpen)
      .map((finding) =>
        line(
          LEVELS[finding.severity],
          finding.rule,
          `${finding.message}${finding.fix ? `\nFix: ${finding.fix}` : ''}`,
          finding.place,
        ),
      ),
  ]);
}
