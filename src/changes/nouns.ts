import { KINDS } from '../model/registry.ts';
import { REGISTERS } from '../registers/all.ts';
import type { ModelRecord } from './record.ts';
import { recordType } from './record.ts';

/**
 * What a record is called: in a sentence, and over a list of them. In the order in which a reviewer reads them. Rows without an
 * entry are called as in their register, and come last.
 */
const NOUNS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  plan: ['Plan', 'Plan'],
  phase: ['Phase', 'Phases'],
  task: ['Task', 'Tasks'],
  criterion: ['Exit criterion', 'Exit criteria'],
  'endpoints/mappings': ['Endpoint', 'Endpoints'],
  endpoints: ['API', 'APIs'],
  rollout: ['Rollout', 'Rollout'],
  'rollout/steps': ['Rollout step', 'Rollout steps'],
  'rollout/traffic': ['Traffic', 'Traffic'],
  'rollout/thresholds': ['Threshold', 'Thresholds'],
  rollback: ['Rollback', 'Rollback'],
  'rollback/triggers': ['Trigger', 'Triggers'],
  'risks/risks': ['Risk', 'Risks'],
  risks: ['Risk register', 'Risk register'],
  'metrics/metrics': ['Metric', 'Metrics'],
  metrics: ['Metrics', 'Metrics page'],
  'decisions/decisions': ['Decision', 'Decisions'],
  decisions: ['Decisions', 'Decisions page'],
  decision: ['Decision', 'Decisions'],
  'data/datasets': ['Dataset', 'Data'],
  data: ['Data page', 'Data page'],
  'stack/stack': ['Stack', 'Stack'],
  stack: ['Stack page', 'Stack page'],
  'mappings/mappings': ['Mapping', 'Mappings'],
  mappings: ['Table', 'Mapping tables'],
  'architecture/nodes': ['Node', 'Architecture'],
  'architecture/edges': ['Edge', 'Architecture'],
  'architecture/groups': ['Group', 'Architecture'],
  architecture: ['View', 'Architecture'],
  'quality/suites': ['Test suite', 'Quality'],
  'quality/coverage': ['Test coverage', 'Quality'],
  'quality/load': ['Load test', 'Quality'],
  'quality/tools': ['Tool', 'Quality'],
  quality: ['Quality', 'Quality'],
  'environment/services': ['Service', 'Environment'],
  'environment/variables': ['Variable', 'Environment'],
  'environment/files': ['Deployment file', 'Environment'],
  'environment/tools': ['Tool', 'Environment'],
  'environment/ports': ['Port', 'Environment'],
  environment: ['Environment', 'Environment'],
  checklist: ['Checklist', 'Checklists'],
  page: ['Page', 'Pages'],
  'plan/audiences': ['Audience', 'Audiences'],
  calendar: ['Calendar', 'Calendars'],
  portfolio: ['Portfolio', 'Portfolio'],
};

const ORDER = [...new Set(Object.values(NOUNS).map(([, many]) => many))];

const REGISTER_NOUNS: ReadonlyMap<string, readonly [one: string, many: string]> = new Map(
  REGISTERS.flatMap(({ recordType: type, one, many }) =>
    type === undefined ? [] : [[type, [`${one.slice(0, 1).toUpperCase()}${one.slice(1)}`, many]] as const],
  ),
);

/** A file with one list is called as the list is. */
const fileNouns = (kind: string): readonly [one: string, many: string] | undefined => {
  const many = REGISTERS.find(({ recordType: type }) => type?.startsWith(`${kind}/`))?.many;
  return many === undefined ? undefined : [many, many];
};

const nounsOf = (type: string): readonly [one: string, many: string] | undefined =>
  NOUNS[type] ?? REGISTER_NOUNS.get(type) ?? fileNouns(type);

/** Returns the heading for changes of a record. */
export const headingOf = (record: Pick<ModelRecord, 'kind' | 'list'>): string => nounsOf(recordType(record))?.[1] ?? 'Other';

/** The place of a heading among the others. */
export const headingOrder = (heading: string): number => {
  const place = ORDER.indexOf(heading);
  return place < 0 ? ORDER.length : place;
};

/** Operations and traffic speak for themselves; names are quoted. */
const BARE = new Set(['endpoints/mappings', 'rollout/traffic', 'environment/variables', 'environment/ports']);

/** A plan has one file of each of these kinds, so its name adds nothing. */
const ALONE: ReadonlySet<string> = new Set([
  'portfolio',
  ...KINDS.filter(({ name, location }) => location === 'file' && name !== 'plan').map(({ name }) => name),
]);

/** `Risk "Old clients cannot connect"`, `Endpoint GET /feed`. */
export function nameOf(record: Pick<ModelRecord, 'kind' | 'list' | 'label'>): string {
  const type = recordType(record);
  const noun = nounsOf(type)?.[0] ?? type;
  if (ALONE.has(type)) return noun;
  return BARE.has(type) ? `${noun} ${record.label}` : `${noun} "${record.label}"`;
}

/** Fields that no register lists. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  'body.prose': 'text',
  'body.steps': 'procedure',
  from: 'old side',
  to: 'new side',
  under: 'parent task',
  statedSource: 'source',
};

/** What the site calls the fields of rows, by list and field: `data/datasets.compat` → `compatibility`. */
const LABELS: ReadonlyMap<string, string> = new Map(
  REGISTERS.flatMap(({ recordType: type, fields }) =>
    type === undefined ? [] : fields.map(({ key, label, change }) => [`${type}.${key}`, change ?? label.toLowerCase()] as const),
  ),
);

/** What a field is called in a sentence: as on the site, else `notBefore` → `not before`, `stated.effort` → `stated effort`. */
export const fieldWords = (record: Pick<ModelRecord, 'kind' | 'list'>, field: string): string =>
  LABELS.get(`${recordType(record)}.${field}`) ??
  FIELD_WORDS[field] ??
  field.replace(/\./g, ' ').replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
