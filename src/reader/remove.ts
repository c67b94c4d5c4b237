import { keyOfKey, pathKey, type Range } from './frontmatter.ts';
import type { Lines } from './lines.ts';

/** A file with the ranges of its frontmatter. */
export interface Ranged {
  lines: Lines;
  ranges: ReadonlyMap<string, Range>;
}

type Path = readonly (string | number)[];

/** A range of characters and the text to put in its place. */
export interface Replacement {
  start: number;
  end: number;
  text: string;
}

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;
const nextLine = (text: string, offset: number): number => {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
};

/** The characters of an entry: of a field with its key, of a row without its dash. Trailing white space is none of it. */
function rangeOf({ lines, ranges }: Ranged, path: Path): Range | undefined {
  const value = ranges.get(pathKey(path));
  if (!value) return undefined;
  const start = ranges.get(keyOfKey(path))?.[0] ?? value[0];
  return [start, start + lines.text.slice(start, value[1]).trimEnd().length];
}

/** The keys or indexes of the entries of a list or of a group of fields. */
function entriesOf({ ranges }: Ranged, path: Path): Path[] {
  const prefix = path.length === 0 ? '' : `${pathKey(path)}\u0000`;
  const ownKey = keyOfKey(path);
  const parts = [...ranges.keys()].flatMap((key) =>
    key !== ownKey && key.startsWith(prefix) && key.length > prefix.length && !key.slice(prefix.length).includes('\u0000')
      ? [key.slice(prefix.length)]
      : [],
  );
  const isList = parts.every((part) => /^\d+$/.test(part));
  return parts.map((part) => [...path, isList ? Number(part) : part]);
}

/** Comments with a line of their own. */
const commentsIn = (text: string): string => (text.match(/^[ \t]*#.*\n/gm) ?? []).join('');

/**
 * Takes an entry of a list or of a group of fields out of the frontmatter, with the comment behind it on its line; comments with
 * a line of their own stay. `others` go as well: where nothing is left of the list or the group, all of it goes.
 */
export function removal(file: Ranged, path: Path, others: readonly Path[] = []): Replacement | undefined {
  const own = rangeOf(file, path);
  if (!own) return undefined;
  const { text } = file.lines;
  const parent = path.slice(0, -1);
  const gone = new Set([path, ...others].map(pathKey));
  const siblings = entriesOf(file, parent);
  if (parent.length > 0 && siblings.every((each) => gone.has(pathKey(each)))) {
    const whole = removal(file, parent);
    return whole && { ...whole, text: whole.text + commentsIn(text.slice(whole.start, whole.end)) };
  }
  const before = lineStart(text, own[0]);
  if (/^\s*(?:-\s+)?$/.test(text.slice(before, own[0]))) return { start: before, end: nextLine(text, own[1]), text: '' };
  // In brackets or braces the comma goes with it.
  const next = /^\s*,\s*/.exec(text.slice(own[1]));
  if (next) return { start: own[0], end: own[1] + next[0].length, text: '' };
  const last = /,\s*$/.exec(text.slice(0, own[0]));
  return { start: own[0] - (last?.[0].length ?? 0), end: own[1], text: '' };
}

/** The characters of the key of a field. */
export const keyRange = ({ ranges }: Ranged, path: Path): Range | undefined => ranges.get(keyOfKey(path));
