import { given, isAbsent } from './field.ts';
import type { Identity } from './plan.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Fields that name a row by themselves, the best first. */
const NAMES = ['title', 'name', 'layer', 'path', 'port'] as const;
/** Fields that name a row which has neither a name nor two sides. */
const FURTHER = ['when', 'at', 'kind', 'role'] as const;

/** The text of a value as the author wrote it; a list's items one behind the other. */
function textOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.flatMap((item) => textOf(item) ?? []).join(', ') || undefined;
  if (typeof value === 'string') return value || undefined;
  if (typeof value !== 'object' || value === null || isAbsent(value)) return undefined;
  return 'raw' in value && typeof value.raw === 'string' ? value.raw : undefined;
}

const first = (row: Fields, keys: readonly string[]): string | undefined =>
  keys.map((key) => textOf(given(row[key]))).find((text) => text !== undefined);

/** `Flask → FastAPI`; one side where the other is `none`, `same` or not stated. */
export function sidesText(from: string | undefined, to: string | undefined): string | undefined {
  const sides = [from, to].filter((side) => side !== undefined && side !== '' && side !== 'none' && side !== 'same');
  return sides.length === 0 ? undefined : sides.join(' → ');
}

/** An operation is called as its callers know it: by its old side, where it has one. */
const isOperation = (value: unknown): boolean =>
  Array.isArray(value) && value.some((each) => typeof each === 'object' && each !== null && 'methods' in each);

/** What a row is called everywhere: its title or name, else its two sides, else what else tells it apart. */
export function rowName(row: Identity): string {
  const fields = row as unknown as Fields;
  const named = first(fields, NAMES);
  if (named !== undefined) return named;
  const [from, to] = [textOf(given(fields.from)), textOf(given(fields.to))];
  const sides = isOperation(fields.from) ? from : isOperation(fields.to) ? to : sidesText(from, to);
  return sides ?? first(fields, FURTHER) ?? row.id;
}
