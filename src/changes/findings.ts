import type { Finding } from '../model/finding.ts';
import type { Accepted } from './change.ts';

/** A finding that the base does not have. */
export interface NewFinding extends Omit<Finding, 'accepted'> {
  /** Set where `.banyan/accepted.yaml` of the base accepts it. */
  accepted?: Accepted;
  /** Set where only the change itself accepts it, which does not count. */
  acceptedHere?: Accepted;
}

/** A finding that is no longer reported although its cause is still there. */
export interface SilencedFinding {
  finding: Finding;
  /** `its rule is switched off`, `accepted in plan.mdx: two phases follow next year`. */
  by: string;
}

/** What became of the findings. Accepted ones count as settled: what the plan of the base accepts is not new. */
export interface FindingChanges {
  introduced: NewFinding[];
  /** Resolved: their subject is still there, and still checked. */
  resolved: Finding[];
  /** No longer checked, or accepted by the change. */
  silenced: SilencedFinding[];
  /** Gone with what they were about. */
  gone: Finding[];
  /** Still there, about the same thing, with other values. */
  changed: { before: Finding; after: Finding }[];
  unchanged: Finding[];
}

/** No finding on either side. */
export const NO_FINDINGS: FindingChanges = {
  introduced: [],
  resolved: [],
  silenced: [],
  gone: [],
  changed: [],
  unchanged: [],
};

/** What is known about the two sides, beside their findings. */
export interface FindingContext {
  /** References of the base → of the head, where they differ. */
  renamed: ReadonlyMap<string, string>;
  /** Names of the base → of the head, where they differ. */
  labels?: readonly (readonly [was: string, now: string])[];
  /** Whether what the base accepts covers a finding of the head. */
  acceptedByBase?: (finding: Finding) => boolean;
  /** Why the head does not check a rule, where it does not: `its rule is switched off`. */
  whyOff?: (rule: string) => string | undefined;
  /** Whether what a finding of the base is about is not there any more. */
  isGone?: (finding: Finding) => boolean;
}

const isOpen = (finding: Finding): boolean => !finding.accepted;

/** Takes pairs with the same key out of both lists. */
function pairBy(
  base: Set<Finding>,
  head: Set<Finding>,
  keyOf: (finding: Finding, side: 'base' | 'head') => string | undefined,
): { before: Finding; after: Finding }[] {
  const waiting = Map.groupBy(base, (finding) => keyOf(finding, 'base'));
  const pairs: { before: Finding; after: Finding }[] = [];
  for (const after of [...head]) {
    const key = keyOf(after, 'head');
    const before = key === undefined ? undefined : waiting.get(key)?.shift();
    if (!before) continue;
    pairs.push({ before, after });
    base.delete(before);
    head.delete(after);
  }
  return pairs;
}

/** Calls things in a message by their new names; only whole names are replaced. */
function newNames(labels: FindingContext['labels']): (message: string) => string {
  const names = new Map(labels?.filter(([was]) => was !== ''));
  if (names.size === 0) return (message) => message;
  const words = [...names.keys()].sort((a, b) => b.length - a.length).map(escaped);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  return (message) => message.replace(pattern, (name) => names.get(name) ?? name);
}
const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** Compares findings by fingerprint; those about renamed things, and those with other values, by rule and subject. */
export function compareFindingsOf(base: readonly Finding[], head: readonly Finding[], context: FindingContext): FindingChanges {
  const { renamed, labels, acceptedByBase = () => true, whyOff = () => undefined, isGone = () => false } = context;
  const [was, now] = [new Set(base.filter(isOpen)), new Set(head.filter(isOpen))];
  const same = pairBy(was, now, (finding) => finding.fingerprint);
  const about = (finding: Finding, side: 'base' | 'head'): string | undefined =>
    finding.subject && `${finding.rule} ${side === 'base' ? (renamed.get(finding.subject) ?? finding.subject) : finding.subject}`;
  const acceptedHere = new Set(head.filter((finding) => finding.accepted && !acceptedByBase(finding)));
  const accepted = [...pairBy(was, acceptedHere, (finding) => finding.fingerprint), ...pairBy(was, acceptedHere, about)].map(
    ({ before, after }) => ({ finding: before, by: `accepted in plan.mdx: ${after.accepted?.reason ?? ''}` }),
  );
  // Only where one stands against one: of several, it is unclear which became which.
  const once = (findings: Iterable<Finding>, side: 'base' | 'head'): Set<string | undefined> =>
    new Set(
      [...Map.groupBy(findings, (finding) => about(finding, side))].flatMap(([key, all]) => (all.length === 1 ? [key] : [])),
    );
  const [single, singleNow] = [once(was, 'base'), once(now, 'head')];
  const moved = pairBy(was, now, (finding, side) => {
    const key = about(finding, side);
    return single.has(key) && singleNow.has(key) ? key : undefined;
  });
  // A rule that groups omissions may begin with another row of the file now. Errors are not paired so: a new one must show.
  const plain = (finding: Finding): string | undefined =>
    finding.severity === 'error' ? undefined : `${finding.rule} ${finding.place.file}`;
  const lone = (findings: Iterable<Finding>): Set<string | undefined> =>
    new Set([...Map.groupBy(findings, plain)].flatMap(([rule, all]) => (all.length === 1 ? [rule] : [])));
  const [alone, aloneNow] = [lone(was), lone(now)];
  const grouped = pairBy(was, now, (finding) => {
    const rule = plain(finding);
    return alone.has(rule) && aloneNow.has(rule) ? rule : undefined;
  });
  const pairs = [...same, ...moved, ...grouped];
  // A finding that only calls something by its new name says nothing new.
  const inNewNames = newNames(labels);
  const isSame = ({ before, after }: (typeof pairs)[number]): boolean =>
    inNewNames(before.message) === after.message && before.severity === after.severity;
  const left = [...was];
  const off = left.flatMap((finding) => {
    const by = isGone(finding) ? undefined : whyOff(finding.rule);
    return by === undefined ? [] : [{ finding, by }];
  });
  return {
    introduced: [
      ...[...now].map(({ accepted: _, ...finding }) => finding),
      ...[...acceptedHere].map(({ accepted: by, ...finding }) => ({ ...finding, ...(by && { acceptedHere: by }) })),
    ],
    resolved: left.filter((finding) => !isGone(finding) && whyOff(finding.rule) === undefined),
    silenced: [...accepted, ...off],
    gone: left.filter(isGone),
    changed: pairs.filter((pair) => !isSame(pair)),
    unchanged: pairs.filter(isSame).map(({ after }) => after),
  };
}
