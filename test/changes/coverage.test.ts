import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { compareModels } from '../../src/changes/compare.ts';
import { toldChanges } from '../../src/changes/comparison.ts';
import { leavesOf } from '../../src/changes/leaves.ts';
import { recordChanges } from '../../src/changes/plan-changes.ts';
import type { ModelRecord } from '../../src/changes/record.ts';
import type { Side } from '../../src/changes/side.ts';
import { jsonSchema } from '../../src/model/json-schema.ts';
import { KINDS, type Kind } from '../../src/model/registry.ts';
import { TASK_ATTRIBUTES } from '../../src/reader/tasks.ts';
import { CHANGES_FORMATS, formatChanges } from '../../src/report/changes/format.ts';
import { edit, side } from './edited.ts';

type Json = {
  properties?: Record<string, Json>;
  items?: Json;
  anyOf?: Json[];
  enum?: unknown[];
  examples?: unknown[];
  type?: unknown;
  additionalProperties?: Json | boolean;
  propertyNames?: Json;
  required?: string[];
};

/** Fields that are no statement of their own: identity, sequence (compared as such), and what rows take over (compared there). */
const SILENT: Readonly<Record<string, string>> = {
  id: 'identity: a new id is a rename',
  order: 'sequence: phases in another order are told as reordered, other files have no order that means anything',
  defaults: 'compared in the rows that take them over',
};

const isAbsence = ({ properties = {} }: Json): boolean => 'unknown' in properties || 'notApplicable' in properties;
const alternatives = (schema: Json): Json[] =>
  schema.anyOf ? schema.anyOf.filter((each) => !isAbsence(each)).flatMap(alternatives) : [schema];

/** Values that differ, by value type: whatever a field is, two of them are valid for it. */
const PAIRS: Readonly<Record<string, readonly [string, string]>> = {
  'core-api': ['core-api', 'other-id'],
  '2026-03-02': ['2026-03-02', '2026-04-07'],
  '2w': ['2w', '3w'],
  '24h': ['24h', '48h'],
  '3d': ['3d', '4d'],
  '10 pw': ['10 pw', '11 pw'],
  '10 %': ['10 %', '20 %'],
  '< 500 ms': ['"< 500 ms"', '"< 900 ms"'],
  '0.115+': ['0.115+', '0.116+'],
  'FastAPI 0.115+': ['FastAPI 0.115', 'FastAPI 0.116'],
  'GET /users/{id}': ['GET /users', 'GET /people'],
  same: ['GET /users', 'GET /people'],
  '#0b6e4f': ['"#0b6e4f"', '"#084"'],
  low: ['low', 'high'],
  '2': ['2', '3'],
  'https://example.com/': ['https://example.com/', 'https://example.org/'],
  'https://status.example.com/': ['https://status.example.com/', 'beside-site'],
};

/** Two keys of 32 bytes: the schema asks for text alone. */
const KEYS = ['a', 'b'].map((text) => createHash('sha256').update(text).digest('hex')) as [string, string];

/** Two YAML values that the schema takes and that differ. */
function twoValues(schema: Json): [string, string] {
  // A map from names to values, such as settings by rule.
  if (typeof schema.additionalProperties === 'object') {
    const [a, b] = twoValues(schema.additionalProperties);
    return [`{ a/rule: ${a} }`, `{ a/rule: ${b} }`];
  }
  const options = alternatives(schema);
  const list = options.find((each) => each.type === 'array');
  const plain = options.find((each) => each.enum || each.examples);
  if (plain?.enum) {
    const [a, b] = [...new Set(plain.enum.map(String))];
    return [a ?? '', b ?? ''];
  }
  if (plain?.examples) {
    const example = String(plain.examples[0]);
    const [a, b] = PAIRS[example] ?? (/^[A-Z_]+$/.test(example) ? [example, `${example}_2`] : ['some words', 'other words']);
    return [a, b];
  }
  if (list?.items) {
    const [a, b] = twoValues(list.items);
    return [`[${a}]`, `[${b}]`];
  }
  const group = options.find((each) => each.properties);
  const [name, inner] = Object.entries(group?.properties ?? {}).find(([field]) => field !== 'id') ?? ['note', {}];
  const required = (group?.required ?? [])
    .filter((field) => field !== name)
    .map((field) => `${field}: ${twoValues(group?.properties?.[field] ?? {})[0]}`);
  const [a, b] = twoValues(inner);
  const around = (value: string): string => `{ ${[...required, `${name}: ${value}`].join(', ')} }`;
  return [around(a), around(b)];
}

