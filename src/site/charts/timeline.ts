import type { CivilDate } from '../../model/values/civil.ts';
import { dayNumber } from '../../model/values/day-number.ts';
import type { AxisRange, AxisSpan, PhasePlace, PhaseSchedule, PlanSchedule } from '../../schedule/plan-schedule.ts';
import { LABELS } from '../labels/index.ts';
import { type Lane, type LaneInput, laneHeight, laneOf } from './lanes.ts';
import { linkPath, type RowExtent, type Rows, reduced, routeLink, sharedEnds } from './links.ts';
import { type Mark, type PlacedMark, placeMarks } from './marks.ts';
import { round, type Scale, type Stretch, scaleOf } from './scale.ts';
import { type AxisTicks, ticksOf } from './ticks.ts';

export interface BarRow {
  id: string;
  /** px from the top of the chart to the row. */
  y: number;
  /** Where it is drawn: a bar, a milestone, or a box that shows only the order. */
  shape: 'bar' | 'milestone' | 'order' | 'summary';
  bar: Stretch;
  critical: boolean;
  /** 0–1. */
  progress?: number;
  /** Where the baseline had it, or the plan as written, if the forecast moves it. */
  ghost?: Stretch;
  slack?: Stretch;
  /** From its planned finish to where the forecast puts it, as far as its bar is not there yet. */
  gap?: Stretch;
}

export interface DrawnLink {
  from: string;
  to: string;
  path: string;
  tip: { x: number; y: number; arrives: 'right' | 'left' | 'down' | 'up' };
  critical: boolean;
  assumed: boolean;
}

export interface ShadedRange extends Stretch {
  kind: AxisRange['kind'] | 'buffer' | 'overrun';
  title?: string;
}

export interface TimelineDrawing {
  height: number;
  /** px above the first row: flags, months, units. */
  head: number;
  rows: Rows;
  dense: boolean;
  /** px from the top. */
  y: { upper: number; units: number; flags: number[] };
  ticks: AxisTicks;
  shaded: ShadedRange[];
  bars: BarRow[];
  links: DrawnLink[];
  marks: PlacedMark[];
  lanes: Lane[];
  /** Where boxes tell the order only, and from where in percent. */
  order?: { x: number; whole: boolean };
  /** Percent of `asOf`, where it lies on the axis; a side where it lies beyond it. */
  today?: number | 'before' | 'after';
  /** First day of the axis and its length in days, for the reader's own today. */
  days?: { from: number; length: number };
}

export interface TimelineInput {
  schedule: PlanSchedule;
  /** Ids of phases, one a row. */
  phases: readonly string[];
  marks: readonly Mark[];
  /** Lanes above the phases, and below them. */
  above: readonly LaneInput[];
  below: readonly LaneInput[];
  asOf?: CivilDate;
  dense: boolean;
  /** Draws no links. */
  plain?: boolean;
}

/** Phases whose length is not known stand in columns behind those that have dates, one a level. */
function orderColumns(
  phases: readonly PhaseSchedule[],
  axis: AxisSpan,
): { from: number; unit: number; at: (level: number) => number; to: number } | undefined {
  const unknown = phases.filter((phase) => phase.early === null);
  if (unknown.length === 0) return undefined;
  const levels = [...new Set(unknown.map((phase) => phase.level))].sort((a, b) => a - b);
  const known = axis.to > axis.from && phases.some((phase) => phase.early !== null);
  const unit = known ? Math.max(1, (axis.to - axis.from) / 12) : 1;
  const from = known ? axis.to + unit / 2 : 0;
  return { from, unit, at: (level) => from + levels.indexOf(level) * unit, to: from + levels.length * unit };
}

const NO_TICKS: AxisTicks = { unit: 'order', upper: [], units: [], lines: [] };

/** What the axis of a schedule counts, as ticks want it. */
export const axisOf = ({ axis }: PlanSchedule): { unit: string; origin?: CivilDate; perUnit: number } =>
  axis.origin === undefined ? { unit: axis.unit, perUnit: axis.perUnit } : { unit: 'date', origin: axis.origin, perUnit: 1 };

/** Ticks up to where time ends and boxes tell the order only. */
function ticksBefore(end: number | undefined, ticks: AxisTicks): AxisTicks {
  if (end === undefined) return ticks;
  const room = 3;
  const before = ({ at }: { at: number }): boolean => at < end - room;
  return {
    ...ticks,
    upper: ticks.upper.filter(before),
    units: ticks.units.filter(before),
    lines: ticks.lines.filter(({ at }) => at < end),
  };
}

