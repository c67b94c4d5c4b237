import { given } from '../model/field.ts';
import type { ComputedPlan } from '../pipeline/compute.ts';
import type { AxisSpan, PlanSchedule } from '../schedule/plan-schedule.ts';

/** A phase on both sides of one axis. */
export interface TimelineRow {
  id: string;
  title: string;
  before?: AxisSpan;
  after?: AxisSpan;
  critical: boolean;
  milestone: boolean;
}

/** Phases before and after on one axis: days from `origin` on dated plans, working days from 0 on undated ones. */
export interface ComparedTimeline {
  unit: string;
  origin?: string;
  /** Length of one unit on the axis. */
  perUnit: number;
  to: number;
  rows: TimelineRow[];
}

const titleOf = (side: ComputedPlan, id: string): string => {
  const phase = side.plan.phases.find((each) => each.id === id);
  return (phase && given(phase.title)) ?? id;
};

/** The phases of both sides; nothing where none of them moved, or where the two share no axis. */
export function timelineOf(
  base: ComputedPlan,
  head: ComputedPlan,
  moved: PlanSchedule,
  renamed: ReadonlyMap<string, string>,
): ComparedTimeline | undefined {
  if ((base.schedule.unit === 'date') !== (head.schedule.unit === 'date')) return undefined;
  const rows = head.plan.phases.flatMap(({ id }): TimelineRow[] => {
    const phase = moved.phases[id];
    if (!phase?.early) return [];
    return [
      {
        id,
        title: titleOf(head, id),
        after: phase.early,
        ...(phase.baseline && { before: phase.baseline.span }),
        critical: phase.critical,
        milestone: phase.milestone,
      },
    ];
  });
  const known = new Set(rows.map(({ id }) => id));
  const gone = base.plan.phases.flatMap(({ id }): TimelineRow[] => {
    const early = base.schedule.phases[id]?.early;
    const [from, to] = [base.schedule.axis.origin, head.schedule.axis.origin];
    return early &&
      !known.has(id) &&
      !renamed.has(`phase/${id}`) &&
      !head.plan.phases.some((phase) => phase.id === id) &&
      from === to
      ? [{ id, title: titleOf(base, id), before: early, critical: false, milestone: false }]
      : [];
  });
  const all = [...rows, ...gone];
  const same = (a: AxisSpan | undefined, b: AxisSpan | undefined): boolean => a?.from === b?.from && a?.to === b?.to;
  if (all.every(({ before, after }) => same(before, after))) return undefined;
  const { axis } = head.schedule;
  return {
    unit: axis.unit,
    ...(axis.origin !== undefined && { origin: axis.origin }),
    perUnit: axis.perUnit,
    to: Math.max(...all.flatMap(({ before, after }) => [before?.to ?? 0, after?.to ?? 0])),
    rows: all,
  };
}
