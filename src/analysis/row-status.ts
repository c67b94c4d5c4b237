import type { Identity, Plan } from '../model/plan.ts';
import { rowLabel } from './labels.ts';

/** Author's words that say that something is there. */
const DONE_WORDS =
  /^(?:[✓✔✅☑]\s*)?(?:done|completed?|finished|ticked|implemented|migrated|shipped|live|released|deployed)$|^[✓✔✅☑]$/iu;
/** Author's words that say that nothing was done yet. */
const OPEN_WORDS = /^(?:to ?do|pending|open|planned|not started|missing|tbd|in progress|ongoing|wip)$/i;

/** A row of a register with a status of its own and a phase. */
export interface RowStatus {
  row: Identity;
  name: string;
  phase: string;
  /** The field that says it, and its words. */
  field: 'status' | 'statusText' | 'stage';
  raw: string;
  done: boolean;
}

type Fields = Identity & {
  phase?: unknown;
  status?: unknown;
  statusText?: unknown;
  stage?: unknown;
  name?: unknown;
  title?: unknown;
  from?: unknown;
  to?: unknown;
};

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function statusOf(row: Fields): Pick<RowStatus, 'field' | 'raw' | 'done'> | undefined {
  const stage = text(row.stage);
  if (stage === 'migrated' || stage === 'gone') return { field: 'stage', raw: stage, done: true };
  const status = text(row.status);
  if (status !== undefined) return status === 'cancelled' ? undefined : { field: 'status', raw: status, done: status === 'done' };
  const words = text(row.statusText);
  if (words === undefined) return undefined;
  if (DONE_WORDS.test(words)) return { field: 'statusText', raw: words, done: true };
  return OPEN_WORDS.test(words) ? { field: 'statusText', raw: words, done: false } : undefined;
}

/** Rows of mappings, stack, data, tests and operations that state both a phase and whether they are done. */
export function rowStatuses(plan: Plan): RowStatus[] {
  const rows: Fields[] = [
    ...plan.mappings.flatMap((table) => table.mappings),
    ...plan.endpoints.flatMap((surface) => surface.mappings),
    ...(plan.stack?.stack ?? []),
    ...(plan.data?.datasets ?? []),
    ...(plan.quality?.suites ?? []),
  ];
  return rows.flatMap((row) => {
    const phase = text(row.phase);
    const status = statusOf(row);
    return phase !== undefined && status ? [{ row, name: rowLabel(row), phase, ...status }] : [];
  });
}
