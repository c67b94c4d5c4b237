import type { z } from 'zod';
import { isAbsent, isUnreadable, UNREADABLE } from '../model/field.ts';
import { jsonSchema } from '../model/json-schema.ts';
import type { Kind } from '../model/registry.ts';
import { isSlip, nearest } from '../model/values/nearest.ts';
import { type Frontmatter, keyOfKey, pathKey, type Range } from './frontmatter.ts';
import type { RawProblem } from './raw.ts';

type Path = (string | number)[];

const plainPath = (path: readonly PropertyKey[]): Path => path.map((part) => (typeof part === 'number' ? part : String(part)));

/** The range of a path's value, or of the nearest thing around it that is written. */
export function rangeAt(frontmatter: Frontmatter, path: readonly (string | number)[]): Range {
  for (let length = path.length; length >= 0; length--) {
    const range = frontmatter.ranges.get(pathKey(path.slice(0, length)));
    if (range) return length === 0 ? [range[0], range[0] + 1] : range;
  }
  return [0, 3];
}

/** `mappings.2.stage`, as a reader would say it: field `stage` of row 3 of `mappings`. */
const fieldName = (path: Path): string => {
  const name = path.findLast((part) => typeof part === 'string');
  return name === undefined ? 'the frontmatter' : `\`${name}\``;
};

type Json = { properties?: Record<string, Json>; items?: Json; anyOf?: Json[] };

const isAbsence = (schema: Json): boolean =>
  Object.keys(schema.properties ?? {}).some((key) => key === 'unknown' || key === 'notApplicable');

/** The schemas that may hold at a place: its alternatives, but for absence. */
const alternatives = (schema: Json): Json[] =>
  (schema.anyOf ?? [schema]).filter((each) => !isAbsence(each)).flatMap((each) => (each.anyOf ? alternatives(each) : [each]));

/** JSON Schemas by kind: making one takes a millisecond, and a file may have thousands of unknown fields. */
const schemas = new Map<Kind, Json>();

/** The fields that a group knows, by its path, looked up in the JSON Schema of the kind. */
function knownKeys(kind: Kind, path: Path): string[] {
  const schema = schemas.get(kind) ?? (jsonSchema(kind) as Json);
  schemas.set(kind, schema);
  let current = alternatives(schema);
  for (const part of path) {
    current = current
      .flatMap((each) =>
        typeof part === 'number' ? (each.items ? [each.items] : []) : each.properties?.[part] ? [each.properties[part]] : [],
      )
      .flatMap(alternatives);
  }
  return [...new Set(current.flatMap((each) => Object.keys(each.properties ?? {})))];
}

/** Where else a field belongs that authors put in the wrong place. */
const MISPLACED = new Map(
  Object.entries({
    tasks: 'tasks are a list of boxes in the body',
    steps: 'steps are a numbered list in the body',
    criteria: 'exit criteria are a list inside <Exit> in the body',
    exitCriteria: 'exit criteria are a list inside <Exit> in the body',
    dependsOn: 'write after: [phase-id]',
    dependencies: 'write after: [phase-id]',
    end: 'write finish:',
    likelihood: 'write probability:',
    name: 'write title:',
    severities: 'write rules: { risks/no-owner: off }',
  }),
);

/**
 * The field that an unknown one was meant to be: a required field that is missing beside it, by its letters or because it is the
 * only one; else the known field nearest to it.
 */
function meantField(key: string, known: readonly string[], missing: readonly string[]): string | undefined {
  const near = nearest(key, known);
  if (near !== undefined && (missing.includes(near) || isSlip(key, near))) return near;
  return nearest(key, missing) ?? (missing.length === 1 ? missing[0] : near);
}

/** An unknown field as a problem. `missing` are the required fields that its group lacks. */
function unknownKey(
  kind: Kind,
  frontmatter: Frontmatter,
  path: Path,
  key: string,
  missing: readonly string[],
): RawProblem & { meant?: string } {
  const known = knownKeys(kind, path);
  const meant = meantField(key, known, missing);
  const range = frontmatter.ranges.get(keyOfKey([...path, key])) ?? rangeAt(frontmatter, path);
  const misplaced = MISPLACED.get(key);
  const fix = meant
    ? `Did you mean \`${meant}\`${missing.includes(meant) ? ', which is missing' : ''}?`
    : misplaced
      ? misplaced[0]?.toUpperCase() + misplaced.slice(1)
      : known.length > 0
        ? `Known are ${known.join(', ')}`
        : undefined;
  const isFree = meant !== undefined && isSlip(key, meant) && !frontmatter.ranges.has(keyOfKey([...path, meant]));
  return {
    rule: 'schema/unknown-field',
    message: `unknown field \`${key}\``,
    ...(fix !== undefined && { fix }),
    ...(isFree && { edit: { start: range[0], end: range[1], text: meant } }),
    start: range[0],
    end: range[1],
    key: pathKey([...path, key]),
    ...(meant !== undefined && { meant }),
  };
}

