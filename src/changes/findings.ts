import type { Finding } from '../model/finding.ts';

/** What became of the findings. Accepted ones count as settled: what the plan accepts is not new. */
export interface FindingChanges {
  introduced: Finding[];
  resolved: Finding[];
  /** Still there, about the same thing, with other values. */
  changed: { before: Finding; after: Finding }[];
  unchanged: Finding[];
}

const open = (findings: readonly Finding[]): Finding[] => findings.filter((finding) => !finding.accepted);

/** Takes pairs with the same key out of both lists. */
function pairBy(
  base: Finding[],
  head: Finding[],
  keyOf: (finding: Finding, side: 'base' | 'head') => string | undefined,
): { before: Finding; after: Finding }[] {
  const waiting = Map.groupBy(base, (finding) => keyOf(finding, 'base'));
  const pairs: { before: Finding; after: Finding }[] = [];
  for (const after of [...head]) {
    const key = keyOf(after, 'head');
    const before = key === undefined ? undefined : waiting.get(key)?.shift();
    if (!before) continue;
    pairs.push({ before, after });
    base.splice(base.indexOf(before), 1);
    head.splice(head.indexOf(after), 1);
  }
  return pairs;
}

/** Compares findings by fingerprint; those about renamed things, and those with other values, by rule and subject. */
export function compareFindingsOf(
  base: readonly Finding[],
  head: readonly Finding[],
  renamed: ReadonlyMap<string, string>,
  labels: readonly (readonly [was: string, now: string])[] = [],
): FindingChanges {
  const [was, now] = [open(base), open(head)];
  const same = pairBy(was, now, (finding) => finding.fingerprint);
  const about = (finding: Finding, side: 'base' | 'head'): string | undefined =>
    finding.subject && `${finding.rule} ${side === 'base' ? (renamed.get(finding.subject) ?? finding.subject) : finding.subject}`;
  // Only where one stands against one: of several, nobody could tell which became which.
  const once = (findings: readonly Finding[], side: 'base' | 'head'): Set<string | undefined> =>
    new Set(
      [...Map.groupBy(findings, (finding) => about(finding, side))].flatMap(([key, all]) => (all.length === 1 ? [key] : [])),
    );
  const [single, singleNow] = [once(was, 'base'), once(now, 'head')];
  const moved = pairBy(was, now, (finding, side) => {
    const key = about(finding, side);
    return single.has(key) && singleNow.has(key) ? key : undefined;
  });
  // A rule that groups omissions may begin with another row now. Errors are not paired so: a new one must show.
  const plain = (finding: Finding): string | undefined => (finding.severity === 'error' ? undefined : finding.rule);
  const lone = (findings: readonly Finding[]): Set<string | undefined> =>
    new Set([...Map.groupBy(findings, plain)].flatMap(([rule, all]) => (all.length === 1 ? [rule] : [])));
  const [alone, aloneNow] = [lone(was), lone(now)];
  const grouped = pairBy(was, now, (finding) => {
    const rule = plain(finding);
    return alone.has(rule) && aloneNow.has(rule) ? rule : undefined;
  });
  const pairs = [...same, ...moved, ...grouped];
  // A finding that only calls something by its new name says nothing new.
  const inNewNames = (message: string): string => labels.reduce((text, [old, name]) => text.replaceAll(old, name), message);
  const isSame = ({ before, after }: (typeof pairs)[number]): boolean =>
    inNewNames(before.message) === after.message && before.severity === after.severity;
  return {
    introduced: now,
    resolved: was,
    changed: pairs.filter((pair) => !isSame(pair)),
    unchanged: pairs.filter(isSame).map(({ after }) => after),
  };
}