/** Every field of a group that holds a value, groups within it opened. */
function fieldPaths(schema: Json): { path: string[]; schema: Json }[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const options = alternatives(field);
    const group = options.length === 1 && options[0]?.properties ? options[0] : undefined;
    return group && name !== 'defaults'
      ? fieldPaths(group).map((each) => ({ ...each, path: [name, ...each.path] }))
      : [{ path: [name], schema: field }];
  });
}

const nested = (path: readonly string[], value: string): Record<string, unknown> =>
  path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as Record<string, unknown>;

const record = (kind: Kind, list: string | undefined, fields: Record<string, unknown>): ModelRecord => ({
  kind: kind.name as ModelRecord['kind'],
  ...(list !== undefined && { list }),
  id: 'one',
  ref: 'one',
  label: 'One',
  fileRef: 'file',
  leaves: leavesOf(
    fields,
    new Set(['id', 'order', 'defaults', ...(list === undefined ? kind.rows.map(({ field }) => field) : [])]),
  ),
  source: { file: 'f', path: [] },
  inBody: false,
});
const nowhere = () => ({ file: 'f', line: 1, column: 1, endLine: 1, endColumn: 1 });
const places = { base: nowhere, head: nowhere };

describe.each(KINDS.map((kind) => [kind.name, kind as Kind] as const))('%s', (_, kind) => {
  const schema = jsonSchema(kind) as Json;
  const lists = kind.rows.map(({ field }) => ({
    list: field,
    schema: alternatives(schema.properties?.[field] ?? {}).find((each) => each.items)?.items ?? {},
  }));
  const own = fieldPaths(schema).filter(({ path }) => !kind.rows.some(({ field }) => field === path[0]));
  const rows = lists.flatMap(({ list, schema: items }) =>
    alternatives(items)
      .flatMap(fieldPaths)
      .map((each) => ({ ...each, list })),
  );
  const fields = [...own.map((each) => ({ ...each, list: undefined as string | undefined })), ...rows];

  it.each(fields.map((field) => [`${field.list ? `${field.list}: ` : ''}${field.path.join('.')}`, field] as const))(
    'a change of %s is told',
    (_name, field) => {
      const [before, after] = twoValues(field.schema);
      expect(before).not.toBe(after);
      const changes = recordChanges(
        [record(kind, field.list, nested(field.path, before))],
        [record(kind, field.list, nested(field.path, after))],
        {},
        places,
      ).changes;
      if (field.path.length === 1 && (field.path[0] ?? '') in SILENT) return expect(changes).toEqual([]);
      expect(changes.map((change) => change.field)).toEqual([field.path.join('.')]);
      expect(changes[0]?.sentence.length).toBeGreaterThan(10);
      return undefined;
    },
  );
});

const PLAN = { 'plans/p/plan.mdx': '---\ntitle: P\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\n---\n' };

/** Whether a comparison tells of something, in every format. */
function isTold(base: Side, head: Side): boolean {
  const comparison = compareModels(base, head);
  for (const format of CHANGES_FORMATS)
    expect(
      formatChanges(format, { comparison, base: 'a', head: 'b', pathOf: (file) => file, failing: [], colours: false }),
    ).not.toBe('');
  return toldChanges(comparison).length > 0 && comparison.headline !== 'Plan: no changes';
}

