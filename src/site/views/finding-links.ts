import type { Finding, Severity } from '../../model/finding.ts';
import type { ComputedPlan } from '../../pipeline/compute.ts';
import { planUrl } from '../urls.ts';

/** The anchor of a finding on the page of its plan's findings. */
export const findingAnchor = (finding: Finding): string => `f-${finding.fingerprint}`;

/** The URL of a finding. Findings of the portfolio itself have no page of their own; the rule's page stands in. */
export const findingUrl = (finding: Finding): string =>
  finding.plan === undefined ? ruleUrl(finding.rule) : `${planUrl(finding.plan, 'findings')}#${findingAnchor(finding)}`;

export const ruleUrl = (rule: string): string => `/rules/${rule}/`;

const ORDER: readonly Severity[] = ['error', 'warning', 'note'];

/** Families of rules by what comes of their findings, the gravest first: an outage, a date missed, work that cannot be done. */
const GRAVITY: readonly string[] = ['traffic', 'endpoints', 'time', 'order', 'bounds', 'risks', 'status', 'decisions', 'metrics'];

const gravity = ({ rule }: Finding): number => {
  const at = GRAVITY.indexOf(rule.split('/')[0] ?? '');
  return at < 0 ? GRAVITY.length : at;
};

/**
 * What still wants attention, worst first: by severity, then by what comes of it. What the plan accepts is left out. The
 * order of the files decides among equals.
 */
export const openFindings = (findings: readonly Finding[]): Finding[] =>
  findings
    .filter((finding) => !finding.accepted)
    .sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) || gravity(a) - gravity(b));

/** How many there are of each severity, without the accepted ones. */
export function countFindings(findings: readonly Finding[]): Record<Severity, number> & { accepted: number } {
  const counts = { error: 0, warning: 0, note: 0, accepted: 0 };
  for (const finding of findings) counts[finding.accepted ? 'accepted' : finding.severity]++;
  return counts;
}

/** Findings of this family name all rows that they are about, each with its place. */
const NAMES_ALL = 'time/';

/** Findings about a row or a file, by its reference; `file` where the row has a file of its own. */
export const findingsAbout = ({ findings }: ComputedPlan, ref: string, file?: string): Finding[] =>
  openFindings(
    findings.filter(
      ({ subject, rule, related }) =>
        subject === ref || (file !== undefined && rule.startsWith(NAMES_ALL) && related.some(({ place }) => place.file === file)),
    ),
  );
