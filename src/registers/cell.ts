import { absenceOf, absentItems } from '../model/absences.ts';
import type { CheckState } from '../model/body.ts';
import type { Absence } from '../model/field.ts';
import type { Change } from '../model/kinds/architecture.ts';
import type { Status } from '../model/kinds/common.ts';
import type { Plan } from '../model/plan.ts';

/** A part of a plan: its reference, and the text to show for it. */
export interface CellReference {
  text: string;
  ref: string;
}

/** The value of one field of a row, ready for display. Author text is unchanged; `text` may contain inline Markdown. */
export type Cell =
  | { kind: 'none' }
  | { kind: 'absent'; word: 'unknown' | 'not applicable'; why: string }
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  /** `alarm` if it is late or missed. */
  | { kind: 'number'; text: string; alarm?: true }
  /** `absent` holds the reasons for missing items, which are never shown to an audience. */
  | { kind: 'list'; items: string[]; code: boolean; absent?: string[] }
  /** Links to parts of the plan. */
  | { kind: 'references'; plan: string; items: CellReference[] }
  | { kind: 'bar'; share: number; text: string }
  | { kind: 'change'; change: Change }
  | { kind: 'status'; status?: Status; words?: string }
  /** A box, ticked or open. */
  | { kind: 'check'; state: 'done' | 'open' }
  /** A word of the plan format or of Banyan, never author text. */
  | { kind: 'word'; text: string };

export const NONE: Cell = { kind: 'none' };

/** Returns a cell for a stated absence; an empty one if none is stated. */
export const absenceCell = (absence: Absence | undefined): Cell =>
  absence === undefined
    ? NONE
    : 'unknown' in absence
      ? { kind: 'absent', word: 'unknown', why: absence.unknown }
      : { kind: 'absent', word: 'not applicable', why: absence.notApplicable };

/** Returns a cell; if it is empty, that of the stated absence of the field that it shows. */
export const orAbsence = (cell: Cell, record: object, field: string): Cell =>
  cell.kind === 'none' ? absenceCell(absenceOf(record, field)) : cell;

/** Renders a value with `make`; returns an empty cell if there is none. */
const valueCell = <T>(value: T | undefined, make: (value: T) => Cell): Cell => (value === undefined ? NONE : make(value));

export const textCell = (value: string | undefined): Cell => valueCell(value, (text) => ({ kind: 'text', text }));
export const codeCell = (value: string | undefined): Cell => valueCell(value, (text) => ({ kind: 'code', text }));
export const rawCell = (value: { raw: string } | undefined): Cell =>
  valueCell(value, ({ raw }) => ({ kind: 'number', text: raw }));
export const countCell = (value: number | undefined): Cell =>
  valueCell(value, (count) => ({ kind: 'number', text: String(count) }));
export const changeCell = (value: Change | undefined): Cell => valueCell(value, (change) => ({ kind: 'change', change }));

/** Returns a word of the plan format, such as `shared` or `runtime`. */
export const wordCell = (value: string | undefined): Cell => valueCell(value, (text) => ({ kind: 'word', text }));

/** Returns one word for `true` and another for `false`. */
export const flagCell = (value: boolean | undefined, yes: string, no: string): Cell =>
  valueCell(value, (flag) => ({ kind: 'word', text: flag ? yes : no }));

/** Returns a list cell, with the reasons of the items that are stated to be absent. */
export function listCell<Item>(
  list: readonly Item[] | undefined,
  code = false,
  text: (item: Item) => string | undefined = String,
): Cell {
  if (list === undefined) return NONE;
  const items = list.flatMap((item) => text(item) ?? []);
  const reasons = absentItems(list).map((absence) => cellText(absenceCell(absence)));
  return items.length + reasons.length === 0
    ? NONE
    : { kind: 'list', items, code, ...(reasons.length > 0 && { absent: reasons }) };
}

/** Returns links to parts of a plan; an empty cell if there are none. */
export const referencesCell = (plan: Plan, items: CellReference[]): Cell =>
  items.length === 0 ? NONE : { kind: 'references', plan: plan.id, items };

/** Returns a link to the phase that a row belongs to. */
export const phaseCell = (value: string | undefined, plan: Plan): Cell =>
  valueCell(value, (id) => {
    const phase = plan.phases.find((each) => each.id === id);
    return phase ? referencesCell(plan, [{ text: phase.title ?? id, ref: phase.ref }]) : { kind: 'text', text: id };
  });

/** Returns a status with the author's words for it. */
export const statusCell = (status: Status | undefined, words?: string | undefined): Cell =>
  status === undefined && words === undefined
    ? NONE
    : { kind: 'status', ...(status !== undefined && { status }), ...(words !== undefined && { words }) };

/** Returns the state of a task; a word if it has no box. */
export const checkCell = (state: CheckState): Cell =>
  state === 'unstated' ? { kind: 'word', text: 'no box' } : { kind: 'check', state };

/** Returns the text of a cell, for sorting, searching and CSV; empty if nothing is stated. */
export function cellText(cell: Cell): string {
  switch (cell.kind) {
    case 'none':
      return '';
    case 'absent':
      return `${cell.word}: ${cell.why}`;
    case 'list':
      return [...cell.items, ...(cell.absent ?? [])].join(', ');
    case 'references':
      return cell.items.map(({ text }) => text).join(', ');
    case 'change':
      return cell.change;
    case 'status':
      return cell.words ?? cell.status ?? '';
    case 'check':
      return cell.state;
    default:
      return cell.text;
  }
}
