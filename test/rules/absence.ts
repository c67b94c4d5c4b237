import { parse, stringify } from 'yaml';
import { jsonSchema } from '../../src/model/json-schema.ts';
import { type Kind, kindOf } from '../../src/model/registry.ts';
import { MINIMAL_PLAN } from '../../src/pipeline/example.ts';
import { classify } from '../../src/reader/classify.ts';
import type { Example } from '../../src/rules/rule.ts';

interface Json {
  properties?: Record<string, Json>;
  items?: Json;
  anyOf?: Json[];
}

const options = (schema: Json): Json[] => (schema.anyOf ?? [schema]).flatMap((each) => (each.anyOf ? options(each) : [each]));
const isAbsence = (schema: Json): boolean => Object.keys(schema.properties ?? {}).join() === 'unknown';
const takesAbsence = (schema: Json): boolean => options(schema).some(isAbsence);
const propertiesOf = (schema: Json): Record<string, Json> =>
  Object.assign(
    {},
    ...options(schema)
      .filter((each) => !isAbsence(each))
      .map((each) => each.properties ?? {}),
  ) as Record<string, Json>;

/** The fields to fill; all where absent. */
type Only = readonly string[] | undefined;

const IDENTITY = new Set(['id', 'order', 'source', 'defaults', 'title']);

/** Fills what a group of fields leaves out with a stated absence, groups inside it as well. */
function fill(data: Record<string, unknown>, schema: Json, absence: Record<string, string>, only: Only): void {
  for (const [name, field] of Object.entries(propertiesOf(schema)))
    if (data[name] === undefined && takesAbsence(field) && !IDENTITY.has(name) && (only?.includes(name) ?? true))
      data[name] = absence;
}

function fillFile(kind: Kind, data: Record<string, unknown>, absence: Record<string, string>, only: Only): void {
  const schema = jsonSchema(kind) as Json;
  const lists = new Set(kind.rows.map(({ field }) => field));
  for (const field of lists) {
    const item = options(propertiesOf(schema)[field] ?? {}).find(({ items }) => items)?.items;
    const rows = data[field];
    if (!item || !Array.isArray(rows)) continue;
    for (const row of rows)
      if (typeof row === 'object' && row !== null && !('unknown' in row))
        fill(row as Record<string, unknown>, item, absence, only);
  }
  fill(data, schema, absence, only);
}

/** A plan of which every field that it leaves out, or those of a list, says that, and why, it is absent. */
export function withAbsences(example: Example, word: 'unknown' | 'notApplicable', only?: readonly string[]): Example {
  const files = Object.entries({ 'plan.mdx': MINIMAL_PLAN, ...example }).map(([file, text]): [string, string] => {
    const place = classify(file.startsWith('calendars/') || file === 'portfolio.mdx' ? file : `plans/example/${file}`);
    const [, yaml, body] = /^---\n([\s\S]*?)^---\n?([\s\S]*)$/m.exec(text) ?? [];
    if (!place.ok || yaml === undefined) return [file, text];
    const data = (parse(yaml, { schema: 'failsafe' }) ?? {}) as Record<string, unknown>;
    fillFile(kindOf(place.kind), data, { [word]: 'to be found out' }, only);
    return [file, `---\n${stringify(data, { aliasDuplicateObjects: false })}---\n${body ?? ''}`];
  });
  return Object.fromEntries(files);
}
