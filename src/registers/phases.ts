import { phaseTicks, type Ticks, ticksOf, ticksShare, ticksText, totalOf } from '../analysis/ticks.ts';
import { firstStated } from '../model/absences.ts';
import type { Phase, Plan } from '../model/plan.ts';
import { rowName } from '../model/row-name.ts';
import { decides, lateShort, movedFrom, slackOf, slackWords } from '../schedule/lateness-words.ts';
import { phaseLengthText } from '../schedule/length-words.ts';
import type { PlanSchedule } from '../schedule/plan-schedule.ts';
import { spanText } from '../schedule/position-words.ts';
import { type Cell, listCell, NONE, rawCell, statusCell, textCell } from './cell.ts';
import { defineRegister, type FieldOf, fieldsOf, type RegisterSource } from './register.ts';

interface PhaseRow {
  phase: Phase;
  /** 0 for a phase that is part of no other. */
  depth: number;
}

/** More levels than this are a circle of parents. */
const DEEPEST = 20;

/** Returns the phases of a plan, parts below the phase they belong to. */
export function phaseTree(plan: Plan, schedule: PlanSchedule): PhaseRow[] {
  const parts = Map.groupBy(plan.phases, ({ id }) => schedule.phases[id]?.parent ?? undefined);
  const below = (parent: string | undefined, depth: number): PhaseRow[] =>
    (parts.get(parent) ?? []).flatMap((phase) => [{ phase, depth }, ...(depth < DEEPEST ? below(phase.id, depth + 1) : [])]);
  return below(undefined, 0);
}

const wordOf = (text: string | undefined): Cell => (text === undefined ? NONE : { kind: 'word', text });

/** Returns what is ticked, of what there is, with a bar; without a bar if no item has a box. */
function ticksCell(ticks: Ticks): Cell {
  const share = ticksShare(ticks);
  const text = ticksText(ticks);
  return totalOf(ticks) === 0 ? NONE : share === undefined ? { kind: 'word', text } : { kind: 'bar', share, text };
}

function forecastCell({ id }: Phase, schedule: PlanSchedule): Cell {
  const [planned, ahead] = [schedule.phases[id], schedule.forecast.phases[id]];
  return planned && ahead && movedFrom(planned) ? wordOf(spanText(ahead, schedule)) : NONE;
}

function lateCell({ id }: Phase, schedule: PlanSchedule): Cell {
  const lateBy = schedule.phases[id]?.lateBy ?? 0;
  return lateBy > 0 ? { kind: 'number', text: lateShort(lateBy, schedule), alarm: true } : NONE;
}

function slackCell({ id }: Phase, { plan, schedule }: RegisterSource): Cell {
  if (plan.phases.every((phase) => slackOf(phase.id, schedule) === null)) return NONE;
  if (schedule.phases[id]?.state === 'done') return { kind: 'word', text: 'done' };
  if (decides(id, schedule)) return { kind: 'word', text: 'critical' };
  const slack = slackOf(id, schedule);
  if (slack === null) return NONE;
  return { kind: 'number', text: slackWords(slack, schedule), ...(slack < 0 && { alarm: true as const }) };
}

function lengthCell({ id }: Phase, schedule: PlanSchedule): Cell {
  const scheduled = schedule.phases[id];
  return scheduled && scheduled.days !== null
    ? { kind: 'number', text: phaseLengthText({ ...scheduled, days: scheduled.days }, schedule) }
    : NONE;
}

const FIELDS: readonly FieldOf<Phase>[] = [
  { key: 'label', label: 'No.', hidden: true, change: 'label', cell: (phase) => textCell(firstStated(phase, 'label', 'order')) },
  { key: 'title', label: 'Phase', head: true, change: 'title', cell: (phase) => textCell(phase.title) },
  { key: 'status', label: 'Status', always: true, filter: true, cell: (phase) => statusCell(phase.status) },
  { key: 'statusText', label: 'Status in words', hidden: true, cell: (phase) => textCell(phase.statusText) },
  {
    key: 'when',
    label: 'When',
    none: 'no duration stated',
    cell: ({ id }, { schedule }) => {
      const scheduled = schedule.phases[id];
      return wordOf(scheduled && spanText(scheduled, schedule));
    },
    sort: ({ id }, { schedule }) => schedule.phases[id]?.early?.from,
  },
  { key: 'forecast', label: 'Forecast', none: 'as planned', cell: (phase, { schedule }) => forecastCell(phase, schedule) },
  {
    key: 'lateBy',
    label: 'Late by',
    right: true,
    none: '0',
    cell: (phase, { schedule }) => lateCell(phase, schedule),
    sort: ({ id }, { schedule }) => schedule.phases[id]?.lateBy,
  },
  {
    key: 'length',
    label: 'Length',
    right: true,
    cell: (phase, { schedule }) => lengthCell(phase, schedule),
    sort: ({ id }, { schedule }) => schedule.phases[id]?.days ?? undefined,
  },
  {
    key: 'slack',
    label: 'Slack',
    right: true,
    none: 'not known',
    cell: slackCell,
    sort: ({ id }, { schedule }) => slackOf(id, schedule) ?? undefined,
  },
  { key: 'effort', label: 'Effort', right: true, optional: true, cell: (phase) => rawCell(phase.effort) },
  {
    key: 'tasks',
    label: 'Tasks',
    always: true,
    none: 'none',
    cell: (phase, { plan }) => ticksCell(phaseTicks(phase, plan)),
    sort: (phase, { plan }) => ticksShare(phaseTicks(phase, plan)),
  },
  {
    key: 'criteria',
    label: 'Exit criteria',
    always: true,
    none: 'none',
    cell: ({ body }) => ticksCell(ticksOf(body.criteria)),
    sort: ({ body }) => ticksShare(ticksOf(body.criteria)),
  },
  { key: 'summary', label: 'Summary', hidden: true, cell: (phase) => textCell(phase.summary) },
  { key: 'purpose', label: 'Purpose', hidden: true, cell: (phase) => textCell(phase.purpose) },
  { key: 'entry', label: 'Entry criteria', hidden: true, cell: (phase) => listCell(phase.entry) },
  { key: 'deliverables', label: 'Deliverables', hidden: true, cell: (phase) => listCell(phase.deliverables) },
  { key: 'size', label: 'Size', hidden: true, cell: (phase) => textCell(phase.size) },
  { key: 'owner', label: 'Owner', hidden: true, cell: (phase) => textCell(phase.owner) },
  { key: 'note', label: 'Note', hidden: true, cell: (phase) => textCell(phase.note) },
];

/** Phases with their place in time, as planned and as forecast. */
export const PHASES = defineRegister<PhaseRow>({
  key: 'phases',
  recordType: 'phase',
  one: 'phase',
  many: 'Phases',
  rows: ({ plan, schedule }) => phaseTree(plan, schedule),
  row: ({ phase }) => phase,
  name: ({ phase }) => rowName(phase),
  fields: fieldsOf(({ phase }: PhaseRow) => phase, FIELDS),
});
