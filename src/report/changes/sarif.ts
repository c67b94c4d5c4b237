import type { ChangeSeverity } from '../../changes/change.ts';
import { allFindings, toldChanges } from '../../changes/comparison.ts';
import type { Severity } from '../../model/finding.ts';
import type { Place } from '../../model/source.ts';
import { jsonText } from '../json-text.ts';
import { ALL_RULES } from '../rules.ts';
import { type ChangesReport, placeOf } from './report.ts';

const LEVELS: Record<ChangeSeverity | Severity, 'error' | 'warning' | 'note'> = {
  breaking: 'error',
  error: 'error',
  warning: 'warning',
  note: 'note',
};

/** Changes have rules of their own, so that code scanning can group and dismiss them. */
const CHANGE_RULES: Record<ChangeSeverity, { title: string; why: string }> = {
  breaking: {
    title: 'A change that breaks a promise',
    why: 'Callers, or the way back, lose something that the plan had given them.',
  },
  warning: { title: 'A change that promises less', why: 'The plan promises less, risks more or knows less than before.' },
  note: { title: 'A change of the plan', why: 'It is told so that nothing changes silently.' },
};

/** SARIF 2.1.0 (OASIS standard): new findings, and changes that are no mere notes. Accepted ones are suppressed. */
export function sarif(report: ChangesReport): string {
  const { comparison, pathOf } = report;
  const introduced = allFindings(comparison).introduced;
  const changes = toldChanges(comparison).filter(({ severity }) => severity !== 'note');
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
      changes.some((change) => change.severity === severity)
        ? [rule(`change/${severity}`, title, why, LEVELS[severity as ChangeSeverity])]
        : [],
    ),
    ...ALL_RULES.filter(({ id }) => used.has(id)).map(({ id, title, why, severity }) => rule(id, title, why, LEVELS[severity])),
  ];
  const results = [
    ...changes.flatMap((change) => {
      const place = placeOf(change);
      return [
        {
          ruleId: `change/${change.severity}`,
          level: LEVELS[change.severity],
          message: { text: change.sentence },
          // What is gone has no line in the head; the file that it stood in is the nearest place.
          locations: place ? [location(place.place)] : [],
          partialFingerprints: { 'banyanChange/v1': change.fingerprint },
          ...(change.accepted && {
            suppressions: [
              { kind: 'external', status: 'accepted', justification: `${change.accepted.reviewer}: ${change.accepted.reason}` },
            ],
          }),
        },
      ];
    }),
    ...introduced.map((finding) => ({
      ruleId: finding.rule,
      level: LEVELS[finding.severity],
      message: { text: finding.fix ? `${finding.message}\nFix: ${finding.fix}` : finding.message },
      locations: [location(finding.place)],
      partialFingerprints: { 'banyan/v1': finding.fingerprint },
    })),
  ];
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Banyan', rules } },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: comparison.gaps.length === 0 }],
        results,
      },
    ],
  };
  return jsonText(log);
}
