import type { Finding } from '../../model/finding.ts';
import type { Plan, Portfolio } from '../../model/plan.ts';
import type { Place } from '../../model/source.ts';
import { fileUrl, refUrl } from '../urls.ts';
import { type ExcerptLine, excerpt } from './excerpt.ts';
import { findingAnchor, openFindings } from './finding-links.ts';
import { sourceLinks } from './repository.ts';

/** A place that a finding quotes. */
export interface PlaceView {
  /** Below the plan's folder: `rollout/ramp.mdx`. */
  file: string;
  line: number;
  /** What it says there; the finding's own place has none. */
  message?: string;
  lines: ExcerptLine[];
  /** Lines that are not quoted. */
  rest: number;
  /** Its page on the site, and its lines in the repository. */
  page?: string;
  source?: string;
}

export interface FindingView {
  finding: Finding;
  anchor: string;
  family: string;
  /** The page of what it is about. */
  about?: { text: string; url: string };
  places: PlaceView[];
  /** What accepts it, ready to paste into plan.mdx. */
  allow: string;
}

const plain = (text: string): string => (/^[\w./~-]+$/.test(text) ? text : JSON.stringify(text));

/** The `allow:` that accepts a finding: by its subject where that is enough, else by its fingerprint. */
export function allowSnippet(finding: Finding, others: readonly Finding[]): string {
  const alone =
    finding.subject !== undefined &&
    others.filter((other) => other.rule === finding.rule && other.subject === finding.subject).length === 1;
  const subject = alone ? (finding.subject ?? finding.fingerprint) : finding.fingerprint;
  return `allow:\n  - { rule: ${finding.rule}, subject: ${plain(subject)}, reason: "why it may stay", until: 2026-12-31 }\n`;
}

/** What a page needs to show a place. */
export interface PlaceContext {
  portfolio: Portfolio;
  lineOf: (file: string, line: number) => string | undefined;
}

export function placeView(place: Place, { portfolio, lineOf }: PlaceContext, message?: string): PlaceView {
  const { lines, rest } = excerpt(place, lineOf);
  const page = fileUrl(place.file);
  const source = sourceLinks(portfolio, place)?.source;
  return {
    file: place.file.replace(/^plans\/[^/]+\//, ''),
    line: place.line,
    ...(message !== undefined && { message }),
    lines,
    rest,
    ...(page !== undefined && { page }),
    ...(source !== undefined && { source }),
  };
}

/** A subject that is a reference has a page of its own; one that is only a place has none. */
const aboutOf = (finding: Finding): FindingView['about'] => {
  const { subject, plan } = finding;
  if (subject === undefined || plan === undefined || subject.includes(':') || subject.startsWith('plan/')) return undefined;
  return { text: subject, url: refUrl(plan, subject) };
};

export function findingView(finding: Finding, others: readonly Finding[], context: PlaceContext): FindingView {
  const about = aboutOf(finding);
  return {
    finding,
    anchor: findingAnchor(finding),
    family: finding.rule.split('/')[0] ?? '',
    ...(about && { about }),
    places: [
      placeView(finding.place, context),
      ...finding.related.map(({ place, message }) => placeView(place, context, message)),
    ],
    allow: allowSnippet(finding, others),
  };
}

/** The findings of a plan's page: open ones, worst first, and those that the plan accepts. Anchors are unique. */
export function findingViews(
  plan: Plan,
  findings: readonly Finding[],
  context: PlaceContext,
): { open: FindingView[]; accepted: FindingView[] } {
  const own = findings.filter((finding) => finding.plan === plan.id);
  const seen = new Map<string, number>();
  const view = (finding: Finding): FindingView => {
    const made = findingView(finding, own, context);
    const count = seen.get(made.anchor) ?? 0;
    seen.set(made.anchor, count + 1);
    return count === 0 ? made : { ...made, anchor: `${made.anchor}-${count + 1}` };
  };
  return { open: openFindings(own).map(view), accepted: own.filter((finding) => finding.accepted).map(view) };
}
