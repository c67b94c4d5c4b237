import { counted } from '../analysis/counted.ts';
import type { Finding, Severity } from '../model/finding.ts';
import { visible } from '../model/invisible.ts';
import type { BaselineEntry } from '../reader/baseline-file.ts';

/** The input of a findings formatter: findings in order, and access to the source. */
export interface FindingsReport {
  findings: readonly Finding[];
  /** The absolute path of the content root. */
  root: string;
  /** The absolute path that shown paths are relative to. */
  cwd: string;
  lineOf: (file: string, line: number) => string | undefined;
  files: number;
  plans: number;
  colours: boolean;
  /** The version of Banyan. */
  version?: string;
  /** Where the site is published, if `url:` of portfolio.mdx says so: the page of each rule is below it. */
  site?: string;
  /** What the findings are compared with, where they are. */
  known?: KnownFindings;
}

/** Findings that were there before, by a baseline file or at a git ref. They are kept quiet. */
export interface KnownFindings {
  /** `.banyan/findings.yaml`, `main` */
  since: string;
  /** Those of them that are still there. */
  still: readonly Finding[];
  /** Those that are gone. */
  gone: readonly BaselineEntry[];
}

export const SEVERITY_WORDS: Record<Severity, string> = { error: 'error', warning: 'warning', note: 'note' };

/** Returns the findings that are not accepted. */
export const open = (report: FindingsReport): readonly Finding[] => report.findings.filter((finding) => !finding.accepted);

export const countBySeverity = (findings: readonly Finding[]): Record<Severity, number> => {
  const counts: Record<Severity, number> = { error: 0, warning: 0, note: 0 };
  for (const finding of findings) counts[finding.severity]++;
  return counts;
};

/** `2 errors, 1 warning, 12 known since main in 138 files of 5 plans` */
export function summary(report: FindingsReport): string {
  const counts = countBySeverity(open(report));
  const accepted = report.findings.length - open(report).length;
  const parts = (['error', 'warning', 'note'] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => counted(counts[severity], severity));
  const what = parts.length === 0 ? 'no findings' : parts.join(', ');
  const known = report.known ? `, ${report.known.still.length} known since ${report.known.since}` : '';
  return `${what}${accepted > 0 ? `, ${accepted} accepted` : ''}${known} in ${counted(report.files, 'file')} of ${counted(report.plans, 'plan')}`;
}

/**
 * Escapes text for one line of a log: invisible characters are spelled out, and `##[`, which GitHub's runner treats as a command
 * anywhere in a line, is broken up.
 */
export const inLog = (text: string): string => visible(text).replaceAll('\n', ' ').replaceAll('##[', '## [');

/** Returns a path relative to `cwd`, with `/` on every platform. */
export const shownPath = ({ root }: Pick<FindingsReport, 'root'>, file: string, cwd: string): string => {
  const slashed = (path: string): string => path.replaceAll('\\', '/');
  const full = `${slashed(root)}/${file}`;
  const short = full.startsWith(`${slashed(cwd)}/`) ? full.slice(cwd.length + 1) : full;
  return inLog(short.startsWith(':') ? `./${short}` : short);
};
