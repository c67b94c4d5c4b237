import type { Severity } from '../model/finding.ts';
import type { Place } from '../model/source.ts';
import { jsonText } from './json-text.ts';
import { type FindingsReport, open, shownPath } from './report.ts';
import { helpUrl } from './rules.ts';

const SEVERITIES: Record<Severity, 'ERROR' | 'WARNING' | 'INFO'> = { error: 'ERROR', warning: 'WARNING', note: 'INFO' };

/** Formats the Reviewdog Diagnostic Format (reviewdog's `proto/rdf`). Its columns count UTF-8 bytes. */
export function rdjson(report: FindingsReport): string {
  const { cwd } = report;
  const column = (file: string, line: number, utf16: number): number =>
    Buffer.byteLength((report.lineOf(file, line) ?? '').slice(0, utf16 - 1), 'utf8') + 1;
  const location = (place: Place) => ({
    path: shownPath(report, place.file, cwd),
    range: {
      start: { line: place.line, column: column(place.file, place.line, place.column) },
      end: { line: place.endLine, column: column(place.file, place.endLine, place.endColumn) },
    },
  });
  const urlOf = (rule: string): { url?: string } => {
    const url = helpUrl(report.site, rule);
    return url === undefined ? {} : { url };
  };
  const diagnostics = open(report).map((finding) => ({
    message: finding.fix ? `${finding.message}\nFix: ${finding.fix}` : finding.message,
    location: location(finding.place),
    severity: SEVERITIES[finding.severity],
    code: { value: finding.rule, ...urlOf(finding.rule) },
    ...(finding.edit && { suggestions: [{ range: location(finding.edit.place).range, text: finding.edit.text }] }),
    ...(finding.related.length > 0 && {
      relatedLocations: finding.related.map((each) => ({ message: each.message, location: location(each.place) })),
    }),
  }));
  return jsonText({ source: { name: 'banyan' }, diagnostics });
}
