import { createHash } from 'node:crypto';
import type { Computed } from '../pipeline/compute.ts';
import { ruleRecords, type SearchRecord, searchRecords } from './records.ts';

/** As many plans as these share one index. */
const PLANS_IN_ONE = 30;
const MOST_PARTS = 8;

/** The parts of the search index of a site. */
export interface SearchParts {
  /** The part that a file of the site is in, such as `plans/p/risks/index.html`. Files of no plan are in the first. */
  of(file: string): number;
  /** The plans of each part. */
  plans: readonly (readonly string[])[];
  /** The rows of a part; rules are in the first. They are made when they are asked for, as there may be tens of thousands. */
  records(part: number): SearchRecord[];
}

/**
 * Shares the plans out over some indexes, by their names alone, so that a plan that comes or goes changes one of them. They are
 * made at the same time; where a plan changes, only its part is made again; and counting what each facet leaves of thousands
 * of results is faster in parts. A word that a part does not have is no condition there: its results come behind those that
 * have all words.
 */
export function searchParts(computed: Computed): SearchParts {
  const { plans } = computed;
  const most = plans.length <= PLANS_IN_ONE ? 1 : MOST_PARTS;
  const slots = new Map(plans.map(({ plan }) => [plan.id, createHash('sha256').update(plan.id).digest().readUInt32BE() % most]));
  // A part without plans is none, but for the first, which has all other pages.
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
