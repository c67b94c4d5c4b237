import { z } from 'zod';
import { own } from './own.ts';
import { shorten } from './shorten.ts';
import { parseColour } from './values/colour.ts';
import { parseEffort } from './values/effort.ts';
import { parseLevel } from './values/level.ts';
import { isSlip, nearest } from './values/nearest.ts';
import { parseOperation } from './values/operation.ts';
import { meant, no, ok, type Parse, type Parsed } from './values/parsed.ts';
import { parseDate, parsePeriod } from './values/period.ts';
import { parseQuantity } from './values/quantity.ts';
import { parseShare } from './values/share.ts';
import { parseDuration, parseElapsed, parseLag } from './values/span.ts';
import { parseProduct, parseVersion } from './values/version.ts';

/** A value that the author states to be missing, with the reason. Any field accepts it. */
export type Absence = { unknown: string } | { notApplicable: string };

/** A field's value, or the reason for its absence. */
export type Stated<T> = T | Absence;

export const isAbsent = (value: unknown): value is Absence =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  ('unknown' in value || 'notApplicable' in value) &&
  Object.keys(value).length === 1;

/** The placeholder for a value that the reader refused and reported: no rule asks for it again. */
export const UNREADABLE: Absence = { unknown: 'it cannot be read' };
export const isUnreadable = (value: unknown): boolean =>
  isAbsent(value) && 'unknown' in value && value.unknown === UNREADABLE.unknown;

/** Returns the value, or `undefined` if it is missing or stated to be absent. */
export const given = <T>(value: T | Absence | undefined): T | undefined =>
  value === undefined || isAbsent(value) ? undefined : value;

/** Allowed values and examples for editors, which cannot see a transform. */
export interface EditorHint {
  examples: readonly string[];
  enum?: readonly string[];
  pattern?: string;
}

/** `{ unknown: "why" }` and `{ notApplicable: "why" }` as JSON Schema. */
const ABSENCE = ['unknown', 'notApplicable'].map((each) => ({
  type: 'object',
  properties: { [each]: { type: 'string', minLength: 1 } },
  required: [each],
  additionalProperties: false,
}));

/**
 * Returns the JSON Schema of a scalar: transforms have none of their own. Text fields also accept numbers and booleans, since
 * YAML editors type `port: 8000` as a number.
 */
const scalarJson = (hint: EditorHint): Record<string, unknown> => {
  const value = hint.enum
    ? { enum: hint.enum.flatMap((each) => (each === 'true' ? ['true', true] : each === 'false' ? ['false', false] : [each])) }
    : { type: ['string', 'number', 'boolean'], examples: [...hint.examples] };
  return { anyOf: [value, ...ABSENCE] };
};

/** Returns the JSON Schema of a nested schema, without its own `$schema`. */
const jsonOf = (schema: z.ZodType): Record<string, unknown> => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return json;
};

/** Returns the metadata of a schema with alternatives, computed once, when it is read: few commands need it. */
function metaOf(alternatives: () => Record<string, unknown>[]) {
  let computed: Record<string, unknown>[] | undefined;
  return {
    get anyOf() {
      computed ??= alternatives();
      return computed;
    },
  };
}

const show = (value: unknown): string => {
  const text = typeof value === 'string' ? JSON.stringify(value) : Array.isArray(value) ? 'a list' : 'a group of fields';
  return text.length > 80 ? `${shorten(text, 78)}"` : text;
};

function readAbsence(value: unknown, ctx: z.core.$RefinementCtx): Absence | undefined {
  if (!isAbsent(value)) return undefined;
  const [word = 'unknown', why] = Object.entries(value)[0] ?? [];
  if (typeof why === 'string' && why.trim() !== '') return value;
  ctx.issues.push({
    code: 'custom',
    input: value,
    path: [word],
    message: `${word}: needs a reason in words`,
    params: { fix: `Write { ${word}: "why it is not stated" }` },
  });
  return undefined;
}

/**
 * Returns the schema of a scalar field: text in the file, a typed value in the model. Absence is tried first, so that an error
 * names the expected type and not an "invalid union".
 */
export function scalar<T>(parse: Parse<T>, hint: EditorHint) {
  const schema = z.unknown().transform((value, ctx): Stated<T> => {
    const absence = readAbsence(value, ctx);
    if (absence) return absence;
    if (isAbsent(value)) return z.NEVER;
    const parsed: Parsed<T> =
      typeof value === 'string'
        ? parse(value)
        : no(
            `expected ${hint.enum ? 'one of the words of this field' : 'text'}, found ${show(value)}`,
            (Object.is(parse, parseText) ? joined(value) : undefined) ?? hint.examples[0],
          );
    if (parsed.ok) return parsed.value;
    const found = typeof value === 'string' ? `${show(value)}: ` : '';
    ctx.issues.push({
      code: 'custom',
      input: value,
      message: `${found}${parsed.why}`,
      params: {
        ...(parsed.write !== undefined && { fix: `Write ${parsed.write}` }),
        ...(parsed.replacement !== undefined && { replacement: parsed.replacement }),
      },
    });
    return z.NEVER;
  });
  return schema.meta(scalarJson(hint));
}

