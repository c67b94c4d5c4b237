import { type ContractOperation, pathInRow } from './documents/document.ts';
import { pathShape } from './openapi/similar-operations.ts';

/** The part of an API operation that rows need: paths are relative to the base of its side. */
export interface ListedOperation {
  method: string;
  path: string;
  /** `operationId`, or the name of its handler. */
  name?: string;
}

/** A generated row. */
export interface ProposedRow {
  from: ListedOperation;
  /** `same`, one operation, or the reason why it is unknown. */
  to: 'same' | ListedOperation | { unknown: string };
  note?: string;
}

/** Rows for old operations without one, and new operations. */
export interface Proposal {
  rows: ProposedRow[];
  /** New operations that no proposed row leads to. */
  fresh: ListedOperation[];
}

/** The limit of listed candidates. */
const MOST_CANDIDATES = 3;
/** The minimum similarity of a candidate. */
const LEAST_LIKENESS = 0.5;

const segmentsOf = (path: string): string[] =>
  pathShape(path)
    .split('/')
    .filter((segment) => segment !== '');
const keyOf = ({ method, path }: ListedOperation): string => `${method} ${pathShape(path).replace(/(?<=.)\/$/, '')}`;
const joined = (segments: readonly string[]): string => `/${segments.join('/')}`;

interface Rewrite {
  was: readonly string[];
  now: readonly string[];
}

/** Applies a rewrite that other operations agreed on; returns the path unchanged if it does not match. */
function rewritten(path: readonly string[], { was, now }: Rewrite): readonly string[] {
  const at =
    was.length === 0 ? -1 : path.findIndex((_, index) => was.every((segment, offset) => path[index + offset] === segment));
  return at < 0 ? path : [...path.slice(0, at), ...now, ...path.slice(at + was.length)];
}

/** Returns how one path becomes another: the segments that remain after removing equal ones at both ends. */
function rewriteOf(a: readonly string[], b: readonly string[]): Rewrite | undefined {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [was, now] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  // One end must stay the same, and rewrites do not rename parameters.
  if (start + end === 0 || [...was, ...now].some((segment) => segment.includes('{'))) return undefined;
  return was.length + now.length > 3 ? undefined : { was, now };
}

/** Returns the Dice coefficient of two word lists, from 0 to 1. */
const overlap = (a: readonly string[], b: readonly string[]): number => {
  const shared = a.filter((word) => b.includes(word)).length;
  return a.length + b.length === 0 ? 0 : (2 * shared) / (a.length + b.length);
};
const wordsOf = (name: string | undefined): string[] =>
  (name ?? '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

function candidatesOf(old: ListedOperation, path: readonly string[], operations: readonly ListedOperation[]): string | undefined {
  const ranked = operations
    .map((operation) => {
      const segments = overlap(path, segmentsOf(operation.path));
      const names = overlap(wordsOf(old.name), wordsOf(operation.name));
      return { operation, segments, names, score: Math.max(segments, names) + (operation.method === old.method ? 0.25 : 0) };
    })
    .filter(({ segments, names }) => Math.max(segments, names) >= LEAST_LIKENESS)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_CANDIDATES);
  if (ranked.length === 0) return undefined;
  return ranked
    .map(({ operation, segments, names }) => {
      const why = names > segments ? 'a similar name' : 'a similar path';
      return `${operation.method} ${operation.path} (${operation.method === old.method ? why : `${why}, another method`})`;
    })
    .join(', ');
}

/**
 * Proposes a row for every old operation without one: `same` if method and path shape match; a rename if at least two operations
 * agree on one path rewrite or if the names are equal; else candidates with a reason. Each new operation is proposed once.
 */
