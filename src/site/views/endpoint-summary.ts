import { OUTCOMES } from '../../analysis/operations.ts';
import { given, isAbsent } from '../../model/field.ts';
import { STAGES } from '../../model/kinds/endpoints.ts';
import type { Plan, Surface } from '../../model/plan.ts';
import { endpointName } from '../../registers/endpoints.ts';
import { LABELS } from '../labels/index.ts';
import { type EndpointRow, NOT_STATED } from './endpoint-rows.ts';

export interface Count {
  value: string;
  count: number;
}

/** Something that keeps the new system from answering every call, and the rows that it is about. */
export interface Blocker {
  text: string;
  /** Named where they are few. */
  rows: { anchor: string; name: string }[];
  /** Parts of it, each with the filter that shows its rows: `stage=canary`. */
  parts: { text: string; query: string }[];
}

/** Where the operations of a page stand. */
export interface EndpointSummary {
  /** Rows in all; added ones included. */
  total: number;
  /** Rows with an old operation that is to be carried over: not added, not deliberately left. */
  toMove: number;
  /** Of those, answered by the new system or gone with the old one. */
  moved: number;
  /** Rows whose old operation has a target, or is said to have none. */
  mapped: number;
  breaking: number;
  withEvidence: number;
  stages: Count[];
  dispositions: Count[];
  blockers: Blocker[];
}

const tallied = (rows: readonly EndpointRow[], read: (row: EndpointRow) => string, order: readonly string[]): Count[] =>
  order.map((value) => ({ value, count: rows.filter((row) => read(row) === value).length })).filter(({ count }) => count > 0);

const MOVED: ReadonlySet<string> = new Set(['migrated', 'gone']);
const STAYS: ReadonlySet<string> = new Set(['add', 'not-migrating']);

const isMapped = (row: EndpointRow): boolean =>
  row.to.kind === 'operations' ||
  row.to.kind === 'same' ||
  row.to.kind === 'none' ||
  STAYS.has(row.resolved.disposition) ||
  row.resolved.disposition === 'retire';

/** More rows than this are counted, not named. */
const NAMED = 3;

/** Why not every operation counts as moved: each cause once, with its rows. */
function blockers(
  rows: readonly EndpointRow[],
  toMove: readonly EndpointRow[],
  surfaces: readonly Surface[],
  plan: Plan,
): Blocker[] {
  const found: Blocker[] = [];
  const add = (about: readonly EndpointRow[], text: string, query?: string): void => {
    if (about.length === 0) return;
    const few = about.length <= NAMED && about.length < rows.length;
    found.push({
      text,
      rows: few ? about.map((row) => ({ anchor: row.anchor, name: endpointName(row.resolved) })) : [],
      parts: few || query === undefined || about.length === rows.length ? [] : [{ text: LABELS.endpoints.showThem, query }],
    });
  };
  const untargeted = rows.filter((row) => !isMapped(row));
  add(untargeted, LABELS.endpoints.untargeted(untargeted.length));
  const sourceless = rows.filter((row) => row.from.kind === 'absent' || row.from.kind === 'nothing');
  add(sourceless, LABELS.endpoints.sourceless(sourceless.length));
  const unstaged = toMove.filter((row) => row.stage === NOT_STATED);
  add(
    unstaged,
    unstaged.length === toMove.length ? LABELS.endpoints.noneStaged : LABELS.endpoints.unstaged(unstaged.length),
    'stage=not-stated',
  );
  const under = STAGES.filter((stage) => !MOVED.has(stage)).flatMap((stage) => {
    const count = toMove.filter((row) => row.stage === stage).length;
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
  const unproven = rows.filter((row) => row.stage === 'migrated' && row.parity.length + row.evidence.length === 0);
  add(unproven, LABELS.endpoints.unproven(unproven.length));
  const unphased = toMove.filter((row) => given(row.resolved.mapping.phase) === undefined);
  if (plan.phases.length > 0) {
    add(
      unphased,
      unphased.length === toMove.length ? LABELS.endpoints.nonePhased : LABELS.endpoints.unphased(unphased.length),
      'phase=not-stated',
    );
  }
  for (const surface of surfaces) {
    if (given(surface.complete) === true) continue;
    const why = isAbsent(surface.complete) ? Object.values(surface.complete)[0] : undefined;
    const name = given(surface.title) ?? surface.id;
    found.push({ text: LABELS.endpoints.incomplete(name, why), rows: [], parts: [] });
  }
  return found;
}

/** Sums up the rows of a page. */
export function endpointSummary(rows: readonly EndpointRow[], surfaces: readonly Surface[], plan: Plan): EndpointSummary {
  const toMove = rows.filter((row) => !STAYS.has(row.resolved.disposition));
  return {
    total: rows.length,
    toMove: toMove.length,
    moved: toMove.filter((row) => MOVED.has(row.stage)).length,
    mapped: rows.filter(isMapped).length,
    breaking: rows.filter((row) => row.breaking === 'breaking').length,
    withEvidence: rows.filter((row) => row.parity.length + row.evidence.length > 0).length,
    stages: tallied(toMove, (row) => row.stage, [...STAGES, NOT_STATED]),
    dispositions: tallied(rows, (row) => row.resolved.disposition, OUTCOMES),
    blockers: blockers(rows, toMove, surfaces, plan),
  };
}
