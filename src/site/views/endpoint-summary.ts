import { counted } from '../../analysis/counted.ts';
import { OUTCOMES } from '../../analysis/operations.ts';
import { given, isAbsent } from '../../model/field.ts';
import { STAGES } from '../../model/kinds/endpoints.ts';
import type { Plan, Surface } from '../../model/plan.ts';
import { endpointName } from '../../registers/endpoints.ts';
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
      parts: few || query === undefined || about.length === rows.length ? [] : [{ text: 'show them', query }],
    });
  };
  const untargeted = rows.filter((row) => !isMapped(row));
  add(
    untargeted,
    `${counted(untargeted.length, 'old operation has', 'old operations have')} no new one, and none is said to be dropped`,
  );
  const sourceless = rows.filter((row) => row.from.kind === 'absent' || row.from.kind === 'nothing');
  add(
    sourceless,
    `${counted(sourceless.length, 'new operation does', 'new operations do')} not name the old operation ${sourceless.length === 1 ? 'it replaces' : 'they replace'}`,
  );
  const unstaged = toMove.filter((row) => row.stage === NOT_STATED);
  add(
    unstaged,
    unstaged.length === toMove.length
      ? 'No operation says how far its traffic has moved (stage)'
      : `${counted(unstaged.length, 'operation does', 'operations do')} not say how far the traffic has moved (stage)`,
    'stage=not-stated',
  );
  const under = STAGES.filter((stage) => !MOVED.has(stage)).flatMap((stage) => {
    const count = toMove.filter((row) => row.stage === stage).length;
    return count === 0 ? [] : [{ text: `${stage.replace('-', ' ')} ${count}`, query: `stage=${stage}`, count }];
  });
  const moving = under.reduce((sum, { count }) => sum + count, 0);
  if (moving > 0) {
    found.push({
      text: `${counted(moving, 'operation is', 'operations are')} not answered by the new system alone`,
      rows: [],
      parts: under.map(({ text, query }) => ({ text, query })),
    });
  }
  const unproven = rows.filter((row) => row.stage === 'migrated' && row.parity.length + row.evidence.length === 0);
  add(unproven, `${counted(unproven.length, 'operation is', 'operations are')} migrated without evidence`);
  const unphased = toMove.filter((row) => given(row.resolved.mapping.phase) === undefined);
  if (plan.phases.length > 0) {
    add(
      unphased,
      unphased.length === toMove.length
        ? 'No operation belongs to a phase'
        : `${counted(unphased.length, 'operation belongs', 'operations belong')} to no phase`,
      'phase=not-stated',
    );
  }
  for (const surface of surfaces) {
    if (given(surface.complete) === true) continue;
    const why = isAbsent(surface.complete) ? Object.values(surface.complete)[0] : undefined;
    const name = given(surface.title) ?? surface.id;
    found.push({ text: `“${name}” does not claim to list every old operation${why ? `: ${why}` : ''}`, rows: [], parts: [] });
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
