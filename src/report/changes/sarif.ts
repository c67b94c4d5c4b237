import type { Accepted, ChangeSeverity } from '../../changes/change.ts';
import { allFindings, toldSentences } from '../../changes/comparison.ts';
import type { Severity } from '../../model/finding.ts';
import type { Place } from '../../model/source.ts';
import { jsonText } from '../json-text.ts';
import { ALL_RULES } from '../rules.ts';
import { type ChangesReport, placeOf, unusedText } from './report.ts';

const LEVELS: Record<ChangeSeverity | Severity, 'error' | 'warning' | 'note'> = {
  breaking: 'error',
  error: 'error',
  warning: 'warning',
  note: 'note',
};

/** Changes are rules too, so that code scanning can group and dismiss them. */
const CHANGE_RULES: Record<ChangeSeverity, { title: string; why: string }> = {
  breaking: {
    title: 'A change that breaks a promise',
    why: 'Callers, or the rollback, lose something that the plan had given them.',
  },
  warning: { title: 'A change that promises less', why: 'The plan promises less, risks more or knows less than before.' },
  note: { title: 'A change of the plan', why: 'It is told so that nothing changes silently.' },
};

/** Formats SARIF 2.1.0 (OASIS standard): new findings, and changes above note level. Accepted ones are suppressed. */
export function sarif(report: ChangesReport): string {
  const { comparison, pathOf } = report;
  const introduced = allFindings(comparison).introduced;
  const changes = toldSentences(comparison).filter(({ severity }) => severity !== 'note');
  const consequences = comparison.plans.flatMap((plan) => plan.consequences).filter(({ severity }) => severity !== 'note');
  const location = ({ file, line, column, endLine, endColumn }: Place) => ({
    physicalLocation: {
      artifactLocation: { uri: encodeURI(pathOf(file)) },
      region: { startLine: line, startColumn: column, endLine, endColumn },
    },
  });
  const rule = (id: string, title: string, why: string, level: string) => ({
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    defaultConfiguration: { level },
  });
  const used = new Set(introduced.map((finding) => finding.rule));
  const rules = [
    ...Object.entries(CHANGE_RULES).flatMap(([severity, { title, why }]) =>
      [...changes, ...consequences].some((each) => each.severity === severity)
        ? [rule(`change/${severity}`, title, why, LEVELS[severity as ChangeSeverity])]
        : [],
    ),
    ...ALL_RULES.filter(({ id }) => used.has(id)).map(({ id, title, why, severity }) => rule(id, title, why, LEVELS[severity])),
  ];
  /** What has no line in the head stands at the first of its plan. */
  const result = (
    each: { severity: ChangeSeverity; sentence: string; fingerprint: string; accepted?: Accepted },
    place: Place | undefined,
    plan: string | undefined,
  ) => {
    const file = plan === undefined ? 'portfolio.mdx' : `plans/${plan}/plan.mdx`;
    return {
      ruleId: `change/${each.severity}`,
      level: LEVELS[each.severity],
      message: { text: each.sentence },
      locations: [location(place ?? { file, line: 1, column: 1, endLine: 1, endColumn: 1 })],
      partialFingerprints: { 'banyanChange/v1': each.fingerprint },
      ...(each.accepted && {
        suppressions: [
          { kind: 'external', status: 'accepted', justification: `${each.accepted.reviewer ?? ''}: ${each.accepted.reason}` },
        ],
      }),
    };
  };
  const results = [
    ...changes.map((change) => {
      const place = placeOf(change.changes[0]);
      return result(change, place?.side === 'head' ? place.place : undefined, change.changes[0].plan);
    }),
    ...consequences.map((each) => result(each, each.place, each.plan)),
    ...introduced.map((finding) => ({
      ruleId: finding.rule,
      level: LEVELS[finding.severity],
      message: { text: finding.fix ? `${finding.message}\nFix: ${finding.fix}` : finding.message },
      locations: [location(finding.place)],
      partialFingerprints: { 'banyan/v1': finding.fingerprint },
    })),
  ];
  // What is about the comparison itself has no line; SARIF 3.20.21 has a place for it.
  const notification = (level: 'error' | 'note', message: string) => ({ level, message: { text: message } });
  const notifications = [
    ...comparison.gaps.map(({ file, side, reason }) =>
      notification('error', `${pathOf(file)} of the ${side} cannot be read: ${reason}`),
    ),
    ...[...comparison.limits, ...(report.ahead === undefined ? [] : [report.ahead]), ...unusedText(comparison)].map((each) =>
      notification('note', each),
    ),
  ];
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Banyan', rules } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: comparison.gaps.length === 0,
            ...(notifications.length > 0 && { toolExecutionNotifications: notifications }),
          },
        ],
        results,
      },
    ],
  };
  return jsonText(log);
}
