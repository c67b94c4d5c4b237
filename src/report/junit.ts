import type { Finding } from '../model/finding.ts';
import { visible } from '../model/invisible.ts';
import { type FindingsReport, shownPath } from './report.ts';

/** Escapes text for XML 1.0, which allows no control characters but tab and line ends, not even escaped. */
const xml = (text: string): string =>
  visible(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\n/g, '&#10;');

/** Formats JUnit XML: a suite per file, a case per finding. Errors and warnings fail; notes and accepted findings are skipped. */
export function junit(report: FindingsReport): string {
  const { cwd } = report;
  const byFile = Map.groupBy(report.findings, (finding) => finding.place.file);
  const passes = (finding: Finding): boolean => finding.severity === 'note' || finding.accepted !== undefined;
  const failures = (findings: readonly Finding[]): number => findings.filter((finding) => !passes(finding)).length;
  const suites = [...byFile].map(([file, findings]) => {
    const path = shownPath(report, file, cwd);
    const cases = findings.map((finding) => {
      const name = `${finding.rule} ${path}:${finding.place.line}:${finding.place.column}`;
      const text = `${finding.message}${finding.fix ? `\nFix: ${finding.fix}` : ''}`;
      const inner = passes(finding)
        ? `<skipped message="${xml(finding.accepted?.reason ?? finding.message)}"/>`
        : `<failure type="${finding.severity}" message="${xml(finding.message)}">${xml(text)}</failure>`;
      return `    <testcase classname="${xml(path)}" name="${xml(name)}">${inner}</testcase>`;
    });
    return [
      `  <testsuite name="${xml(path)}" tests="${findings.length}" failures="${failures(findings)}" skipped="${findings.length - failures(findings)}">`,
      ...cases,
      '  </testsuite>',
    ].join('\n');
  });
  const empty =
    suites.length === 0
      ? ['  <testsuite name="banyan check" tests="1" failures="0"><testcase classname="banyan" name="check"/></testsuite>']
      : suites;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="banyan check" tests="${Math.max(1, report.findings.length)}" failures="${failures(report.findings)}">`,
    ...empty,
    '</testsuites>',
    '',
  ].join('\n');
}
