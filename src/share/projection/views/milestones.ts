import type { Phase, RolloutStep } from '../../../model/plan.ts';
import { shortLength } from '../../../schedule/length-words.ts';
import { finishText, startText } from '../../../schedule/position-words.ts';
import type { PlanSchedule, Position } from '../../../schedule/schedule.ts';
import { seen, seesRow, shows } from '../allowance.ts';
import type { SharedCell } from '../shared.ts';
import { defineTable } from '../table.ts';
import { rawCell, statusCell, textCell, type Viewing } from '../viewing.ts';
import { own } from '../words.ts';

/** The step of the rollout that moves the last of the traffic. */
interface Traffic {
  step: RolloutStep;
  start: Position | null;
}
type Milestone = { phase: Phase; traffic?: never } | { traffic: Traffic; phase?: never };

const position = (at: Position | null | undefined, schedule: PlanSchedule): SharedCell | undefined =>
  at === null || at === undefined ? undefined : { text: own(finishText(at, schedule)) };

/** A day with its year; on an undated plan the week that it falls into. */
const begin = (at: Position | null | undefined, schedule: PlanSchedule): SharedCell | undefined =>
  typeof at === 'number' ? { text: own(startText(at, schedule)) } : position(at, schedule);

/** What was announced, from which the slip is counted: the day of the baseline, else of the plan; the wanted day of what is on time. */
const announced = (phase: Phase, viewing: Viewing): SharedCell | undefined => {
  const { baseline, lateBy = 0, planned } = viewing.schedule.phases[phase.id] ?? {};
  return (
    position(baseline?.finish, viewing.schedule) ??
    (lateBy > 0 ? position(planned?.finish, viewing.schedule) : undefined) ??
    rawCell(viewing, phase.deadline) ??
    rawCell(viewing, phase.finish)
  );
};

function slipCell(phase: Phase, { schedule }: Viewing): SharedCell | undefined {
  const scheduled = schedule.phases[phase.id];
  const lateBy = scheduled?.lateBy ?? 0;
  // Against the baseline as forecast; without one, against the plan as written.
  if (scheduled === undefined || (scheduled.slip === null && lateBy === 0)) return undefined;
  const slip = (scheduled.slip ?? 0) + lateBy;
  const text = own(slip === 0 ? '0' : `${slip > 0 ? '+' : '−'}${shortLength(slip, schedule.calendar)}`);
  return slip > 0 ? { text, alarm: true } : { text };
}

/** The milestones of the plan; where it has none, the ends of its phases. */
function phasesOf({ plan, schedule, audience }: Viewing): Phase[] {
  const visible = seen(audience, plan.phases).filter((phase) => phase.status !== 'cancelled');
  const stated = visible.filter((phase) => schedule.phases[phase.id]?.milestone);
  return stated.length > 0 ? stated : visible.filter((phase) => phase.parent === undefined);
}

/** When all traffic is on the new system, by the rollout that holds; where the audience may be shown, and sees that step. */
function trafficOf({ plan, computed, schedule, audience }: Viewing): Traffic[] {
  const chosen = computed.facts.chosenRollout?.id;
  if (chosen === undefined || !shows(audience, 'milestones', 'traffic')) return [];
  const last = (computed.facts.rollouts[chosen] ?? []).find(({ share, stated }) => stated && share === 100)?.step;
  if (!last || !plan.rollout.some(({ id }) => id === chosen) || !seesRow(audience, last.ref)) return [];
  const scheduled = schedule.forecast.rollouts.find(({ id }) => id === chosen)?.steps.find(({ ref }) => ref === last.ref);
  return [{ step: last, start: scheduled?.start ?? null }];
}

const rowsOf = (viewing: Viewing): Milestone[] => [
  ...phasesOf(viewing).map((phase) => ({ phase })),
  ...trafficOf(viewing).map((traffic) => ({ traffic })),
];

/** By the system's name only where the audience may know it. */
function trafficTitle({ plan, words, audience }: Viewing): SharedCell {
  const system = shows(audience, 'status', 'systems') ? words.say(plan.to?.system) : undefined;
  return { text: own(`All traffic on ${system ?? 'the new system'}`) };
}

const titleCell = (phase: Phase, viewing: Viewing): SharedCell | undefined => {
  const title = textCell(viewing, phase.title);
  return title && !viewing.schedule.phases[phase.id]?.milestone ? { text: own(`${title.text}: finished`) } : title;
};

export const milestones = defineTable<'milestones', Milestone>({
  view: 'milestones',
  title: 'Milestones',
  rows: rowsOf,
  columns: [
    {
      field: 'title',
      label: 'Milestone',
      reads: ['phase.title'],
      cell: ({ phase }, v) => (phase ? titleCell(phase, v) : trafficTitle(v)),
    },
    {
      field: 'announced',
      label: 'Announced',
      reads: ['phase.deadline', 'phase.finish'],
      cell: ({ phase }, v) => phase && announced(phase, v),
    },
    {
      field: 'forecast',
      label: 'Forecast',
      reads: [],
      cell: ({ phase, traffic }, { schedule }) =>
        phase
          ? position((schedule.forecast.phases[phase.id] ?? schedule.phases[phase.id])?.earlyFinish, schedule)
          : begin(traffic?.start, schedule),
    },
    { field: 'slip', label: 'Slip', right: true, reads: [], cell: ({ phase }, v) => phase && slipCell(phase, v) },
    { field: 'status', label: 'State', reads: [], cell: ({ phase, traffic }) => statusCell((phase ?? traffic?.step)?.status) },
    {
      field: 'owner',
      label: 'Owner',
      reads: ['phase.owner'],
      cell: ({ phase }, v) => phase && textCell(v, phase.owner),
    },
  ],
});