/** Joins a list of words: `[Ana, Bob]` → `"Ana, Bob"`. */
const joined = (value: unknown): string | undefined =>
  Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'string')
    ? JSON.stringify(value.join(', '))
    : undefined;

const parseText: Parse<string> = (raw) => (raw.trim() === '' ? no('empty', 'some words, or { unknown: "why" }') : ok(raw));

/** Ids are letters (of any script, with their marks) and digits, with dots, hyphens and underscores inside. */
export const ID_PATTERN = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*$/u;
function parseId(raw: string): Parsed<string> {
  if (ID_PATTERN.test(raw)) return ok(raw);
  const alone = /^[a-z]+\/([^/]+?)(?:\.mdx)?$/.exec(raw)?.[1] ?? /^(?:\d+-)?([^/]+)\.mdx$/.exec(raw)?.[1];
  if (alone !== undefined && ID_PATTERN.test(alone)) return meant('the id alone is meant here', alone);
  return no('not an id', 'letters, digits, dots and hyphens, such as core-api or R0');
}

const FLAGS: Readonly<Record<string, 'true' | 'false'>> = { yes: 'true', on: 'true', no: 'false', off: 'false' };
function parseFlag(raw: string): Parsed<boolean> {
  if (raw === 'true' || raw === 'false') return ok(raw === 'true');
  const lower = raw.toLowerCase();
  const flag = lower === 'true' || lower === 'false' ? lower : own(FLAGS, lower);
  return flag ? meant('not true or false', flag) : no('not true or false', 'true or false');
}

const parseCount: Parse<number> = (raw) => {
  if (!/^\d+$/.test(raw)) return no('not a whole number', '2');
  return Number(raw) > 1_000_000 ? no('too large for a count', 'a number up to 1000000') : ok(Number(raw));
};

/** Accepts an `http` or `https` address that browsers and Node can parse. */
export const parseUrl: Parse<string> = (raw) =>
  /^https?:\/\/[^\s/]+\S*$/.test(raw) && URL.canParse(raw) ? ok(raw) : no('not a web address', 'https://example.com/');

/**
 * Returns the schema of a value from a fixed list of words. `synonyms` maps words of other tools, in lower case, with hyphens for
 * spaces.
 */
