import { told } from '../../changes/alike.ts';
import type { Change, ChangeSeverity } from '../../changes/change.ts';
import { allFindings, toldChanges } from '../../changes/comparison.ts';
import type { Severity } from '../../model/finding.ts';
import type { Place } from '../../model/source.ts';
import { data, property } from '../github.ts';
import { type ChangesReport, placeOf } from './report.ts';

const LEVELS: Record<ChangeSeverity | Severity, string> = {
  breaking: 'error',
  error: 'error',
  warning: 'warning',
  note: 'notice',
};

/**
 * Annotations of a pull request: grave changes and new findings at their line, what follows from them at the plan.
 * What stands on the base's side only has no line in the pull request, and is told without one.
 */
export function github(report: ChangesReport): string {
  const { comparison } = report;
  const line = (level: string, title: string, message: string, place?: Place): string => {
    const where = place ? `file=${property(report.pathOf(place.file))},line=${place.line},endLine=${place.endLine},` : '';
    return `::${level} ${where}title=${property(title)}::${data(message)}\n`;
  };
  const change = (sentence: string, own: Change): string => {
    const place = placeOf(own);
    return line(
      LEVELS[own.severity],
      `Plan change ${own.fingerprint}`,
      sentence,
      place?.side === 'head' ? place.place : undefined,
    );
  };
  const grave = toldChanges(comparison).filter(({ severity, accepted }) => severity !== 'note' && !accepted);
  return [
    line('notice', 'Plan', comparison.headline),
    ...comparison.gaps.map(({ file, side, reason }) =>
      line('error', 'Incomplete comparison', `${report.pathOf(file)} of the ${side} cannot be read: ${reason}`),
    ),
    ...comparison.limits.map((limit) => line('notice', 'Limit', limit)),
    ...comparison.plans.flatMap(({ consequences, title }) =>
      consequences
        .filter(({ severity }) => severity !== 'note')
        .map(({ severity, sentence, place }) => line(LEVELS[severity], title, sentence, place)),
    ),
    ...told(grave).flatMap(({ sentence, changes }) => (changes[0] ? [change(sentence, changes[0])] : [])),
    ...allFindings(comparison).introduced.map((finding) =>
      line(
        LEVELS[finding.severity],
        finding.rule,
        `${finding.message}${finding.fix ? `\nFix: ${finding.fix}` : ''}`,
        finding.place,
      ),
    ),
  ].join('');
}
