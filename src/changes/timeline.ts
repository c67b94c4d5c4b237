import { civilDate, dayNumber } from '../model/values/day-number.ts';
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

/**
 * Phases before and after on one axis, which begins with the earlier of both sides: days from `origin` on dated plans,
 * working days from 0 on undated ones. No span is negative or ends after `to`.
 */
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
  return phase?.title ?? id;
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
  const [from, to] = [base.schedule.axis.origin, head.schedule.axis.origin];
  const offset = from === undefined || to === undefined ? 0 : dayNumber(from) - dayNumber(to);
  const gone = base.plan.phases.flatMap(({ id }): TimelineRow[] => {
    const early = base.schedule.phases[id]?.early;
    return early && !known.has(id) && !renamed.has(`phase/${id}`) && !head.plan.phases.some((phase) => phase.id === id)
      ? [{ id, title: titleOf(base, id), before: shifted(early, offset), critical: false, milestone: false }]
      : [];
  });
  const all = [...rows, ...gone];
  const same = (a: AxisSpan | undefined, b: AxisSpan | undefined): boolean => a?.from === b?.from && a?.to === b?.to;
  if (all.every(({ before, after }) => same(before, after))) return undefined;
  const { axis } = head.schedule;
  const spans = all.flatMap(({ before, after }) => [before, after].filter((span) => span !== undefined));
  // A plan that starts later now has its old bars before its new origin.
  const lead = Math.max(0, ...spans.map((span) => Math.ceil(-span.from)));
  const { unit, perUnit } = base.schedule.axis.perUnit > axis.perUnit ? base.schedule.axis : axis;
  return {
    unit,
    ...(axis.origin !== undefined && { origin: civilDate(dayNumber(axis.origin) - lead) }),
    perUnit,
    to: Math.max(...spans.map((span) => span.to)) + lead,
    rows: all.map(({ before, after, ...row }) => ({
      ...row,
      ...(before && { before: shifted(before, lead) }),
      ...(after && { after: shifted(after, lead) }),
    })),
  };
}

const shifted = ({ from, to }: AxisSpan, by: number): AxisSpan => ({ from: from + by, to: to + by });