export function proposeRows(
  old: readonly ListedOperation[],
  next: readonly ListedOperation[],
  taken: Record<'old' | 'new', (operation: ListedOperation) => boolean> = { old: () => false, new: () => false },
): Proposal {
  const open = new Map(old.filter((each) => !taken.old(each)).map((each) => [keyOf(each), each]));
  const free = new Map(next.filter((each) => !taken.new(each)).map((each) => [keyOf(each), each]));
  const found = new Map<ListedOperation, ProposedRow>();
  const settle = (from: ListedOperation, to: ListedOperation, row: ProposedRow): void => {
    found.set(from, row);
    open.delete(keyOf(from));
    free.delete(keyOf(to));
  };
  for (const [key, from] of [...open]) {
    const to = free.get(key);
    if (to) settle(from, to, { from, to: 'same' });
  }
  // The path of each operation after the rewrites so far, and these rewrites.
  const places = new Map([...open.values()].map((from) => [from, { path: segmentsOf(from.path), by: [] as string[] }]));
  const targets = new Map([...free.values()].map((to) => [to, segmentsOf(to.path)]));
  for (;;) {
    const votes = new Map<string, { rewrite: Rewrite; pairs: Map<ListedOperation, ListedOperation> }>();
    for (const from of open.values()) {
      const { path = [] } = places.get(from) ?? {};
      for (const to of free.values()) {
        if (from.method !== to.method) continue;
        const rewrite = rewriteOf(path, targets.get(to) ?? []);
        if (!rewrite) continue;
        const key = `${joined(rewrite.was)} → ${joined(rewrite.now)}`;
        const vote = votes.get(key) ?? { rewrite, pairs: new Map() };
        // If one rewrite has several targets, the first counts.
        if (!vote.pairs.has(from)) vote.pairs.set(from, to);
        votes.set(key, vote);
      }
    }
    const [best] = [...votes].sort(([a, left], [b, right]) => right.pairs.size - left.pairs.size || (a < b ? -1 : 1));
    if (!best || best[1].pairs.size < 2) break;
    const [words, { rewrite, pairs }] = best;
    const count = pairs.size;
    for (const [from, to] of pairs) {
      if (!free.has(keyOf(to))) continue;
      const by = [...(places.get(from)?.by ?? []), words];
      settle(from, to, { from, to, note: `${by.join(', ')}, as ${count} operations` });
    }
    for (const [from, place] of places) {
      const path = rewritten(place.path, rewrite);
      if (path !== place.path && open.get(keyOf(from)) === from) places.set(from, { path: [...path], by: [...place.by, words] });
    }
  }
  const named = Map.groupBy(free.values(), ({ method, name }) => `${method} ${wordsOf(name).join(' ')}`);
  for (const from of [...open.values()]) {
    const [to, ...more] = from.name === undefined ? [] : (named.get(`${from.method} ${wordsOf(from.name).join(' ')}`) ?? []);
    if (to && more.length === 0 && free.has(keyOf(to))) settle(from, to, { from, to, note: `named ${from.name} on both sides` });
  }
  const rest = [...free.values()];
  const rows = old.flatMap((from): ProposedRow[] => {
    const known = found.get(from);
    if (known) return [known];
    if (open.get(keyOf(from)) !== from) return [];
    const candidates = candidatesOf(from, places.get(from)?.path ?? segmentsOf(from.path), rest);
    return [{ from, to: { unknown: candidates === undefined ? 'not decided yet' : `not decided yet; maybe ${candidates}` } }];
  });
  return { rows, fresh: rest };
}

/** Returns an operation of a document relative to the base of its side. */
export const listedOperation = (operation: ContractOperation, base: string): ListedOperation => ({
  method: operation.method,
  path: pathInRow(operation, base),
  // A field is its own name.
  ...(operation.format === 'graphql'
    ? { name: operation.fullPath }
    : operation.operationId !== undefined && { name: operation.operationId }),
});

const quoted = (text: string): string => (/[{}[\],#"'`|&*!%@]|:(?:\s|$)/.test(text) ? JSON.stringify(text) : text);
const operationValue = ({ method, path }: ListedOperation): string => quoted(`${method} ${path}`);

/** Wider rows are written over several lines. */
const WIDTH = 100;

/** Returns a proposed row as written into `mappings:`. */
export function rowText({ from, to, note }: ProposedRow, indent = '  '): string {
  const target = to === 'same' ? 'same' : 'unknown' in to ? `{ unknown: ${JSON.stringify(to.unknown)} }` : operationValue(to);
  const fields = [
    `from: ${operationValue(from)}`,
    `to: ${target}`,
    ...(note === undefined ? [] : [`note: ${JSON.stringify(note)}`]),
  ];
  const line = `${indent}- { ${fields.join(', ')} }`;
  return line.length <= WIDTH ? line : fields.map((field, index) => `${indent}${index === 0 ? '- ' : '  '}${field}`).join('\n');
}
