import { pathToFileURL } from 'node:url';
import { type Edit, type Finding, type Severity, shortTitle } from '../model/finding.ts';
import type { Place } from '../model/source.ts';
import { jsonText } from './json-text.ts';
import type { FindingsReport } from './report.ts';
import { ALL_RULES, helpUrl, type RuleRecord } from './rules.ts';

const LEVELS: Record<Severity, 'error' | 'warning' | 'note'> = { error: 'error', warning: 'warning', note: 'note' };

const descriptor = (rule: RuleRecord, site: string | undefined) => {
  const url = helpUrl(site, rule.id);
  return {
    id: rule.id,
    name: rule.id.replace(/(?:^|[/-])([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.why },
    ...(url !== undefined && { helpUri: url }),
    help: {
      text: `${rule.title}. ${rule.why}`,
      markdown: `**${rule.title}.** ${rule.why}${url === undefined ? '' : ` [Examples](${url})`}`,
    },
    defaultConfiguration: { level: LEVELS[rule.severity] },
    properties: {
      tags: [rule.id.split('/')[0], ...(rule.profile ? [rule.profile] : [])],
      ...(rule.profile && { profile: rule.profile }),
      ...(rule.since !== undefined && { since: rule.since }),
      ...(rule.languages && { languages: rule.languages }),
    },
  };
};

/**
 * SARIF 2.1.0 (OASIS standard), as code scanning reads it. Accepted findings are suppressed results; known ones and those
 * that are gone have the baseline states `unchanged` and `absent`.
 */
export function sarif(report: FindingsReport): string {
  const { known } = report;
  const shown: readonly [Finding, state?: 'new' | 'unchanged'][] = [
    ...report.findings.map((finding): [Finding, ('new' | 'unchanged')?] => (known ? [finding, 'new'] : [finding])),
    ...(known?.still ?? []).map((finding): [Finding, 'unchanged'] => [finding, 'unchanged']),
  ];
  const used = new Set([...shown.map(([{ rule }]) => rule), ...(known?.gone ?? []).map(({ rule }) => rule)]);
  const rules = ALL_RULES.filter((rule) => used.has(rule.id));
  const indexes = new Map(rules.map((rule, index) => [rule.id, index]));
  const location = (place: Place, message?: string) => ({
    physicalLocation: {
      artifactLocation: { uri: encodeURI(place.file), uriBaseId: 'CONTENT' },
      region: { startLine: place.line, startColumn: place.column, endLine: place.endLine, endColumn: place.endColumn },
    },
    ...(message !== undefined && { message: { text: message } }),
  });
  const fix = ({ place, text }: Edit, description?: string) => ({
    ...(description !== undefined && { description: { text: description } }),
    artifactChanges: [
      {
        artifactLocation: location(place).physicalLocation.artifactLocation,
        replacements: [
          { deletedRegion: location(place).physicalLocation.region, ...(text !== '' && { insertedContent: { text } }) },
        ],
      },
    ],
  });
  const absent = (known?.gone ?? []).map(({ rule, short, file, fingerprint }) => ({
    ruleId: rule,
    ...(indexes.has(rule) && { ruleIndex: indexes.get(rule) }),
    level: 'none',
    baselineState: 'absent',
    message: { text: short },
    locations: [{ physicalLocation: { artifactLocation: { uri: encodeURI(file), uriBaseId: 'CONTENT' } } }],
    partialFingerprints: { 'banyan/v1': fingerprint },
  }));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Banyan',
            ...(report.version !== undefined && { version: report.version, semanticVersion: report.version }),
            ...(report.site !== undefined && { informationUri: report.site }),
            rules: rules.map((rule) => descriptor(rule, report.site)),
          },
        },
        originalUriBaseIds: { CONTENT: { uri: `${pathToFileURL(report.root).href}/` } },
        columnKind: 'utf16CodeUnits',
        results: [
          ...shown.map(([finding, state]) => ({
            ruleId: finding.rule,
            ...(indexes.has(finding.rule) && { ruleIndex: indexes.get(finding.rule) }),
            level: LEVELS[finding.severity],
            ...(state && { baselineState: state }),
            message: { text: finding.fix ? `${finding.message}\nFix: ${finding.fix}` : finding.message },
            locations: [location(finding.place)],
            ...(finding.related.length > 0 && {
              relatedLocations: finding.related.map((each, index) => ({ id: index + 1, ...location(each.place, each.message) })),
            }),
            partialFingerprints: { 'banyan/v1': finding.fingerprint },
            properties: { short: shortTitle(finding), fixable: finding.edit !== undefined },
            ...(finding.edit && { fixes: [fix(finding.edit, finding.fix)] }),
            ...(finding.accepted && {
              suppressions: [{ kind: 'inSource', status: 'accepted', justification: finding.accepted.reason }],
            }),
          })),
          ...absent,
        ],
      },
    ],
  };
  return jsonText(log);
}