type Group = Record<string | number, unknown>;
type Issue = z.core.$ZodIssue;

/** Puts {@link UNREADABLE} in the place of a value, or of the nearest group around it that may hold one. */
function replaceUnreadable(data: Group, path: Path): void {
  let group = data;
  for (const [index, part] of path.entries()) {
    const value = group[part];
    if (index === path.length - 1 || typeof value !== 'object' || value === null || isAbsent(value)) {
      group[part] = UNREADABLE;
      return;
    }
    group = value as Group;
  }
}

const valueAt = (data: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, part) => (typeof value === 'object' && value !== null ? (value as Group)[part] : undefined), data);

/** Takes what the schema refuses out of the data. Where a value cannot be replaced, what holds it is. */
function removeRefused(data: Group, issue: Issue): void {
  const path = plainPath(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const group = valueAt(data, path);
    const keys = issue.keys.filter((key) => !isAbsent(group) || key !== 'unknown');
    if (typeof group === 'object' && group !== null && keys.length > 0) for (const key of keys) delete (group as Group)[key];
    else replaceUnreadable(data, path.slice(0, -1));
    return;
  }
  let target = path;
  while (target.length > 1 && isUnreadable(valueAt(data, target))) target = target.slice(0, -1);
  if (target.length > 0) replaceUnreadable(data, target);
}

/** More rounds than a value has groups around it. */
const MOST_ROUNDS = 12;

/** The typed fields of data that its schema refuses in part: what is refused is {@link UNREADABLE}, everything else stays. */
export function salvage(kind: Kind, data: unknown): Record<string, unknown> {
  const rest = structuredClone(data ?? {}) as Group;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const result = kind.schema.safeParse(rest);
    if (result.success) return result.data;
    for (const issue of result.error.issues) removeRefused(rest, issue);
  }
  return {};
}

/** A value as it may stand in frontmatter. */
export const yamlScalar = (value: string): string =>
  /^[\p{L}\p{N}][\p{L}\p{N} ._/–-]*$/u.test(value) ? value : JSON.stringify(value);

/** Holds the frontmatter against the schema of its kind: the typed fields, and everything that is wrong with them. */
export function validate(kind: Kind, frontmatter: Frontmatter): { fields: Record<string, unknown>; problems: RawProblem[] } {
  const result = kind.schema.safeParse(frontmatter.data ?? {});
  if (result.success) return { fields: result.data, problems: [] };
  const problems: RawProblem[] = [];
  const { issues } = result.error;
  const isMissing = (path: Path): boolean => path.length > 0 && !frontmatter.ranges.has(pathKey(path));
  const missing = Map.groupBy(issues.map((issue) => plainPath(issue.path)).filter(isMissing), (path) =>
    pathKey(path.slice(0, -1)),
  );
  // A required field under another name is one mistake: it is not reported as missing too.
  const renamed = new Set<string>();
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    const path = plainPath(issue.path);
    for (const key of issue.keys) {
      const lacks = (missing.get(pathKey(path)) ?? [])
        .filter((each) => !renamed.has(pathKey(each)))
        .map((each) => String(each.at(-1)));
      const { meant, ...problem } = unknownKey(kind, frontmatter, path, key, lacks);
      problems.push(problem);
      if (meant !== undefined && lacks.includes(meant)) renamed.add(pathKey([...path, meant]));
    }
  }
  for (const issue of issues) {
    const path = plainPath(issue.path);
    if (issue.code === 'unrecognized_keys' || renamed.has(pathKey(path))) continue;
    const absent = isMissing(path);
    const [start, end] = rangeAt(frontmatter, path);
    const params =
      issue.code === 'custom' ? (issue.params as { fix?: string; replacement?: string; yaml?: string } | undefined) : undefined;
    const message = absent ? `${fieldName(path)} is missing` : `${fieldName(path)}: ${issue.message}`;
    const fix = absent ? `Write ${path.at(-1)}: …, or ${path.at(-1)}: { unknown: "why" }` : params?.fix;
    const text = params?.yaml ?? (params?.replacement === undefined ? undefined : yamlScalar(params.replacement));
    problems.push({
      rule: absent ? 'schema/missing-field' : 'schema/value',
      message,
      ...(fix !== undefined && { fix }),
      ...(!absent && text !== undefined && { edit: { start, end, text } }),
      start,
      end,
      key: pathKey(path),
    });
  }
  return { fields: salvage(kind, frontmatter.data), problems };
}
