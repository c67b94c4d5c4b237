import { countedOperations } from '../../analysis/counted-operations.ts';
import { OUTCOMES, type Outcome } from '../../analysis/operations.ts';
import { absenceOf } from '../../model/absences.ts';
import { STAGES } from '../../model/kinds/endpoints.ts';
import type { Plan, Surface } from '../../model/plan.ts';
import { endpointName } from '../../registers/endpoints.ts';
import { LABELS } from '../labels/index.ts';
import { type EndpointRow, NOT_STATED } from './endpoint-rows.ts';

export interface Count {
  value: string;
  count: number;
}

/** An operation with its rows on the page. */
interface Operation {
  /** Its first row. */
  row: EndpointRow;
  rows: readonly EndpointRow[];
  disposition: Outcome;
  stage: string;
  breaking: boolean;
}

/** Something that keeps the new system from answering every call, and the rows that it is about. */
export interface Blocker {
  text: string;
  /** Named where they are few. */
  rows: { anchor: string; name: string }[];
  /** Parts of it, each with the filter that shows its rows: `stage=canary`. */
  parts: { text: string; query: string }[];
}

/** Where the operations of a page stand. Rows that tell the calls of one operation apart count once. */
export interface EndpointSummary {
  /** Operations in all; added ones included. */
  total: number;
  /** Operations that are to be carried over: not added, not deliberately left. */
  toMove: number;
  /** Of those, answered by the new system or gone with the old one. */
  moved: number;
  /** Operations that have a target, or are said to have none. */
  mapped: number;
  breaking: number;
  withEvidence: number;
  stages: Count[];
  dispositions: Count[];
  blockers: Blocker[];
}

const tallied = (operations: readonly Operation[], read: (operation: Operation) => string, order: readonly string[]): Count[] =>
  order
    .map((value) => ({ value, count: operations.filter((operation) => read(operation) === value).length }))
    .filter(({ count }) => count > 0);

const MOVED: ReadonlySet<string> = new Set(['migrated', 'gone']);
const STAYS: ReadonlySet<string> = new Set(['add', 'not-migrating']);

const operationsOf = (rows: readonly EndpointRow[]): Operation[] => {
  const shown = new Map(rows.map((row) => [row.resolved, row]));
  return countedOperations(rows.map(({ resolved }) => resolved)).flatMap(({ rows: own, disposition, stage, effect }) => {
    const views = own.flatMap((resolved) => shown.get(resolved) ?? []);
    const [row] = views;
    return row ? [{ row, rows: views, disposition, stage: stage ?? NOT_STATED, breaking: effect === 'breaking' }] : [];
  });
};

const isMapped = (operation: Operation): boolean => operation.rows.every(hasFate);

const hasEvidence = (row: EndpointRow): boolean => row.parity.length + row.evidence.length > 0;

const hasFate = (row: EndpointRow): boolean =>
  row.to.kind === 'operations' ||
  row.to.kind === 'same' ||
  row.to.kind === 'none' ||
  STAYS.has(row.resolved.disposition) ||
  row.resolved.disposition === 'retire';

/** More rows than this are counted, not named. */
const NAMED = 3;

/** Why not every operation counts as moved: each cause once, with its rows. */
function blockers(
  operations: readonly Operation[],
  toMove: readonly Operation[],
  surfaces: readonly Surface[],
  plan: Plan,
): Blocker[] {
  const found: Blocker[] = [];
  const add = (about: readonly Operation[], text: string, query?: string): void => {
    if (about.length === 0) return;
    const few = about.length <= NAMED && about.length < operations.length;
    found.push({
      text,
      rows: few ? about.map(({ row }) => ({ anchor: row.anchor, name: endpointName(row.resolved) })) : [],
      parts: few || query === undefined || about.length === operations.length ? [] : [{ text: LABELS.endpoints.showThem, query }],
    });
  };
  const untargeted = operations.filter((operation) => !isMapped(operation));
  add(untargeted, LABELS.endpoints.untargeted(untargeted.length));
  const sourceless = operations.filter(({ row }) => row.from.kind === 'absent' || row.from.kind === 'nothing');
  add(sourceless, LABELS.endpoints.sourceless(sourceless.length));
  const unstaged = toMove.filter(({ stage }) => stage === NOT_STATED);
  add(
    unstaged,
    unstaged.length === toMove.length ? LABELS.endpoints.noneStaged : LABELS.endpoints.unstaged(unstaged.length),
    'stage=not-stated',
  );
  const under = STAGES.filter((stage) => !MOVED.has(stage)).flatMap((stage) => {
    const count = toMove.filter((operation) => operation.stage === stage).length;
    return count === 0 ? [] : [{ text: `${LABELS.values.stage[stage]} ${count}`, query: `stage=${stage}`, count }];
  });
  const moving = under.reduce((sum, { count }) => sum + count, 0);
  if (moving > 0) {
    found.push({
      text: LABELS.endpoints.moving(moving),
      rows: [],
      parts: under.map(({ text, query }) => ({ text, query })),
    });
  }
  const unproven = operations.filter(({ rows }) => rows.some((row) => row.stage === 'migrated' && !hasEvidence(row)));
  add(unproven, LABELS.endpoints.unproven(unproven.length));
  const unphased = toMove.filter(({ rows }) => rows.some((row) => row.resolved.mapping.phase === undefined));
  if (plan.phases.length > 0) {
    add(
      unphased,
      unphased.length === toMove.length ? LABELS.endpoints.nonePhased : LABELS.endpoints.unphased(unphased.length),
      'phase=not-stated',
    );
  }
  for (const surface of surfaces) {
    if (surface.complete === true) continue;
    const [why] = Object.values(absenceOf(surface, 'complete') ?? {});
    const name = surface.title ?? surface.id;
    found.push({ text: LABELS.endpoints.incomplete(name, why), rows: [], parts: [] });
  }
  return found;
}

/** Sums up the rows of a page. */
export function endpointSummary(rows: readonly EndpointRow[], surfaces: readonly Surface[], plan: Plan): EndpointSummary {
  const operations = operationsOf(rows);
  const toMove = operations.filter(({ disposition }) => !STAYS.has(disposition));
  return {
    total: operations.length,
    toMove: toMove.length,
    moved: toMove.filter(({ stage }) => MOVED.has(stage)).length,
    mapped: operations.filter(isMapped).length,
    breaking: operations.filter(({ breaking }) => breaking).length,
    withEvidence: operations.filter(({ rows: own }) => own.some(hasEvidence)).length,
    stages: tallied(toMove, ({ stage }) => stage, [...STAGES, NOT_STATED]),
    dispositions: tallied(operations, ({ disposition }) => disposition, OUTCOMES),
    blockers: blockers(operations, toMove, surfaces, plan),
  };
}