describe('the whole way, from a file to a change, both ways round', () => {
  /** A file of each kind with what is required, to put fields into. */
  const FILES: Readonly<Record<string, string>> = {
    plan: 'plans/p/plan.mdx',
    portfolio: 'portfolio.mdx',
    calendar: 'calendars/default.mdx',
    phase: 'plans/p/phases/1-one.mdx',
    checklist: 'plans/p/checklists/one.mdx',
    page: 'plans/p/pages/one.mdx',
    decision: 'plans/p/decisions/one.mdx',
    decisions: 'plans/p/decisions.mdx',
    ...Object.fromEntries(
      ['stack', 'risks', 'metrics', 'data', 'quality', 'environment'].map((name) => [name, `plans/p/${name}.mdx`]),
    ),
    ...Object.fromEntries(
      ['endpoints', 'mappings', 'architecture', 'rollout', 'rollback'].map((name) => [name, `plans/p/${name}/one.mdx`]),
    ),
  };

  const yaml = (fields: Record<string, string>): string =>
    Object.entries(fields)
      .map(([key, value]) => `${key}: ${value}`)
      .join('\n');
  const requiredOf = (schema: Json, but: string): Record<string, string> =>
    Object.fromEntries(
      (schema.required ?? []).filter((name) => name !== but).map((name) => [name, twoValues(schema.properties?.[name] ?? {})[0]]),
    );

  it.each(KINDS.map((kind) => [kind.name, kind as Kind] as const))('every field of %s', async (name, kind) => {
    const schema = jsonSchema(kind) as Json;
    const path = FILES[name] ?? '';
    const silent: string[] = [];
    for (const [field, json] of Object.entries(schema.properties ?? {})) {
      if (field in SILENT || json.propertyNames || kind.rows.some((list) => list.field === field)) continue;
      const [before, after] = twoValues(json);
      const file = (value: string): string => `---\n${yaml({ ...requiredOf(schema, field), [field]: value })}\n---\n`;
      const [base, head] = await Promise.all([side({ ...PLAN, [path]: file(before) }), side({ ...PLAN, [path]: file(after) })]);
      expect([field, base.unread, head.unread]).toEqual([field, [], []]);
      if (!isTold(base, head) || !isTold(head, base)) silent.push(field);
    }
    for (const { field: list } of kind.rows) {
      const items = alternatives(schema.properties?.[list] ?? {}).find((each) => each.items)?.items ?? {};
      const row = alternatives(items).find((each) => each.properties) ?? {};
      for (const [field, json] of Object.entries(row.properties ?? {})) {
        if (field in SILENT) continue;
        const [before, after] = field === 'demonstrationKey' ? KEYS : twoValues(json);
        const file = (value: string): string => {
          const fields = {
            ...requiredOf(row, field),
            ...('id' in (row.properties ?? {}) && { id: 'one' }),
            ...(field === 'listed' && { mode: 'open' }),
            [field]: value,
          };
          return `---\n${yaml(requiredOf(schema, list))}\n${list}:\n  - ${yaml(fields).replaceAll('\n', '\n    ')}\n---\n`;
        };
        const [base, head] = await Promise.all([side({ ...PLAN, [path]: file(before) }), side({ ...PLAN, [path]: file(after) })]);
        expect([list, field, base.unread, head.unread]).toEqual([list, field, [], []]);
        if (!isTold(base, head) || !isTold(head, base)) silent.push(`${list}.${field}`);
      }
    }
    expect(silent).toEqual([]);
  });
});

it.each(TASK_ATTRIBUTES.filter((name) => name !== 'id'))('an attribute of a task: %s', async (name) => {
  const file = 'plans/p/phases/1-one.mdx';
  const files = { ...PLAN, [file]: `---\ntitle: One\nstatus: planned\n---\n\n- [ ] Do it (id: it; ${name}: 2026-03-02)\n` };
  const changed = compareModels(await side(files), await side(edit(files, file, ['2026-03-02', '2026-04-07'])));
  expect(toldChanges(changed).map(({ kind, field }) => [kind, field])).toEqual([['task', name]]);
});
