import { EFFECT_WORDS } from '../../endpoints/effect.ts';
import type { CallCondition } from '../../model/values/call-condition.ts';
import type { SortKey } from '../../registers/sorting.ts';
import type { Filterable } from './facets.ts';

/** One row as the page's script knows it: what is filtered, sorted and looked up. Empty fields are left out. */
export interface EndpointRecord {
  /** The anchor of its row. */
  id: string;
  /** The anchor of the first of several rows about the same operation. */
  operation?: string;
  /** `endpoints/auth/post-login`: its record in the CSV of the list. */
  ref: string;
  /** Id of its surface. */
  surface: string;
  /** Old operations as callers send them: `GET /api/users/{id}`. Several are a merge. */
  from: string[];
  /** The host of the old side, if its base states one. */
  host?: string;
  /** Which calls of them are meant, if not all. */
  condition?: CallCondition;
  /** Left out where it is the same. */
  to?: string[];
  /** What stands on a side without operations: `none`, `unknown`, `not stated`. */
  fromWord?: string;
  toWord?: string;
  disposition: string;
  stage: string;
  share?: string;
  compat?: string;
  /** The phase's id, and for the reader its title. */
  phase?: string;
  breaking: string;
  /** Who says so. */
  breakingBy?: string;
  deltas: number;
  owner?: string;
  deprecated?: string;
  sunset?: string;
  /** When the new system has all of its calls: a day, or a working day. */
  when?: string;
  /** Who answers now, in words, and the new system's share. */
  traffic?: string;
  newShare?: number;
  consumers?: string;
  implementation?: string;
  title?: string;
  note?: string;
}

/** What the script of an endpoint page reads once. Lists are in the order in which values sort. */
export interface EndpointData {
  plan: string;
  surfaces: { id: string; title: string; old: string; new: string }[];
  phases: { id: string; title: string; status: string }[];
  /** What the rollout says of today's traffic. */
  traffic?: { share: number; step: string };
  dispositions: string[];
  stages: string[];
  records: EndpointRecord[];
}

export const FACETS = ['disposition', 'stage', 'phase', 'breaking', 'owner', 'surface'] as const;
export type FacetName = (typeof FACETS)[number];

/** The facet value of what is not stated. No one's phase, stage or owner is called so. */
export const UNSTATED = 'not-stated';

export const facetValue = (record: EndpointRecord, facet: FacetName): string => {
  const value = record[facet];
  return value === undefined || value === 'not stated' ? UNSTATED : value;
};

/** A record as filters see it. Its text is everything that it says. */
export function filterable(record: EndpointRecord, data: EndpointData): Filterable {
  const title = (list: readonly { id: string; title: string }[], id: string | undefined): string =>
    list.find((each) => each.id === id)?.title ?? '';
  const said = [
    ...record.from,
    ...(record.to ?? []),
    record.host,
    record.condition?.raw,
    record.fromWord,
    record.toWord,
    record.disposition,
    record.stage,
    record.compat,
    record.phase,
    record.owner,
    record.sunset,
    record.when,
    record.traffic,
    record.deprecated,
    record.consumers,
    record.implementation,
    record.title,
    record.note,
    title(data.phases, record.phase),
    data.surfaces.length > 1 ? title(data.surfaces, record.surface) : '',
    record.breaking === 'breaking' || record.breaking === 'may break' ? record.breaking : '',
  ];
  return {
    ...(record.operation !== undefined && { group: record.operation }),
    facets: Object.fromEntries(FACETS.map((facet) => [facet, facetValue(record, facet)])),
    text: said
      .filter((each) => each !== undefined)
      .join(' ')
      .toLowerCase(),
  };
}

export const COLUMNS = [
  'from',
  'to',
  'disposition',
  'stage',
  'compat',
  'phase',
  'when',
  'traffic',
  'breaking',
  'deltas',
  'owner',
  'sunset',
] as const;
export type Column = (typeof COLUMNS)[number];

/** Paths sort before methods, so that the operations on one path stay together. */
const pathFirst = (operations: readonly string[]): string | undefined => operations[0]?.replace(/^(\S+) (.*)$/, '$2 $1');

const indexIn = (list: readonly string[], value: string | undefined): number | undefined => {
  const index = value === undefined ? -1 : list.indexOf(value);
  return index < 0 ? undefined : index;
};

/** What a column sorts by. */
export function sortKey(record: EndpointRecord, column: Column, data: EndpointData): SortKey {
  switch (column) {
    case 'from':
    case 'to':
      return pathFirst(record[column] ?? record.from);
    case 'disposition':
      return indexIn(data.dispositions, record.disposition);
    case 'stage':
      return indexIn(data.stages, record.stage);
    case 'phase':
      return indexIn(
        data.phases.map(({ id }) => id),
        record.phase,
      );
    case 'breaking':
      return indexIn(EFFECT_WORDS, record.breaking);
    case 'deltas':
      return record.deltas;
    case 'traffic':
      return record.newShare;
    case 'compat': {
      const number = Number.parseFloat(record.compat?.replace(/^[^\d-]*/, '') ?? '');
      return Number.isNaN(number) ? record.compat : number;
    }
    default:
      return record[column];
  }
}
