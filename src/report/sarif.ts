import { pathToFileURL } from 'node:url';
import type { Severity } from '../model/finding.ts';
import type { Place } from '../model/source.ts';
import { jsonText } from './json-text.ts';
import type { FindingsReport } from './report.ts';
import { ALL_RULES } from './rules.ts';

const LEVELS: Record<Severity, 'error' | 'warning' | 'note'> = { error: 'error', warning: 'warning', note: 'note' };

/** SARIF 2.1.0 (OASIS standard), as code scanning reads it. Accepted findings are suppressed results. */
export function sarif(report: FindingsReport): string {
  const used = new Set(report.findings.map((finding) => finding.rule));
  const rules = ALL_RULES.filter((rule) => used.has(rule.id));
  const indexes = new Map(rules.map((rule, index) => [rule.id, index]));
  const location = (place: Place, message?: string) => ({
    physicalLocation: {
      artifactLocation: { uri: encodeURI(place.file), uriBaseId: 'CONTENT' },
      region: { startLine: place.line, startColumn: place.column, endLine: place.endLine, endColumn: place.endColumn },
    },
    ...(message !== undefined && { message: { text: message } }),
  });
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Banyan',
            rules: rules.map((rule) => ({
              id: rule.id,
              shortDescription: { text: rule.title },
              fullDescription: { text: rule.why },
              defaultConfiguration: { level: LEVELS[rule.severity] },
            })),
          },
        },
        originalUriBaseIds: { CONTENT: { uri: `${pathToFileURL(report.root).href}/` } },
        columnKind: 'utf16CodeUnits',
        results: report.findings.map((finding) => ({
          ruleId: finding.rule,
          ...(indexes.has(finding.rule) && { ruleIndex: indexes.get(finding.rule) }),
          level: LEVELS[finding.severity],
          message: { text: finding.fix ? `${finding.message}\nFix: ${finding.fix}` : finding.message },
          locations: [location(finding.place)],
          ...(finding.related.length > 0 && {
            relatedLocations: finding.related.map((each, index) => ({ id: index + 1, ...location(each.place, each.message) })),
          }),
          partialFingerprints: { 'banyan/v1': finding.fingerprint },
          ...(finding.accepted && {
            suppressions: [{ kind: 'inSource', status: 'accepted', justification: finding.accepted.reason }],
          }),
        })),
      },
    ],
  };
  return jsonText(log);
}
