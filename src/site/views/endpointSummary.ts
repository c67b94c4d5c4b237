import { given, isAbsent } from '../../model/field.ts';
import { DISPOSITIONS, STAGES } from '../../model/kinds/endpoints.ts';
import type { Plan, Surface } from '../../model/plan.ts';
import { type EndpointRow, NOT_STATED, rowName } from './endpointRows.ts';

export interface Count {
  value: string;
  count: number;
}

/** Something that keeps the new system from answering every call, and the rows that it is about. */
export interface Blocker {
  text: string;
  rows: { anchor: string; name: string }[];
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

const counted = (rows: readonly EndpointRow[], read: (row: EndpointRow) => string, order: readonly string[]): Count[] =>
  order.map((value) => ({ value, count: rows.filter((row) => read(row) === value).length })).filter(({ count }) => count > 0);

const MOVED: ReadonlySet<string> = new Set(['migrated', 'gone']);
const STAYS: ReadonlySet<string> = new Set(['add', 'not-migrating']);

const isMapped = (row: EndpointRow): boolean =>
  row.to.kind === 'operations' ||
  row.to.kind === 'same' ||
  row.to.kind === 'none' ||
  STAYS.has(row.resolved.disposition) ||
  row.resolved.disposition === 'retire';

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

const named = (rows: readonly EndpointRow[]): Blocker['rows'] => rows.map((row) => ({ anchor: row.anchor, name: rowName(row) }));

/** Why not every operation counts as moved: each cause once, with its rows. */
function blockers(
  rows: readonly EndpointRow[],
  toMove: readonly EndpointRow[],
  surfaces: readonly Surface[],
  plan: Plan,
): Blocker[] {
  const found: Blocker[] = [];
  const add = (text: string, about: readonly EndpointRow[]): void => {
    if (about.length > 0) found.push({ text, rows: about.length === rows.length ? [] : named(about) });
  };
  const untargeted = rows.filter((row) => !isMapped(row));
  add(
    `${plural(untargeted.length, 'old operation has', 'old operations have')} no new one, and none is said to be dropped`,
    untargeted,
  );
  const sourceless = rows.filter((row) => row.from.kind === 'absent' || row.from.kind === 'nothing');
  add(
    `${plural(sourceless.length, 'new operation does', 'new operations do')} not tell which old one it answers`.replace(
      'operations do not tell which old one it answers',
      'operations do not tell which old ones they answer',
    ),
    sourceless,
  );
  const unstaged = toMove.filter((row) => row.stage === NOT_STATED);
  add(
    unstaged.length === toMove.length
      ? 'No operation says how far its traffic has moved (stage)'
      : `${plural(unstaged.length, 'operation does', 'operations do')} not say how far the traffic has moved (stage)`,
    unstaged,
  );
  for (const stage of STAGES.filter((each) => !MOVED.has(each))) {
    const at = toMove.filter((row) => row.stage === stage);
    add(`${plural(at.length, 'operation is', 'operations are')} at ${stage}`, at);
  }
  const unproven = rows.filter((row) => row.stage === 'migrated' && row.parity.length + row.evidence.length === 0);
  add(`${plural(unproven.length, 'operation is', 'operations are')} migrated without evidence`, unproven);
  const unphased = toMove.filter((row) => given(row.resolved.mapping.phase) === undefined);
  if (plan.phases.length > 0)
    add(
      unphased.length === toMove.length
        ? 'No operation belongs to a phase'
        : `${plural(unphased.length, 'operation belongs', 'operations belong')} to no phase`,
      unphased,
    );
  for (const surface of surfaces) {
    if (given(surface.complete) === true) continue;
    const why = isAbsent(surface.complete) ? Object.values(surface.complete)[0] : undefined;
    const name = given(surface.title) ?? surface.id;
    found.push({ text: `“${name}” is not said to list every old operation${why ? `: ${why}` : ''}`, rows: [] });
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
    stages: counted(toMove, (row) => row.stage, [...STAGES, NOT_STATED]),
    dispositions: counted(rows, (row) => row.resolved.disposition, DISPOSITIONS),
    blockers: blockers(rows, toMove, surfaces, plan),
  };
}
