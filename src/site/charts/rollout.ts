import type { CivilDate } from '../../model/values/civil.ts';
import type { AxisSpan } from '../../schedule/schedule.ts';
import { edgePath, type ShareFrom, type ShareStretch, stretchesOf } from './area.ts';
import { type Scale, scaleOf } from './scale.ts';
import { type AxisTicks, ticksOf } from './ticks.ts';

export interface RolloutStepInput {
  ref: string;
  /** Percent on the new system; absent where it is not known. */
  share?: number;
  /** The plan says that the share is not known. */
  untold: boolean;
  /** Where it stands; absent where nothing says. */
  span?: AxisSpan;
  /** Switches the old system off. */
  retires: boolean;
  noReturn: boolean;
}

export interface RolloutInput {
  steps: readonly RolloutStepInput[];
  /** The second statement: shares of a table of the plan. */
  table: readonly { span: AxisSpan; share: number }[];
  axis: { unit: string; origin?: CivilDate; perUnit: number };
  /** Where the phases end. */
  end?: number;
  /** Shares as planned, where a planned day has passed and nothing confirms it. */
  planned?: readonly ShareFrom[];
  /** The day that the forecast goes on from. */
  today?: number;
}

/** A stretch of traffic in percent of the width and px of the height. */
export interface TrafficArea {
  x: number;
  width: number;
  share: number;
  unknown: boolean;
  /** px down to the edge between both systems. */
  edge: number;
}

export interface RolloutDrawing {
  height: number;
  /** px of the top and the bottom of the area. */
  top: number;
  bottom: number;
  /** `order`: the steps are equally wide, since the plan gives no time for them. */
  kind: 'time' | 'order';
  areas: TrafficArea[];
  edge: string;
  /** The second statement as path data, 100 units a percent. */
  second?: string;
  gates: { x: number; number: number; ref: string; noReturn: boolean; retires: boolean }[];
  ticks: AxisTicks;
  /** The old system is off here, and one of the statements still sends it traffic. */
  broken?: { x: number; width: number };
  /** Where the phases end, in percent. */
  end?: number;
  /** The edge as it was planned and not confirmed, as path data. */
  planned?: string;
  /** The day that the forecast goes on from, in percent, where it lies on the axis. */
  today?: number;
}

/** px above the area, for words about lines through it, and of the area itself. */
const [FLAGS, AREA] = [44, 220];
const NO_FLAGS = 14;

/** The span in which the old system is off although a table of shares still sends it something. */
function brokenSpan(input: RolloutInput, tables: readonly ShareStretch[]): AxisSpan | undefined {
  const off = input.steps.find((step) => step.retires && step.span)?.span?.from;
  if (off === undefined) return undefined;
  const serving = tables.filter((stretch) => !stretch.unknown && stretch.share < 100 && stretch.to > off);
  const last = serving.at(-1);
  return last ? { from: off, to: last.to } : undefined;
}

/**
 * Draws how the traffic moves: shares over time where the plan places at least two steps, else step by step. Old above,
 * new below; a second statement as a line on top.
 */
export function drawRollout(input: RolloutInput): RolloutDrawing {
  const placed = input.steps.filter((step): step is RolloutStepInput & { span: AxisSpan } => step.span !== undefined);
  const timed = placed.length >= 2 && placed.some((step) => step.span.from !== placed[0]?.span.from);
  if (!timed) return drawOrder(input);
  const ends = [...placed.map((step) => step.span), ...input.table.map((row) => row.span)];
  const [first, last] = [
    Math.min(...ends.map((span) => span.from), ...(input.planned ?? []).map(({ at }) => at)),
    Math.max(...ends.map((span) => span.to), input.end ?? -Infinity),
  ];
  const lead = Math.max(Math.min(1, input.axis.perUnit), (last - first) / 8);
  const scale = scaleOf(Math.max(first - lead, input.axis.origin === undefined ? 0 : first - lead), last + lead * 0.4);
  const shares = placed.map(
    (step): ShareFrom => ({ at: step.span.from, share: step.share ?? 0, ...(step.share === undefined && { unknown: true }) }),
  );
  const stretches = stretchesOf(shares, scale.from, scale.to);
  const tables =
    input.table.length > 0
      ? stretchesOf(
          input.table.map((row): ShareFrom => ({ at: row.span.from, share: row.share })),
          scale.from,
          scale.to,
        )
      : [];
  const broken = brokenSpan(input, tables.length > 0 ? tables : stretches);
  return {
    ...common(stretches, scale, FLAGS),
    kind: 'time',
    ...(tables.length > 0 && { second: edgePath(tables, scale.at, FLAGS, AREA) }),
    gates: input.steps.flatMap((step, index) =>
      step.span
        ? [{ x: scale.at(step.span.from), number: index + 1, ref: step.ref, noReturn: step.noReturn, retires: step.retires }]
        : [],
    ),
    ticks: ticksOf(scale, input.axis),
    ...(broken && { broken: { x: scale.at(broken.from), width: scale.span(broken.from, broken.to) } }),
    ...(input.end !== undefined && { end: scale.at(input.end) }),
    ...(input.planned && {
      planned: edgePath(stretchesOf(input.planned, scale.from, scale.to), scale.at, FLAGS, AREA),
    }),
    ...(input.today !== undefined &&
      input.today >= scale.from &&
      input.today <= scale.to && { today: scale.at(input.today + 0.5) }),
  };
}

function common(
  stretches: readonly ShareStretch[],
  scale: Scale,
  top: number,
): Pick<RolloutDrawing, 'height' | 'top' | 'bottom' | 'areas' | 'edge'> {
  return {
    height: top + AREA + 60,
    top,
    bottom: top + AREA,
    areas: stretches.map(({ from, to, share, unknown }) => ({
      x: scale.at(from),
      width: scale.span(from, to),
      share,
      unknown,
      edge: top + ((100 - share) / 100) * AREA,
    })),
    edge: edgePath(stretches, scale.at, top, AREA),
  };
}

/** Steps of equal width, the state before them in front. */
function drawOrder(input: RolloutInput): RolloutDrawing {
  const before = 0.6;
  const scale = scaleOf(0, before + input.steps.length);
  // Steps before the first statement leave everything where it is, until one says that its share is not known.
  let silent = true;
  const shares = input.steps.map((step, index): ShareFrom => {
    if (step.share !== undefined || step.untold) silent = false;
    const unknown = step.share === undefined && !silent;
    return { at: before + index, share: step.share ?? 0, ...(unknown && { unknown }) };
  });
  return {
    ...common(stretchesOf(shares, 0, scale.to), scale, input.steps.some((step) => step.noReturn) ? FLAGS : NO_FLAGS),
    kind: 'order',
    gates: input.steps.map((step, index) => ({
      x: scale.at(before + index),
      number: index + 1,
      ref: step.ref,
      noReturn: step.noReturn,
      retires: step.retires,
    })),
    ticks: { unit: 'order', upper: [], units: [], lines: [] },
  };
}
