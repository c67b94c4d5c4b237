import { given } from '../../../model/field.ts';
import type { Phase } from '../../../model/plan.ts';
import type { PlanSchedule, Position } from '../../../schedule/schedule.ts';
import { finishText } from '../../../site/views/positions.ts';
import { seen } from '../allowance.ts';
import type { SharedCell } from '../shared.ts';
import { defineTable } from '../table.ts';
import { rawCell, statusCell, textCell, type Viewing } from '../viewing.ts';
import { own } from '../words.ts';

const position = (at: Position | null | undefined, schedule: PlanSchedule): SharedCell | undefined =>
  at === null || at === undefined ? undefined : { text: own(finishText(at, schedule)) };

/** What was announced: the day of the baseline, else the day by which the plan wants it. */
const announced = (phase: Phase, viewing: Viewing): SharedCell | undefined =>
  position(viewing.schedule.phases[phase.id]?.baseline?.finish, viewing.schedule) ??
  rawCell(viewing, phase.deadline) ??
  rawCell(viewing, phase.finish);

function slipCell(phase: Phase, { schedule }: Viewing): SharedCell | undefined {
  const slip = schedule.phases[phase.id]?.slip ?? null;
  if (slip === null) return undefined;
  const text = own(slip === 0 ? '0' : `${slip > 0 ? '+' : '−'}${Math.abs(Math.round(slip * 100) / 100)}`);
  return slip > 0 ? { text, alarm: true } : { text };
}

/** The milestones of the plan; where it has none, the ends of its phases. */
function rowsOf({ plan, schedule, audience }: Viewing): Phase[] {
  const visible = seen(audience, plan.phases).filter((phase) => given(phase.status) !== 'cancelled');
  const stated = visible.filter((phase) => schedule.phases[phase.id]?.milestone);
  return stated.length > 0 ? stated : visible.filter((phase) => given(phase.parent) === undefined);
}

const titleCell = (phase: Phase, viewing: Viewing): SharedCell | undefined => {
  const title = textCell(viewing, phase.title);
  return title && !viewing.schedule.phases[phase.id]?.milestone ? { text: own(`${title.text}: finished`) } : title;
};

export const milestones = defineTable<'milestones', Phase>({
  view: 'milestones',
  title: 'Milestones',
  rows: rowsOf,
  columns: [
    { field: 'title', label: 'Milestone', reads: ['phase.title'], cell: titleCell },
    { field: 'announced', label: 'Announced', reads: ['phase.deadline', 'phase.finish'], cell: announced },
    {
      field: 'forecast',
      label: 'Forecast',
      reads: [],
      cell: (phase, { schedule }) => position(schedule.phases[phase.id]?.earlyFinish, schedule),
    },
    { field: 'slip', label: 'Slip, days', right: true, reads: [], cell: slipCell },
    { field: 'status', label: 'State', reads: [], cell: (phase) => statusCell(phase.status) },
    { field: 'owner', label: 'Owner', reads: ['phase.owner'], cell: (phase, v) => textCell(v, phase.owner) },
  ],
});
