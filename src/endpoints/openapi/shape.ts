import { own } from '../../model/own.ts';
import type { Schema } from './document.ts';
import { schemaName } from './link.ts';

/** Value limits: raising a lower one, or lowering an upper one, allows fewer values. */
export const LOWER_LIMITS = ['minimum', 'minLength', 'minItems', 'minProperties'] as const;
export const UPPER_LIMITS = ['maximum', 'maxLength', 'maxItems', 'maxProperties'] as const;
export type LimitName = (typeof LOWER_LIMITS)[number] | (typeof UPPER_LIMITS)[number];

export interface Limit {
  value: number;
  /** The limit itself is not allowed. */
  exclusive: boolean;
}

export interface Field {
  schema: Schema;
  required: boolean;
  /** `read`: responses only. `write`: requests only. */
  only?: 'read' | 'write';
}

export interface Variant {
  schema: Schema;
  name: string;
}

/** The constraints of a schema, with `allOf` merged. */
export interface Shape {
  /** Sorted; absent if every type is allowed. `null` is represented by `nullable`. */
  types?: readonly string[];
  nullable: boolean;
  format?: string;
  pattern?: string;
  /** As JSON, sorted. */
  values?: readonly string[];
  /** As JSON. */
  fallback?: string;
  limits: Readonly<Partial<Record<LimitName, Limit>>>;
  multipleOf?: number;
  unique: boolean;
  fields: ReadonlyMap<string, Field>;
  /** Unnamed fields are not allowed. */
  closed: boolean;
  /** The schema of an array's items. */
  items?: Schema;
  /** The schema of unnamed fields. */
  others?: Schema;
  /** The structured variants of `oneOf` or `anyOf`, each merged with the common part. Plain values are joined instead. */
  variants?: readonly Variant[];
  discriminator?: { property: string; mapping: Readonly<Record<string, string>> };
}

const EMPTY: Shape = { nullable: false, limits: {}, fields: new Map(), unique: false, closed: false };
/** The nesting limit: no document written by people is deeper. */
const DEEPEST = 100;

const isObject = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value);
const schemas = (value: unknown): Schema[] => (Array.isArray(value) ? value.filter(isObject) : []);

/**
 * Returns a value as JSON. YAML aliases can make a small text a huge or cyclic value: it is cut at 1,000 parts and marked as
 * such.
 */
function json(value: unknown): string {
  let parts = 0;
  const cut = (_: string, each: unknown): unknown =>
    ++parts > 1000 ? '…' : Array.isArray(each) && each.length > 1000 ? each.slice(0, 1000) : each;
  try {
    return JSON.stringify(value, cut) ?? 'null';
  } catch {
    return '"…"';
  }
}

/** Formats with two names. */
const FORMAT_NAMES: Readonly<Record<string, string>> = { url: 'uri', datetime: 'date-time', guid: 'uuid' };

function formatOf(schema: Schema): string | undefined {
  if (schema.type === 'file') return 'binary';
  // OpenAPI 3.1 describes binary data with JSON Schema keywords.
  if (schema.contentEncoding === 'base64') return 'byte';
  if (typeof schema.format === 'string') return own(FORMAT_NAMES, schema.format) ?? schema.format;
  return schema.type === 'string' && typeof schema.contentMediaType === 'string' ? 'binary' : undefined;
}

/** Returns the types of enumerated values, for a schema without `type`. */
const typeOfValues = (values: readonly unknown[]): string[] => [
  ...new Set(
    values.map((value) =>
      value === null
        ? 'null'
        : Array.isArray(value)
          ? 'array'
          : typeof value === 'number' && Number.isInteger(value)
            ? 'integer'
            : typeof value,
    ),
  ),
];

