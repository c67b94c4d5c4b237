import type { Identity } from './plan.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Fields that name a row by themselves, in order of preference. */
const NAME_FIELDS = ['title', 'name', 'layer', 'path', 'port'] as const;
/** Fields that name a row without a name and without two sides. */
const FALLBACK_FIELDS = ['when', 'at', 'kind', 'role'] as const;

/** Returns the text of a value as the author wrote it; list items are joined. */
function textOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.flatMap((item) => textOf(item) ?? []).join(', ') || undefined;
  if (typeof value === 'string') return value || undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  return 'raw' in value && typeof value.raw === 'string' ? value.raw : undefined;
}

const first = (row: Fields, keys: readonly string[]): string | undefined =>
  keys.map((key) => textOf(row[key])).find((text) => text !== undefined);

/** Returns `Flask → FastAPI`; only one side if the other is `none`, `same` or not stated. */
export function sidesText(from: string | undefined, to: string | undefined): string | undefined {
  const sides = [from, to].filter((side) => side !== undefined && side !== '' && side !== 'none' && side !== 'same');
  return sides.length === 0 ? undefined : sides.join(' → ');
}

/** An operation is named as its callers know it: by its old side, if it has one. */
const isOperation = (value: unknown): boolean =>
  Array.isArray(value) && value.some((each) => typeof each === 'object' && each !== null && 'methods' in each);

/** Returns the display name of a row: its title or name, else its two sides, else another distinguishing field. */
export function rowName(row: Identity): string {
  const fields = row as unknown as Fields;
  const named = first(fields, NAME_FIELDS);
  if (named !== undefined) return named;
  const [from, to] = [textOf(fields.from), textOf(fields.to)];
  const sides = isOperation(fields.from) ? from : isOperation(fields.to) ? to : sidesText(from, to);
  return sides ?? first(fields, FALLBACK_FIELDS) ?? row.id;
}
