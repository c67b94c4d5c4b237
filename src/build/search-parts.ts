import { createHash } from 'node:crypto';
import type { Computed } from '../pipeline/compute.ts';
import { ruleRecords, type SearchRecord, searchRecords } from './search-records.ts';

/** Portfolios of up to this many plans have a single index. */
const SINGLE_INDEX_PLANS = 30;
const MAX_PARTS = 8;

/** The parts of a site's search index. */
export interface SearchParts {
  /** Returns the part of an output file, such as `plans/p/risks/index.html`. Files outside plans are in the first part. */
  of(file: string): number;
  /** The plan ids of each part. */
  plans: readonly (readonly string[])[];
  /** Returns the rows of a part; rules are in the first. Computed on demand, as there may be tens of thousands. */
  records(part: number): SearchRecord[];
}

/**
 * Distributes the plans over up to 8 indexes by a hash of their ids, so that an added or removed plan changes only one part.
 * Parts are built in parallel, only the parts of changed plans are rebuilt, and counting facets over thousands of results is
 * faster in parts. A search word that a part does not contain is ignored there: its results rank behind those with all words.
 */
export function searchParts(computed: Computed): SearchParts {
  const { plans } = computed;
  const most = plans.length <= SINGLE_INDEX_PLANS ? 1 : MAX_PARTS;
  const slots = new Map(plans.map(({ plan }) => [plan.id, createHash('sha256').update(plan.id).digest().readUInt32BE() % most]));
  // Only the first part may be without plans: it has all other pages.
  const used = [...new Set([0, ...slots.values()])].sort((a, b) => a - b);
  const parts = new Map([...slots].map(([plan, slot]) => [plan, used.indexOf(slot)]));
  const own = used.map((_, part) => [...parts.keys()].filter((plan) => parts.get(plan) === part));
  const byId = new Map(plans.map((each) => [each.plan.id, each]));
  const rowsOf = (plan: string): SearchRecord[] => {
    const own = byId.get(plan);
    return own ? searchRecords(own, plans.length) : [];
  };
  const records = (part: number): SearchRecord[] => [
    ...(part === 0 ? ruleRecords(computed) : []),
    ...(own[part] ?? []).flatMap(rowsOf),
  ];
  return { plans: own, records, of: (file) => parts.get(/^plans\/([^/]+)\//.exec(file)?.[1] ?? '') ?? 0 };
}