function limitsOf(schema: Schema, types: readonly string[]): Partial<Record<LimitName, Limit>> {
  const limits: Partial<Record<LimitName, Limit>> = {};
  for (const name of [...LOWER_LIMITS, ...UPPER_LIMITS]) {
    const value = schema[name];
    // A length of at least 0 is no limit.
    if (typeof value === 'number' && !(value <= 0 && name.startsWith('min') && name !== 'minimum'))
      limits[name] = { value, exclusive: false };
  }
  const whole = types.length === 1 && types[0] === 'integer';
  for (const [name, keyword, sign] of [
    ['minimum', 'exclusiveMinimum', 1],
    ['maximum', 'exclusiveMaximum', -1],
  ] as const) {
    const [own, exclusive] = [limits[name], schema[keyword]];
    // 3.0 has a flag beside the limit, 3.1 a limit of its own.
    if (exclusive === true && own) limits[name] = { ...own, exclusive: true };
    if (typeof exclusive === 'number' && (!own || exclusive * sign >= own.value * sign))
      limits[name] = { value: exclusive, exclusive: true };
    const set = limits[name];
    if (set?.exclusive && whole && Number.isInteger(set.value)) limits[name] = { value: set.value + sign, exclusive: false };
  }
  return limits;
}

/** Returns the constraints of a schema without its `allOf`, `oneOf` and `anyOf`. */
function ownShape(schema: Schema): Shape {
  const list = Array.isArray(schema.enum) ? schema.enum : 'const' in schema ? [schema.const] : undefined;
  const named = (Array.isArray(schema.type) ? schema.type : schema.type === undefined ? [] : [schema.type]).map(String);
  const stated = named.length === 0 && list ? typeOfValues(list) : named.map((type) => (type === 'file' ? 'string' : type));
  const implied = stated.length > 0 ? stated : isObject(schema.properties) ? ['object'] : isObject(schema.items) ? ['array'] : [];
  const types = [...new Set(implied)].filter((type) => type !== 'null').sort();
  const required = new Set(Array.isArray(schema.required) ? schema.required.map(String) : []);
  const properties = isObject(schema.properties) ? Object.entries(schema.properties) : [];
  const format = formatOf(schema);
  const discriminator = isObject(schema.discriminator) ? schema.discriminator : undefined;
  const property = discriminator?.propertyName ?? (typeof schema.discriminator === 'string' ? schema.discriminator : undefined);
  const mapping = isObject(discriminator?.mapping) ? discriminator.mapping : {};
  return {
    ...(types.length > 0 && { types }),
    nullable: schema.nullable === true || schema['x-nullable'] === true || stated.includes('null'),
    ...(format !== undefined && { format }),
    ...(typeof schema.pattern === 'string' && { pattern: schema.pattern }),
    ...(list && {
      values: list
        .filter((value) => value !== null)
        .map(json)
        .sort(),
    }),
    ...('default' in schema && { fallback: json(schema.default) }),
    limits: limitsOf(schema, types),
    ...(typeof schema.multipleOf === 'number' && schema.multipleOf > 0 && { multipleOf: schema.multipleOf }),
    unique: schema.uniqueItems === true,
    fields: new Map(
      properties.map(([name, value]) => {
        const own = isObject(value) ? value : {};
        return [
          name,
          {
            schema: own,
            required: required.has(name),
            ...(own.readOnly === true ? { only: 'read' as const } : own.writeOnly === true ? { only: 'write' as const } : {}),
          },
        ];
      }),
    ),
    closed: schema.additionalProperties === false || schema.unevaluatedProperties === false,
    ...(isObject(schema.items) && { items: schema.items }),
    ...(isObject(schema.additionalProperties) && { others: schema.additionalProperties }),
    ...(typeof property === 'string' && {
      discriminator: {
        property,
        mapping: Object.fromEntries(
          Object.entries(mapping).map(([value, target]) => [value, String(target).replace(/^.*[/#]/, '')]),
        ),
      },
    }),
  };
}

const common = (a: readonly string[] | undefined, b: readonly string[] | undefined): readonly string[] | undefined =>
  a && b ? a.filter((each) => b.includes(each)) : (a ?? b);

const combined: Record<'allOf' | 'anyOf', WeakMap<Schema, WeakMap<Schema, Schema>>> = {
  allOf: new WeakMap(),
  anyOf: new WeakMap(),
};

/** Combines two schemas; returns the same object for the same pair. */
function combine(keyword: 'allOf' | 'anyOf', a: Schema, b: Schema): Schema {
  if (a === b) return a;
  const others = combined[keyword].get(a) ?? new WeakMap<Schema, Schema>();
  combined[keyword].set(a, others);
  const known = others.get(b);
  if (known) return known;
  const schema: Schema = { [keyword]: [a, b] };
  others.set(b, schema);
  return schema;
}

const onlyOf = (a: Field, b: Field): Pick<Field, 'only'> => {
  const only = a.only ?? b.only;
  return only === undefined ? {} : { only };
};

/** Returns the tighter of two limits. */
function tighter(name: LimitName, a: Limit | undefined, b: Limit | undefined): Limit | undefined {
  if (!a || !b) return a ?? b;
  if (a.value === b.value) return a.exclusive ? a : b;
  return a.value > b.value === name.startsWith('min') ? a : b;
}

/** Merges two shapes of an `allOf`. `required` of one applies to fields of the other, so both lists are passed. */
function merge(a: Shape, b: Shape, required: ReadonlySet<string>): Shape {
  const fields = new Map(a.fields);
  for (const [name, field] of b.fields) {
    const known = fields.get(name);
    fields.set(
      name,
      known
        ? {
            schema: combine('allOf', known.schema, field.schema),
            required: known.required || field.required,
            ...onlyOf(known, field),
          }
        : field,
    );
  }
  for (const [name, field] of fields) if (required.has(name) && !field.required) fields.set(name, { ...field, required: true });
  const [types, values] = [common(a.types, b.types), common(a.values, b.values)];
  const [format, pattern, fallback] = [b.format ?? a.format, b.pattern ?? a.pattern, a.fallback ?? b.fallback];
  const items = a.items && b.items ? combine('allOf', a.items, b.items) : (a.items ?? b.items);
  const [others, multipleOf] = [a.others ?? b.others, a.multipleOf ?? b.multipleOf];
  const [variants, discriminator] = [a.variants ?? b.variants, a.discriminator ?? b.discriminator];
  const isOpen = (shape: Shape): boolean => shape.types === undefined && shape.values === undefined && shape.fields.size === 0;
  const limits = Object.fromEntries(
    [...LOWER_LIMITS, ...UPPER_LIMITS].flatMap((name) => {
      const limit = tighter(name, a.limits[name], b.limits[name]);
      return limit ? [[name, limit]] : [];
    }),
  );
  return {
    ...(types && { types }),
    // A part without a type does not exclude null.
    nullable: isOpen(a) || isOpen(b) ? a.nullable || b.nullable : a.nullable && b.nullable,
    ...(format !== undefined && { format }),
    ...(pattern !== undefined && { pattern }),
    ...(values && { values }),
    ...(fallback !== undefined && { fallback }),
    limits,
    ...(multipleOf !== undefined && { multipleOf }),
    unique: a.unique || b.unique,
    fields,
    closed: a.closed || b.closed,
    ...(items && { items }),
    ...(others && { others }),
    ...(variants && { variants }),
    ...(discriminator && { discriminator }),
  };
}

/** Joins two alternatives: a field is required if both require it; values and types are the union. */
function join(a: Shape, b: Shape): Shape {
  const fields = new Map<string, Field>();
  for (const name of new Set([...a.fields.keys(), ...b.fields.keys()])) {
    const [left, right] = [a.fields.get(name), b.fields.get(name)];
    const schema = left && right ? combine('anyOf', left.schema, right.schema) : ((left ?? right)?.schema ?? {});
    const only = left?.only === right?.only ? left?.only : undefined;
    fields.set(name, {
      schema,
      required: left?.required === true && right?.required === true,
      ...(only !== undefined && { only }),
    });
  }
  const any = (left: readonly string[] | undefined, right: readonly string[] | undefined): string[] | undefined =>
    left && right ? [...new Set([...left, ...right])].sort() : undefined;
  const types = any(a.types, b.types);
  // An enumeration joined with an unrestricted type is unrestricted.
  const values = any(a.values, b.values);
  const items = a.items && b.items ? combine('anyOf', a.items, b.items) : (a.items ?? b.items);
  const same = <Key extends 'format' | 'pattern' | 'multipleOf' | 'fallback'>(key: Key): Pick<Shape, Key> =>
    (a[key] !== undefined && a[key] === b[key] ? { [key]: a[key] } : {}) as Pick<Shape, Key>;
  return {
    ...(types && { types }),
    nullable: a.nullable || b.nullable,
    ...same('format'),
    ...same('pattern'),
    ...same('multipleOf'),
    ...same('fallback'),
    ...(values && { values }),
    limits: Object.fromEntries(
      Object.entries(a.limits).filter(([name, limit]) => {
        const other = b.limits[name as LimitName];
        return other?.value === limit.value && other.exclusive === limit.exclusive;
      }),
    ),
    unique: a.unique && b.unique,
    fields,
    closed: a.closed && b.closed,
    ...(items && { items }),
  };
}

const isNull = (schema: Schema): boolean =>
  schema.type === 'null' || (Array.isArray(schema.enum) && schema.enum.length === 1 && schema.enum[0] === null);

/** Returns the keywords beside `oneOf` and `anyOf`, which apply to every variant. */
function sharedPart(schema: Schema): Schema | undefined {
  const { oneOf: _, anyOf: __, discriminator: ___, nullable: ____, default: _____, ...rest } = schema;
  return Object.keys(rest).some((key) => ['type', 'properties', 'required', 'allOf', 'additionalProperties'].includes(key))
    ? rest
    : undefined;
}

const sharedParts = new WeakMap<Schema, Schema>();

function variantOf(schema: Schema, variant: Schema, index: number): Variant {
  const shared = sharedParts.get(schema) ?? sharedPart(schema);
  if (shared) sharedParts.set(schema, shared);
  const name = schemaName(variant) ?? (typeof variant.title === 'string' ? variant.title : `number ${index + 1}`);
  return { schema: shared ? combine('allOf', shared, variant) : variant, name };
}

const known = new WeakMap<Schema, Shape>();

/** Returns whether a shape is more than a plain value. */
const isStructured = ({ fields, items, others, variants }: Shape): boolean =>
  fields.size > 0 || items !== undefined || others !== undefined || variants !== undefined;

function shapeWithin(schema: Schema, inside: Set<Schema>): { shape: Shape; whole: boolean } {
  const before = known.get(schema);
  if (before) return { shape: before, whole: true };
  if (inside.has(schema) || inside.size > DEEPEST) return { shape: EMPTY, whole: false };
  inside.add(schema);
  let whole = true;
  const part = (each: Schema): Shape => {
    const { shape, whole: own } = shapeWithin(each, inside);
    whole &&= own;
    return shape;
  };
  const parts = schemas(schema.allOf);
  const required = new Set([schema, ...parts].flatMap((each) => (Array.isArray(each.required) ? each.required.map(String) : [])));
  let shape = parts.reduce((merged, each) => merge(merged, part(each), required), ownShape(schema));
  for (const keyword of ['oneOf', 'anyOf'] as const) {
    const listed = schemas(schema[keyword]);
    if (listed.length === 0) continue;
    const others = listed.filter((each) => !isNull(each));
    const shapes = others.map(part);
    const [first, ...rest] = shapes;
    if (others.length > 1 && shapes.some(isStructured) && shape.variants === undefined)
      shape = { ...shape, variants: others.map((each, index) => variantOf(schema, each, index)) };
    else shape = merge(shape, first ? rest.reduce(join, first) : EMPTY, required);
    if (listed.some(isNull)) shape = { ...shape, nullable: true };
  }
  inside.delete(schema);
  if (whole) known.set(schema, shape);
  return { shape, whole };
}

/** Returns the constraints of a schema. A schema that contains itself (cyclic `allOf`) is merged only once. */
export function shapeOf(schema: Schema): Shape {
  const { shape } = shapeWithin(schema, new Set());
  known.set(schema, shape);
  return shape;
}
