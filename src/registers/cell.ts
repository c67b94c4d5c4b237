import type { CheckState } from '../model/body.ts';
import { given, isAbsent, type Stated } from '../model/field.ts';
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

/** Returns a cell for a stated absence. */
const absent = (value: { unknown: string } | { notApplicable: string }): Cell =>
  'unknown' in value
    ? { kind: 'absent', word: 'unknown', why: value.unknown }
    : { kind: 'absent', word: 'not applicable', why: value.notApplicable };

/** Renders a stated value with `make`; returns an absence cell, or an empty one if nothing is stated. */
function stated<T>(value: Stated<T> | undefined, make: (value: T) => Cell): Cell {
  if (value === undefined) return NONE;
  if (isAbsent(value)) return absent(value);
  return make(value as T);
}

export const textCell = (value: Stated<string> | undefined): Cell => stated(value, (text) => ({ kind: 'text', text }));
export const codeCell = (value: Stated<string> | undefined): Cell => stated(value, (text) => ({ kind: 'code', text }));
export const rawCell = (value: Stated<{ raw: string }> | undefined): Cell =>
  stated(value, ({ raw }) => ({ kind: 'number', text: raw }));
export const countCell = (value: Stated<number> | undefined): Cell =>
  stated(value, (count) => ({ kind: 'number', text: String(count) }));
export const changeCell = (value: Stated<Change> | undefined): Cell => stated(value, (change) => ({ kind: 'change', change }));

/** Returns a word of the plan format, such as `shared` or `runtime`. */
export const wordCell = (value: Stated<string> | undefined): Cell => stated(value, (text) => ({ kind: 'word', text }));

/** Returns one word for `true` and another for `false`. */
export const flagCell = (value: Stated<boolean> | undefined, yes: string, no: string): Cell =>
  stated(value, (flag) => ({ kind: 'word', text: flag ? yes : no }));

/** Returns a list cell. Each item may be absent. */
export const listCell = (value: Stated<Stated<string>[]> | undefined, code = false): Cell =>
  stated(value, (items) => {
    const present = items.filter((item): item is string => !isAbsent(item));
    const reasons = items.filter(isAbsent).map((item) => cellText(absent(item)));
    return items.length === 0 ? NONE : { kind: 'list', items: present, code, ...(reasons.length > 0 && { absent: reasons }) };
  });

/** Returns links to parts of a plan; an empty cell if there are none. */
export const referencesCell = (plan: Plan, items: CellReference[]): Cell =>
  items.length === 0 ? NONE : { kind: 'references', plan: plan.id, items };

/** Returns a link to the phase that a row belongs to. */
export const phaseCell = (value: Stated<string> | undefined, plan: Plan): Cell =>
  stated(value, (id) => {
    const phase = plan.phases.find((each) => each.id === id);
    return phase ? referencesCell(plan, [{ text: given(phase.title) ?? id, ref: phase.ref }]) : { kind: 'text', text: id };
  });

/** Returns a status with the author's words for it. */
export function statusCell(status: Stated<Status> | undefined, words?: Stated<string> | undefined): Cell {
  const [sign, text] = [given(status), given(words)];
  if (sign !== undefined || text !== undefined)
    return { kind: 'status', ...(sign !== undefined && { status: sign }), ...(text !== undefined && { words: text }) };
  if (isAbsent(status)) return absent(status);
  return isAbsent(words) ? absent(words) : NONE;
}

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
