import type { Schema } from './document.ts';
import { schemaName } from './link.ts';
import { type Shape, shapeOf, type Variant } from './shape.ts';

const prints = new WeakMap<Schema, string[]>();

/** Returns a schema's structure down to a depth, as text: equal for schemas that differ only by name. */
function fingerprint(schema: Schema, depth: number): string {
  const own = prints.get(schema) ?? [];
  prints.set(schema, own);
  const before = own[depth];
  if (before !== undefined) return before;
  const { types, format, values, nullable, fields, items, variants } = shapeOf(schema);
  const inner =
    depth === 0
      ? ''
      : [
          ...[...fields]
            .map(([name, field]) => `${name}${field.required ? '!' : ''}:${fingerprint(field.schema, depth - 1)}`)
            .sort(),
          items ? `[${fingerprint(items, depth - 1)}]` : '',
          ...(variants ?? []).map((each) => `|${fingerprint(each.schema, depth - 1)}`).sort(),
        ].join(',');
  const names = depth === 0 ? [...fields.keys()].sort().join() : '';
  const text = `${types?.join('|') ?? ''}${nullable ? '?' : ''}${format ?? ''}${values?.join('|').slice(0, 200) ?? ''}{${names}${inner}}`;
  const print = text.length > 2000 ? `${text.slice(0, 1900)}…${text.length}` : text;
  own[depth] = print;
  return print;
}

/** Returns the similarity of two variants by field names, from 0 to 1. */
function likeness(a: Schema, b: Schema): number {
  const [left, right] = [shapeOf(a), shapeOf(b)];
  if ((left.types ?? []).join() !== (right.types ?? []).join()) return 0;
  if (left.fields.size === 0 && right.fields.size === 0) return 1;
  const shared = [...left.fields.keys()].filter((name) => right.fields.has(name)).length;
  return shared / Math.max(left.fields.size, right.fields.size);
}

/** Variants below this similarity are different ones, not a changed one. */
const LEAST_LIKENESS = 0.4;

export interface MatchedVariants {
  pairs: { a: Variant; b: Variant }[];
  gone: Variant[];
  added: Variant[];
}

/** Returns the variants of a schema; a schema without any is its own variant. */
export const variantsOf = (schema: Schema, { variants }: Shape): readonly Variant[] =>
  variants ?? [{ schema, name: schemaName(schema) ?? 'the other one' }];

/** Matches the variants of two schemas: by full structure, then by name, then by similar fields. Order does not matter. */
export function matchVariants(old: readonly Variant[], next: readonly Variant[]): MatchedVariants {
  const pairs: { a: Variant; b: Variant }[] = [];
  const [left, right] = [new Set(old), new Set(next)];
  const pair = (a: Variant, b: Variant): void => {
    pairs.push({ a, b });
    left.delete(a);
    right.delete(b);
  };
  const byKey = (key: (variant: Variant) => string): void => {
    for (const a of [...left]) {
      const b = [...right].find((each) => key(each) === key(a));
      if (b) pair(a, b);
    }
  };
  byKey(({ schema, name }) => `${name} ${fingerprint(schema, 3)}`);
  byKey(({ schema }) => fingerprint(schema, 3));
  byKey(({ name }) => (/^number \d+$/.test(name) ? `${name} of nothing` : name));
  while (left.size > 0 && right.size > 0) {
    const ranked = [...left].flatMap((a) => [...right].map((b) => ({ a, b, score: likeness(a.schema, b.schema) })));
    const best = ranked.reduce((first, each) => (each.score > first.score ? each : first));
    if (best.score < LEAST_LIKENESS) break;
    pair(best.a, best.b);
  }
  return { pairs, gone: [...left], added: [...right] };
}