/** Draws a plan's time: where everything stands, in percent across and px down. */
export function drawTimeline(input: TimelineInput): TimelineDrawing {
  const { schedule, dense } = input;
  const { axis } = schedule;
  const phases = input.phases.flatMap((id) => schedule.phases[id] ?? []);
  const order = orderColumns(phases, axis);
  const whole = order !== undefined && phases.every((phase) => phase.early === null);
  const asOf =
    axis.origin !== undefined && !whole && input.asOf !== undefined ? dayNumber(input.asOf) - dayNumber(axis.origin) : undefined;
  // While something is open, its day belongs to the picture; a plan that is done keeps its own axis.
  const open = phases.some(({ state }) => state === 'planned' || state === 'begun');
  const ends = [
    axis.to,
    ...input.marks.map((mark) => mark.at),
    ...phases.flatMap((phase) => {
      const late = (schedule.forecast.phases[phase.id] ?? phase).late;
      return late ? [late.to] : [];
    }),
    ...(order ? [order.to] : []),
    ...(open && asOf !== undefined ? [asOf + 1] : []),
  ];
  const begin = open && asOf !== undefined ? Math.min(axis.from, asOf) : axis.from;
  const end = whole ? (order?.to ?? 1) : Math.max(...ends);
  const room = (end - begin) * 0.015;
  const scale = scaleOf(whole ? 0 : begin, whole ? end : end + room);
  const stretch = (span: AxisSpan): Stretch => ({ x: scale.at(span.from), width: scale.span(span.from, span.to) });

  const ticks = whole ? NO_TICKS : ticksBefore(order && scale.at(order.from), ticksOf(scale, axisOf(schedule)));
  const flags = Math.min(input.plain ? 2 : 3, input.marks.length);
  const dated = axis.origin !== undefined && !whole;
  const flagTop = dated ? 22 : 4;
  const upper = flagTop + flags * 18 + 13;
  const head = whole ? 28 : upper + (ticks.upper.length > 0 ? 18 : 0) + 11;
  const row = dense ? 20 : 32;
  const rows: Rows = { row, bar: dense ? 8 : 12, inset: dense ? 5 : 8, top: head + input.above.length * row };

  const bars = phases.map((phase, index) =>
    barOf(phase, schedule.forecast.phases[phase.id] ?? phase, rows.top + index * row, stretch, order, scale),
  );
  const extents = bars.map(
    ({ bar, shape }): RowExtent =>
      shape === 'milestone' ? { from: bar.x - 0.6, to: bar.x + 0.6 } : { from: bar.x, to: bar.x + bar.width },
  );
  const bottom = rows.top + phases.length * row;

  let y = bottom;
  const below = input.below.map((lane) => {
    const drawn = laneOf(lane, y, laneHeight(lane), scale, stretch);
    y += drawn.height;
    return drawn;
  });
  const above = input.above.map((lane, index) => laneOf(lane, head + index * row, row, scale, stretch));
  const clip = (range: AxisSpan): AxisSpan => ({ from: Math.max(range.from, scale.from), to: Math.min(range.to, scale.to) });
  return {
    height: y,
    head,
    rows,
    dense,
    ticks,
    bars,
    y: { upper, units: head - 11, flags: Array.from({ length: flags }, (_, index) => flagTop + index * 18 + 13) },
    shaded: shadesOf(input, scale)
      .map(({ span, ...shade }) => ({ ...shade, ...stretch(clip(span)) }))
      .filter((shade) => shade.width > 0),
    links: input.plain ? [] : linksOf(schedule, phases, bars, extents, rows),
    marks: whole ? [] : placeMarks(input.marks, scale, flags),
    lanes: [...above, ...below],
    ...(order && { order: { x: scale.at(order.from), whole } }),
    ...(asOf !== undefined && {
      today: asOf < scale.from ? ('before' as const) : asOf > scale.to ? ('after' as const) : scale.at(asOf + 0.5),
    }),
    ...(dated &&
      axis.origin !== undefined && { days: { from: dayNumber(axis.origin) + scale.from, length: round(scale.to - scale.from) } }),
  };
}

