import { asWritten } from '../model/absences.ts';
import { isAbsent } from '../model/field.ts';

/** A value without what makes no difference: how it is spelled, in which order keys or unordered items stand. */
export type Meaning = string | number | boolean | null | Meaning[] | { [key: string]: Meaning };

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim();

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value as the model parses it: what the author wrote stands in `raw`. */
export const isParsed = (value: unknown): value is { raw: string } => isRecord(value) && typeof value.raw === 'string';

/** A group of fields, not a value, and not a reason why there is none. */
export const isGroup = (value: unknown): value is Record<string, unknown> =>
  isRecord(value) && !isParsed(value) && !isAbsent(value);

/** Versions are kept as text (`0.115+`), with a class beside it: there the text is the meaning. */
const textIsMeaning = (value: Record<string, unknown>): boolean =>
  Object.keys(value).every((key) => key === 'raw' || key === 'kind');

/** What a value of the model means. `undefined` for nothing at all and for groups without fields. */
export function meaningOf(stated: unknown, ordered = false): Meaning | undefined {
  const value = asWritten(stated);
  if (value === undefined) return undefined;
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'string') return squeezed(value);
  if (Array.isArray(value)) {
    const items = value.map((item) => meaningOf(item, ordered) ?? null);
    return ordered ? items : items.sort((a, b) => compareMeaning(a, b));
  }
  if (!isRecord(value)) return String(value);
  const keepRaw = textIsMeaning(value);
  const entries = Object.entries(value).flatMap(([key, each]): [string, Meaning][] => {
    if (key === 'raw' && !keepRaw) return [];
    const meaning = key === 'raw' ? String(each).replace(/^v(?=\d)|\s+/g, '') : meaningOf(each, ordered);
    return meaning === undefined ? [] : [[key, meaning]];
  });
  if (entries.length === 0) return undefined;
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The same text for the same meaning; nothing is the empty text. */
export const meaningText = (value: unknown, ordered = false): string => {
  const meaning = meaningOf(value, ordered);
  return meaning === undefined ? '' : JSON.stringify(meaning);
};

const compareMeaning = (a: Meaning, b: Meaning): number => {
  const [x, y] = [JSON.stringify(a), JSON.stringify(b)];
  return x < y ? -1 : x > y ? 1 : 0;
};
