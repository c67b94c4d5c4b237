import {
  colour,
  count,
  date,
  duration,
  effort,
  elapsed,
  flag,
  id,
  lag,
  level,
  operation,
  period,
  product,
  quantity,
  share,
  text,
  url,
  version,
} from '../../model/field.ts';
import { jsonSchema } from '../../model/json-schema.ts';
import { actual, condition, evidence } from '../../model/kinds/common.ts';
import { KINDS, type KindName, kindOf } from '../../model/registry.ts';

/** What may be written in a field. */
export type FieldForm =
  /** A value type of the guide, by its name there: `Duration`. */
  | { is: 'value'; type: string }
  | { is: 'words'; words: readonly string[] }
  /** A value that no page of its own explains. */
  | { is: 'examples'; examples: readonly string[] }
  /** A group that several kinds share and the guide explains once: `Evidence`. */
  | { is: 'shared'; type: string }
  | { is: 'list'; of: readonly FieldForm[] }
  | { is: 'fields'; fields: readonly FieldDoc[] }
  /** Names that the author chooses, each with a value. */
  | { is: 'names'; of: readonly FieldForm[] };

/** One field of a kind, as its schema has it. */
export interface FieldDoc {
  name: string;
  required: boolean;
  doc: string;
  /** The forms that it may have; absence is one of every field, and left out. */
  forms: readonly FieldForm[];
}

/** As much of JSON Schema as `model/field.ts` writes. */
interface Json {
  anyOf?: Json[];
  type?: string | string[];
  enum?: unknown[];
  examples?: string[];
  items?: Json;
  properties?: Record<string, Json>;
  additionalProperties?: Json | boolean;
  required?: string[];
  description?: string;
}

type Described = { meta(): Record<string, unknown> | undefined };
const VALUES: readonly (readonly [type: string, schema: Described])[] = [
  ['Text', text],
  ['Id', id],
  ['True or false', flag],
  ['Number', count],
  ['Address', url],
  ['Quantity', quantity],
  ['Duration', duration],
  ['Elapsed', elapsed],
  ['Lag', lag],
  ['Effort', effort],
  ['Period', period],
  ['Date', date],
  ['Share', share],
  ['Colour', colour],
  ['Version', version],
  ['Product', product],
  ['Operation', operation],
  ['Level', level],
];
const SHARED: readonly (readonly [type: string, schema: Described])[] = [
  ['Evidence', evidence],
  ['Condition', condition],
  ['Actual', actual],
];

const metaOf = (schema: Described): Json => (schema.meta() ?? {}) as Json;
const firstOf = (json: Json): string => JSON.stringify(json.anyOf?.[0]);
const TYPES = new Map(VALUES.map(([type, schema]) => [firstOf(metaOf(schema)), type]));
const SHARED_TYPES = new Map(SHARED.map(([type, schema]) => [JSON.stringify(metaOf(schema).anyOf), type]));

/** Names of the value types that forms may have. */
export const VALUE_TYPES: readonly string[] = VALUES.map(([type]) => type);
export const SHARED_GROUPS: readonly string[] = SHARED.map(([type]) => type);

const isAbsence = ({ properties }: Json): boolean =>
  properties !== undefined && Object.keys(properties).length === 1 && ('unknown' in properties || 'notApplicable' in properties);

function fieldsOf({ properties = {}, required = [] }: Json): FieldDoc[] {
  return Object.entries(properties).map(([name, json]) => ({
    name,
    required: required.includes(name),
    doc: json.description ?? '',
    forms: formsOf(json),
  }));
}

function formsOf(json: Json, inside = false): FieldForm[] {
  if (json.anyOf) {
    const shared = inside ? undefined : SHARED_TYPES.get(JSON.stringify(json.anyOf));
    if (shared) return [{ is: 'shared', type: shared }];
    return json.anyOf.filter((each) => !isAbsence(each)).flatMap((each) => formsOf(each, inside));
  }
  const type = TYPES.get(JSON.stringify(json));
  if (type !== undefined) return [{ is: 'value', type }];
  if (json.enum) return [{ is: 'words', words: json.enum.filter((each) => typeof each === 'string') }];
  if (json.examples) return [{ is: 'examples', examples: json.examples }];
  if (json.items) return [{ is: 'list', of: formsOf(json.items) }];
  if (typeof json.additionalProperties === 'object') return [{ is: 'names', of: formsOf(json.additionalProperties) }];
  if (json.properties) return [{ is: 'fields', fields: fieldsOf(json) }];
  throw new Error(`the JSON Schema holds a form that the field reference does not know: ${JSON.stringify(json).slice(0, 200)}`);
}

/** The fields of a kind, from the JSON Schema that editors use. */
export const kindFields = (kind: KindName): FieldDoc[] => fieldsOf(jsonSchema(kindOf(kind)) as Json);

/** The fields of a shared group, by its name in {@link SHARED_GROUPS}. */
export function sharedFields(type: string): FieldDoc[] {
  const schema = SHARED.find(([each]) => each === type)?.[1];
  const forms = schema ? formsOf(metaOf(schema), true) : [];
  return forms.flatMap((form) => (form.is === 'fields' ? [...form.fields] : []));
}

/** Fields of a group in a kind, and where the group stands: `mappings`, `mappings.deltas`. */
export interface FieldSection {
  path: string;
  list: boolean;
  fields: readonly FieldDoc[];
}

const groupsIn = (forms: readonly FieldForm[], list = false): { list: boolean; fields: readonly FieldDoc[] }[] =>
  forms.flatMap((form) =>
    form.is === 'fields' && form.fields.length > 0
      ? [{ list, fields: form.fields }]
      : form.is === 'list'
        ? groupsIn(form.of, true)
        : [],
  );

/** The fields one table a group, outer groups first. `defaults` repeats the fields of the rows and is left out. */
export function fieldSections(fields: readonly FieldDoc[], path = ''): FieldSection[] {
  const inner = fields.flatMap((field) => {
    if (field.name === 'defaults') return [];
    const own = path === '' ? field.name : `${path}.${field.name}`;
    // The same group alone and in a list is one table.
    const groups = new Map(groupsIn(field.forms).map((group) => [JSON.stringify(group.fields), group]));
    return [...groups.values()].flatMap((group) =>
      fieldSections(group.fields, own).map((section) => (section.path === own ? { ...section, list: group.list } : section)),
    );
  });
  return [{ path, list: false, fields }, ...inner];
}

/** Where files of a kind lie below the content root: `plans/<plan>/phases/<order>-<id>.mdx`. */
export function placeOfKind(name: KindName): string {
  const { collection, location: lies } = kindOf(name);
  if (name === 'portfolio') return 'portfolio.mdx';
  if (name === 'calendar') return 'calendars/<id>.mdx';
  if (name === 'plan') return 'plans/<plan>/plan.mdx';
  if (name === 'decision') return 'plans/<plan>/decisions/<id>.mdx';
  if (name === 'phase') return 'plans/<plan>/phases/<order>-<id>.mdx';
  if (lies === 'tree') return `plans/<plan>/${collection}/**.mdx`;
  return `plans/<plan>/${collection}${lies === 'file' ? '' : '/<id>'}.mdx`;
}

export const KIND_NAMES: readonly KindName[] = KINDS.map((kind) => kind.name);