/** Its planned place where the forecast moves it, and the way from its planned finish to its bar. */
function movedBy({ early: planned }: PhaseSchedule, early: AxisSpan): { ghost?: AxisSpan; gap?: AxisSpan } {
  if (!planned || (planned.from === early.from && planned.to === early.to)) return {};
  const to = early.from >= planned.to ? early.from : early.to;
  return { ghost: planned, ...(to > planned.to && { gap: { from: planned.to, to } }) };
}

function barOf(
  phase: PhaseSchedule,
  ahead: PhasePlace,
  y: number,
  stretch: (span: AxisSpan) => Stretch,
  order: ReturnType<typeof orderColumns>,
  scale: Scale,
): BarRow {
  const early = ahead.early ?? phase.early;
  const common = { id: phase.id, y, critical: ahead.critical, ...(phase.progress !== null && { progress: phase.progress }) };
  if (!early) {
    const from = order?.at(phase.level) ?? 0;
    const unit = order?.unit ?? 1;
    return { ...common, shape: 'order', bar: { x: scale.at(from + unit * 0.08), width: scale.span(0, unit * 0.78) } };
  }
  const slack =
    ahead.late && ahead.totalSlack !== null && ahead.totalSlack > 0 && phase.state !== 'done' && ahead.late.to > early.to
      ? stretch({ from: early.to, to: ahead.late.to })
      : undefined;
  const moved = movedBy(phase, early);
  const ghost = phase.baseline?.span ?? moved.ghost;
  return {
    ...common,
    shape: phase.milestone ? 'milestone' : phase.summary ? 'summary' : 'bar',
    bar: stretch(early),
    ...(ghost && { ghost: stretch(ghost) }),
    ...(moved.gap && { gap: stretch(moved.gap) }),
    ...(slack && { slack }),
  };
}

function shadesOf({ schedule, marks }: TimelineInput, scale: Scale): (Omit<ShadedRange, 'x' | 'width'> & { span: AxisSpan })[] {
  // Weekends of a long axis would be a grey veil.
  const short = scale.to - scale.from <= 200;
  const off = schedule.nonWorking.filter((range) => short || range.kind !== 'weekend');
  const stated = marks.find((mark) => mark.kind === 'stated') ?? marks.find((mark) => mark.kind === 'planned');
  const computed = marks.find((mark) => mark.kind === 'computed');
  return [
    ...off.map((range) => ({ kind: range.kind, span: range, ...(range.title !== undefined && { title: range.title }) })),
    ...schedule.freezes.map((range) => ({
      kind: 'freeze' as const,
      span: range,
      ...(range.title !== undefined && { title: range.title }),
    })),
    ...(schedule.buffer
      ? [{ kind: 'buffer' as const, span: schedule.buffer.span, title: LABELS.timeline.bufferOf(schedule.buffer.raw) }]
      : []),
    ...(stated && computed && computed.at > stated.at
      ? [{ kind: 'overrun' as const, span: { from: stated.at, to: computed.at } }]
      : []),
  ];
}

function linksOf(
  schedule: PlanSchedule,
  phases: readonly PhaseSchedule[],
  bars: readonly BarRow[],
  extents: readonly RowExtent[],
  rows: Rows,
): DrawnLink[] {
  const index = new Map(phases.map((phase, row) => [phase.id, row]));
  const all = schedule.dependencies.flatMap((link) => {
    const [from, to] = [index.get(link.from), index.get(link.to)];
    if (from === undefined || to === undefined) return [];
    // Boxes of phases without a place are behind the axis: from there to a place on it a link would run backwards in time.
    return bars[from]?.shape === 'order' && bars[to]?.shape !== 'order' ? [] : [{ ...link, from, to }];
  });
  const lanes = new Map<number, number>();
  const shared = sharedEnds(extents);
  // Critical links are drawn last, on top of the others.
  return reduced(all, phases.length)
    .sort((a, b) => Number(a.critical) - Number(b.critical))
    .flatMap((link): DrawnLink[] => {
      const lane = lanes.get(link.from) ?? link.from;
      lanes.set(link.from, lane + 1);
      const routed = routeLink(link, extents, rows, lane, shared[link.from]);
      const last = routed?.corners.at(-1);
      const [from, to] = [phases[link.from]?.id, phases[link.to]?.id];
      if (!routed || !last || from === undefined || to === undefined) return [];
      return [
        {
          from,
          to,
          path: linkPath(routed.corners),
          tip: { x: last.x, y: last.y, arrives: routed.arrives },
          critical: link.critical,
          assumed: link.assumed,
        },
      ];
    });
}
