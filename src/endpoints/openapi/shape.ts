import type { Schema } from './document.ts';

/** Limits of a value: raising a lower one, or lowering an upper one, lets fewer values through. */
export const LOWER_LIMITS = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'] as const;
export const UPPER_LIMITS = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'] as const;
export type Limit = (typeof LOWER_LIMITS)[number] | (typeof UPPER_LIMITS)[number];

/** What a schema says about a value, with `allOf` merged and the variants of `oneOf` and `anyOf` joined. */
export interface Shape {
  /** Sorted; absent where every type will do. `null` is told by `nullable`. */
  types?: readonly string[];
  nullable: boolean;
  format?: string;
  pattern?: string;
  /** As JSON, sorted. */
  values?: readonly string[];
  limits: Readonly<Partial<Record<Limit, number>>>;
  fields: ReadonlyMap<string, { schema: Schema; required: boolean }>;
  /** Of an array's items. */
  items?: Schema;
  /** Of fields that are not named. */
  others?: Schema;
}

const EMPTY: Shape = { nullable: false, limits: {}, fields: new Map() };

const isObject = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value);
const schemas = (value: unknown): Schema[] => (Array.isArray(value) ? value.filter(isObject) : []);
const json = (value: unknown): string => JSON.stringify(value) ?? 'null';

/** A schema's own words, without its `allOf`, `oneOf` and `anyOf`. */
function ownShape(schema: Schema): Shape {
  const stated = (Array.isArray(schema.type) ? schema.type : schema.type === undefined ? [] : [schema.type]).map(String);
  const list = Array.isArray(schema.enum) ? schema.enum : 'const' in schema ? [schema.const] : undefined;
  const implied = stated.length > 0 ? stated : isObject(schema.properties) ? ['object'] : isObject(schema.items) ? ['array'] : [];
  const types = implied.filter((type) => type !== 'null').sort();
  const required = new Set(Array.isArray(schema.required) ? schema.required.map(String) : []);
  const properties = isObject(schema.properties) ? Object.entries(schema.properties) : [];
  const limits: Partial<Record<Limit, number>> = {};
  for (const limit of [...LOWER_LIMITS, ...UPPER_LIMITS]) {
    const value = schema[limit];
    if (typeof value === 'number') limits[limit] = value;
  }
  return {
    ...(types.length > 0 && { types }),
    nullable: schema.nullable === true || schema['x-nullable'] === true || stated.includes('null'),
    ...(typeof schema.format === 'string' && { format: schema.format }),
    ...(typeof schema.pattern === 'string' && { pattern: schema.pattern }),
    ...(list && {
      values: list
        .filter((value) => value !== null)
        .map(json)
        .sort(),
    }),
    limits,
    fields: new Map(
      properties.map(([name, value]) => [name, { schema: isObject(value) ? value : {}, required: required.has(name) }]),
    ),
    ...(isObject(schema.items) && { items: schema.items }),
    ...(isObject(schema.additionalProperties) && { others: schema.additionalProperties }),
  };
}

const common = (a: readonly string[] | undefined, b: readonly string[] | undefined): readonly string[] | undefined =>
  a && b ? a.filter((each) => b.includes(each)) : (a ?? b);

/** One schema for two, both of which hold. */
const both = (a: Schema, b: Schema): Schema => (a === b ? a : { allOf: [a, b] });
/** One schema for two, one of which holds. */
const either = (a: Schema, b: Schema): Schema => (a === b ? a : { anyOf: [a, b] });

/** Both hold: `allOf`. `required` of one counts for fields of the other, so both lists are given. */
function merge(a: Shape, b: Shape, required: ReadonlySet<string>): Shape {
  const fields = new Map(a.fields);
  for (const [name, field] of b.fields) {
    const known = fields.get(name);
    fields.set(name, known ? { schema: both(known.schema, field.schema), required: known.required || field.required } : field);
  }
  for (const [name, field] of fields) if (required.has(name) && !field.required) fields.set(name, { ...field, required: true });
  const [types, values] = [common(a.types, b.types), common(a.values, b.values)];
  const [format, pattern] = [b.format ?? a.format, b.pattern ?? a.pattern];
  const [items, others] = [a.items && b.items ? both(a.items, b.items) : (a.items ?? b.items), a.others ?? b.others];
  const open = (shape: Shape): boolean => shape.types === undefined && shape.values === undefined && shape.fields.size === 0;
  return {
    ...(types && { types }),
    // A part that says nothing about its type does not rule null out.
    nullable: open(a) ? a.nullable || b.nullable : open(b) ? a.nullable || b.nullable : a.nullable && b.nullable,
    ...(format !== undefined && { format }),
    ...(pattern !== undefined && { pattern }),
    ...(values && { values }),
    limits: { ...a.limits, ...b.limits },
    fields,
    ...(items && { items }),
    ...(others && { others }),
  };
}

/** One of them holds: a field is required where all require it; values and types are those of any. */
function join(a: Shape, b: Shape): Shape {
  const fields = new Map<string, { schema: Schema; required: boolean }>();
  for (const name of new Set([...a.fields.keys(), ...b.fields.keys()])) {
    const [left, right] = [a.fields.get(name), b.fields.get(name)];
    const schema = left && right ? either(left.schema, right.schema) : ((left ?? right)?.schema ?? {});
    fields.set(name, { schema, required: left?.required === true && right?.required === true });
  }
  const any = (left: readonly string[] | undefined, right: readonly string[] | undefined): string[] | undefined =>
    left && right ? [...new Set([...left, ...right])].sort() : undefined;
  const [types, values] = [any(a.types, b.types), any(a.values, b.values)];
  const items = a.items && b.items ? either(a.items, b.items) : (a.items ?? b.items);
  return {
    ...(types && { types }),
    nullable: a.nullable || b.nullable,
    ...(a.format !== undefined && a.format === b.format && { format: a.format }),
    ...(a.pattern !== undefined && a.pattern === b.pattern && { pattern: a.pattern }),
    ...(values && { values }),
    limits: Object.fromEntries(Object.entries(a.limits).filter(([limit, value]) => b.limits[limit as Limit] === value)),
    fields,
    ...(items && { items }),
  };
}

const known = new WeakMap<Schema, Shape>();
const isNull = (schema: Schema): boolean =>
  schema.type === 'null' || (Array.isArray(schema.enum) && schema.enum.length === 1 && schema.enum[0] === null);

/** What a schema says. A schema that is a part of itself (`allOf` in a circle) adds nothing the second time. */
export function shapeOf(schema: Schema, inside: ReadonlySet<Schema> = new Set()): Shape {
  const before = known.get(schema);
  if (before) return before;
  if (inside.has(schema)) return EMPTY;
  const within = new Set(inside).add(schema);
  const parts = schemas(schema.allOf);
  const required = new Set([schema, ...parts].flatMap((each) => (Array.isArray(each.required) ? each.required.map(String) : [])));
  let shape = parts.reduce((merged, part) => merge(merged, shapeOf(part, within), required), ownShape(schema));
  for (const variants of [schemas(schema.oneOf), schemas(schema.anyOf)]) {
    if (variants.length === 0) continue;
    const [first, ...rest] = variants.filter((each) => !isNull(each)).map((each) => shapeOf(each, within));
    const joined = first ? rest.reduce(join, first) : EMPTY;
    shape = merge(shape, joined, required);
    if (variants.some(isNull)) shape = { ...shape, nullable: true };
  }
  if (inside.size === 0) known.set(schema, shape);
  return shape;
}
