import { pathKey, readFrontmatter } from '../../reader/frontmatter.ts';

/** Data with the lines that each of its values stands on. JSON is read as the subset of YAML that it is. */
export interface Located {
  data: unknown;
  /** First and last line (from 1) of a value, by its path. */
  lines: (path: readonly (string | number)[]) => { from: number; to: number } | undefined;
}

const located = (data: unknown, ranges: ReadonlyMap<string, readonly [number, number]>, text: string, shift: number): Located => {
  const lineAt = (offset: number): number => text.slice(0, Math.max(0, offset)).split('\n').length - shift;
  return {
    data,
    lines: (path) => {
      const range = ranges.get(pathKey(path));
      return range && { from: Math.max(1, lineAt(range[0])), to: Math.max(1, lineAt(Math.max(range[0], range[1] - 1))) };
    },
  };
};

/** The frontmatter at the head of a document, and the line (from 1) on which it ends. */
export function frontmatterOf(text: string): (Located & { end: number }) | undefined {
  if (!/^---[ \t]*\n/.test(text) || !/\n---[ \t]*(?:\n|$)/.test(text)) return undefined;
  const { data, ranges, bodyStart } = readFrontmatter(text);
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined;
  const end = text.slice(0, bodyStart).replace(/\n$/, '').split('\n').length;
  return { ...located(data, ranges, text, 0), end };
}

/** A JSON document; nothing where it is none. */
export function jsonOf(text: string): Located | undefined {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  const framed = `---\n${text.replace(/\t/g, '  ')}\n---\n`;
  const { data, ranges } = readFrontmatter(framed);
  return { data, lines: located(data, ranges, framed, 1).lines };
}

export type Group = Readonly<Record<string, unknown>>;

export const groupOf = (value: unknown): Group | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Group) : undefined;

/** The words of a scalar or of a list of scalars. */
export const wordsOf = (value: unknown): string =>
  typeof value === 'string'
    ? value.trim()
    : Array.isArray(value)
      ? value
          .map(wordsOf)
          .filter((each) => each !== '')
          .join(', ')
      : '';

export const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === '' ? [] : [value];

/** The groups of a list; anything else in it is left out. */
export const groupsOf = (value: unknown): Group[] => listOf(value).flatMap((each) => groupOf(each) ?? []) as Group[];