export function word<const Words extends readonly string[]>(
  words: Words,
  synonyms: Readonly<Record<string, Words[number]>> = {},
) {
  const parse: Parse<Words[number]> = (raw) => {
    const known = words.find((each) => each === raw);
    if (known !== undefined) return ok(known);
    const plain = raw
      .trim()
      .toLowerCase()
      .replace(/[\s_]+/g, '-');
    const same = words.find((each) => each.toLowerCase() === plain) ?? own(synonyms, plain);
    const near = same ?? nearest(raw, words);
    const why = `not one of the words of this field${near === undefined ? '' : ` (did you mean \`${near}\`?)`}`;
    const certain = same !== undefined || (near !== undefined && isSlip(raw, near));
    return { ...no(why, words.join(' | ')), ...(certain && near !== undefined && { replacement: near }) };
  };
  return scalar(parse, { examples: [words[0] ?? ''], enum: words });
}

export const text = scalar(parseText, { examples: ['some words'] });
export const id = scalar(parseId, { examples: ['core-api'] });
export const flag = scalar(parseFlag, { examples: ['true'], enum: ['true', 'false'] });
export const count = scalar(parseCount, { examples: ['2'] });
export const url = scalar(parseUrl, { examples: ['https://example.com/'] });
export const quantity = scalar(parseQuantity, { examples: ['< 500 ms', '100 %', '1–2 ms', '2x baseline'] });
export const duration = scalar(parseDuration, { examples: ['2w', '3d', '2–3 weeks'] });
export const elapsed = scalar(parseElapsed, { examples: ['24h', '5 min', '1–2w'] });
export const lag = scalar(parseLag, { examples: ['3d', '-2d'] });
export const effort = scalar(parseEffort, { examples: ['10 pw', '15–25 h'] });
export const period = scalar(parsePeriod, { examples: ['2026-03-02', '2026-03', 'weeks 3–4', 'T+1d'] });
export const date = scalar(parseDate, { examples: ['2026-03-02'] });
export const share = scalar(parseShare, { examples: ['10 %'] });
export const version = scalar(parseVersion, { examples: ['0.115+', '==2.3.3'] });
export const product = scalar(parseProduct, { examples: ['FastAPI 0.115+'] });
export const operation = scalar(parseOperation, { examples: ['GET /users/{id}'] });
export const colour = scalar(parseColour, { examples: ['#0b6e4f'], pattern: '^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$' });
export const level = scalar(parseLevel, { examples: ['low', 'medium', 'high'] });

/** A list of texts, or an absence. */
export const texts = listOf(text);

/** Returns the schema of a list with at most `most` items. A single value is refused with the list to write instead. */
export function listOf<Item extends z.ZodType>(item: Item, most = Number.POSITIVE_INFINITY) {
  return z
    .unknown()
    .transform((value, ctx): Stated<z.output<Item>[]> => {
      const absence = readAbsence(value, ctx);
      if (absence) return absence;
      if (isAbsent(value)) return z.NEVER;
      if (!Array.isArray(value)) {
        ctx.issues.push({
          code: 'custom',
          input: value,
          message: `expected a list, found ${show(value)}`,
          params: {
            fix: `Write [${typeof value === 'string' ? value : '…'}]`,
            ...(typeof value === 'string' && ID_PATTERN.test(value) && { yaml: `[${value}]` }),
          },
        });
        return z.NEVER;
      }
      if (value.length > most) {
        ctx.issues.push({
          code: 'custom',
          input: value,
          message: `${value.length} entries, of at most ${most}`,
          params: { fix: `Remove ${value.length - most}` },
        });
        return z.NEVER;
      }
      return readItems(value, item, ctx, (index) => [index]);
    })
    .meta(metaOf(() => [{ type: 'array', items: jsonOf(item), ...(Number.isFinite(most) && { maxItems: most }) }, ...ABSENCE]));
}

/** Returns the schema of a single item or a list: `to: GET /a` and `to: [GET /a, GET /b]`. The model always has a list. */
export function oneOrMany<Item extends z.ZodType>(item: Item) {
  return z
    .unknown()
    .transform((value, ctx): z.output<Item>[] =>
      Array.isArray(value) ? readItems(value, item, ctx, (index) => [index]) : readItems([value], item, ctx, () => []),
    )
    .meta(metaOf(() => [jsonOf(item), { type: 'array', items: jsonOf(item) }]));
}

function readItems<Item extends z.ZodType>(
  values: unknown[],
  item: Item,
  ctx: z.core.$RefinementCtx,
  pathOf: (index: number) => PropertyKey[],
): z.output<Item>[] {
  const read: z.output<Item>[] = [];
  values.forEach((value, index) => {
    const result = item.safeParse(value);
    if (result.success) read.push(result.data);
    else
      for (const issue of result.error.issues)
        ctx.issues.push({ ...issue, input: value, path: [...pathOf(index), ...issue.path] } as z.core.$ZodRawIssue);
  });
  return read;
}

/** Fields of a group that cannot hold together: where (the group itself without a field), why, and what to write. */
export interface Contradiction {
  field?: string;
  message: string;
  fix: string;
}

/** Returns the schema of a group of fields, or an absence. */
export function group<Shape extends z.ZodRawShape>(
  shape: Shape,
  contradiction: (value: z.output<z.ZodObject<Shape, z.core.$strict>>) => Contradiction | undefined = () => undefined,
) {
  const object = z.strictObject(shape);
  return z
    .unknown()
    .transform((value, ctx): Stated<z.output<typeof object>> => {
      const absence = readAbsence(value, ctx);
      if (absence) return absence;
      if (isAbsent(value)) return z.NEVER;
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        ctx.issues.push({
          code: 'custom',
          input: value,
          message: `expected fields, found ${show(value)}`,
          params: { fix: `Write { ${Object.keys(shape).slice(0, 3).join(': …, ')}: … }` },
        });
        return z.NEVER;
      }
      const result = object.safeParse(value);
      const wrong = result.success ? contradiction(result.data) : undefined;
      if (result.success && !wrong) return result.data;
      if (wrong) {
        const { field, message, fix } = wrong;
        ctx.issues.push({ code: 'custom', input: value, path: field === undefined ? [] : [field], message, params: { fix } });
      }
      for (const issue of result.error?.issues ?? []) ctx.issues.push({ ...issue, input: value } as z.core.$ZodRawIssue);
      return z.NEVER;
    })
    .meta(metaOf(() => [jsonOf(object), ...ABSENCE]));
}

/** Returns the schema of a short form or its long form: `after: [auth, { phase: data, type: SS }]`. */
export function shortOrLong<Short extends z.ZodType, Long extends z.ZodType>(short: Short, long: Long) {
  return z
    .unknown()
    .transform((value, ctx): z.output<Short> | z.output<Long> => {
      const result = typeof value === 'string' ? short.safeParse(value) : long.safeParse(value);
      if (result.success) return result.data;
      for (const issue of result.error.issues) ctx.issues.push({ ...issue, input: value } as z.core.$ZodRawIssue);
      return z.NEVER;
    })
    .meta(metaOf(() => [jsonOf(short), jsonOf(long)]));
}

/** Returns an optional field with its doc line. */
export const optional = <Schema extends z.ZodType>(schema: Schema, doc: string) => schema.optional().meta({ description: doc });

/** Returns a required field with its doc line. */
export const required = <Schema extends z.ZodType>(schema: Schema, doc: string) => schema.meta({ description: doc });
