import type { Plan } from '../../model/plan.ts';
import { dayNumber } from '../../model/values/day-number.ts';
import { tidy } from '../../model/values/number.ts';
import { forwardAsWritten } from '../assumptions.ts';
import { backward, lastMoment } from '../backward.ts';
import { calendarShelf } from '../calendars.ts';
import { type CompiledSchedule, compileSchedule } from '../compile.ts';
import { keepContradictions, positionConflicts } from '../conflicts.ts';
import { emptyPass, forward } from '../forward.ts';
import { knownDates } from '../known.ts';
import { runPass } from '../pass.ts';
import type { PhaseInput } from '../phase-input.ts';
import { placeBetween } from '../places.ts';
import type { Position } from '../plan-schedule.ts';
import { leafProgress } from '../progress.ts';
import { EPSILON } from '../requirement.ts';
import type { ScheduleOptions } from '../schedule.ts';
import { type DistributionName, type Estimate, type Quantile, quantileOf } from './distribution.ts';
import { seededRandom } from './random.ts';

export interface ForecastOptions extends Omit<ScheduleOptions, 'baseline'> {
  /** Default 10,000. */
  runs?: number;
  /** The same seed gives the same forecast. Default 1. */
  seed?: number;
  /** Default PERT's beta distribution. */
  distribution?: DistributionName;
}

/** When a plan may be finished, if its lengths fall anywhere within their estimates. */
export interface PlanForecast {
  runs: number;
  seed: number;
  distribution: DistributionName;
  /** By when so many percent of the runs were finished: a last working day, or a point of an undated axis. */
  p10: Position;
  p50: Position;
  p80: Position;
  p90: Position;
  /** Share of the runs, 0–1, that were finished by the day that the plan's dates come to. */
  onPlan: number;
  /** The chance, 0–1, to keep each promise: the plan's `finish:` (absent without one), and the deadlines by phase. */
  onTime: { finish?: number; deadlines: Record<string, number> };
  /** The finish of the plan's dates. */
  planned: Position;
  /** By phase: the share of the runs, 0–1, in which it was critical. */
  criticality: Record<string, number>;
  /** Runs by the moment of their finish, from early to late, at most 40 bars. */
  histogram: { finish: Position; runs: number }[];
  /** Phases with a range or an estimate; without any, every run is the same. */
  uncertain: string[];
  /** What the numbers rest on, in a sentence or two. */
  assumption: string;
}

const BARS = 40;

/** What a length may be, in days of its line: its range, with the middle as the likely value where none is named. */
const estimateOf = ({ length, days }: PhaseInput): Estimate =>
  length
    ? { low: length.low, likely: length.likely ?? (length.low + length.high) / 2, high: length.high }
    : { low: days, likely: days, high: days };

interface Sampled {
  node: number;
  quantile: Quantile;
  /** Share of the length that is left, for phases in progress. */
  left: number | undefined;
}

/** The nodes whose length differs from run to run. */
function sampledNodes(
  { network, inputs }: CompiledSchedule,
  distribution: DistributionName,
): { node: number; place: number; sampled: Sampled }[] {
  return network.nodes.flatMap(({ kind, place }, node) => {
    const input = inputs[place];
    if (!input || (kind !== 'phase' && kind !== 'own') || input.pin || input.state === 'cancelled' || input.state === 'done')
      return [];
    const estimate = estimateOf(input);
    if (estimate.high <= estimate.low) return [];
    const left = input.remaining && 'share' in input.remaining ? input.remaining.share : undefined;
    return [{ node, place, sampled: { node, quantile: quantileOf(estimate, distribution), left } }];
  });
}

/**
 * Runs the plan many times, each time with lengths drawn from the estimates of its phases, independently of each other
 * (Monte Carlo, Van Slyke 1963), on the same calendars and dependencies. Nothing where the plan's finish is not known.
 */
export function forecastPlan(plan: Plan, options: ForecastOptions): PlanForecast | undefined {
  const { runs = 10_000, seed = 1, distribution = 'pert', asOf } = options;
  const compiled = compileSchedule(plan, {
    shelf: (problems) => calendarShelf(options.calendars, problems),
    progress: options.progress ?? leafProgress,
    ...(asOf !== undefined && { asOf }),
  });
  const { network, inputs, frame } = compiled;
  const early = emptyPass(network.nodes.length);
  if (asOf !== undefined && frame.dated) keepContradictions(network, runPass(plan, options));
  if (asOf === undefined) forwardAsWritten(compiled, early);
  else forward(network, network.length, early);
  positionConflicts({ ...compiled, early });
  // What is critical decides the finish; a deadline that is missed decides nothing.
  network.ceiling.fill(Number.POSITIVE_INFINITY);
  const known = knownDates(network, inputs);
  const open = network.nodes.some(
    (_, node) => !network.passing[node] && !network.covered[node] && known.finish[node] !== 1 && known.over[node] !== 1,
  );
  if (open || inputs.length === 0) return undefined;

  const plannedMoment = lastMoment(network, early);
  const sampled = sampledNodes(compiled, distribution);
  const random = seededRandom(seed);
  const late = emptyPass(network.nodes.length);
  const length = Float64Array.from(network.length);
  const finishes = new Float64Array(runs);
  const critical = new Float64Array(inputs.length);
  const counted = network.nodes.flatMap(({ kind, place }, node) => {
    const state = inputs[place]?.state;
    return (kind === 'phase' || kind === 'own') && state !== 'done' && state !== 'cancelled' ? [{ node, place }] : [];
  });
  const promise = plan.finish;
  const promised = frame.dated && promise?.axis === 'date' ? dayNumber(promise.to) + 1 : undefined;
  const deadlines = inputs.flatMap(({ phase, state }, place) => {
    const deadline = phase.deadline;
    return frame.dated && deadline?.axis === 'date' && state !== 'done' && state !== 'cancelled'
      ? [{ id: phase.id, node: network.exit[place] ?? 0, by: dayNumber(deadline.to) + 1, kept: 0 }]
      : [];
  });
  let kept = 0;
  for (let run = 0; run < runs; run++) {
    for (const { sampled: each } of sampled) {
      const value = each.quantile(random());
      length[each.node] = value;
      if (each.left !== undefined) network.rest[each.node] = value * each.left;
    }
    forward(network, length, early);
    const end = lastMoment(network, early);
    finishes[run] = end;
    if (promised !== undefined && end <= promised + EPSILON) kept++;
    for (const each of deadlines) {
      const line = network.lines[each.node] ?? network.planLine;
      if (line.endOf(early.finish[each.node] ?? 0) <= each.by + EPSILON) each.kept++;
    }
    backward(network, early, end, late);
    for (const { node, place } of counted) {
      if ((late.finish[node] ?? 0) - (early.finish[node] ?? 0) <= EPSILON) critical[place] = (critical[place] ?? 0) + 1;
    }
  }
  finishes.sort();

  const named = (moment: number): Position | undefined =>
    placeBetween(moment, moment, frame, frame.dated ? 'ends' : undefined)?.finish;
  /** The least finish by which at least that share of the runs was done. */
  const percentile = (share: number) => named(finishes[Math.max(0, Math.ceil(share * runs) - 1)] ?? plannedMoment);
  const [p10, p50, p80, p90, planned] = [
    percentile(0.1),
    percentile(0.5),
    percentile(0.8),
    percentile(0.9),
    named(plannedMoment),
  ];
  if (p10 === undefined || p50 === undefined || p80 === undefined || p90 === undefined || planned === undefined) return undefined;
  const uncertain = sampled.map(({ place }) => inputs[place]?.phase.id ?? '');
  return {
    runs,
    seed,
    distribution,
    p10,
    p50,
    p80,
    p90,
    planned,
    onPlan: finishes.filter((finish) => finish <= plannedMoment + EPSILON).length / runs,
    onTime: {
      ...(promised !== undefined && { finish: kept / runs }),
      deadlines: Object.fromEntries(deadlines.map((each) => [each.id, each.kept / runs])),
    },
    criticality: Object.fromEntries(counted.map(({ place }) => [inputs[place]?.phase.id ?? '', (critical[place] ?? 0) / runs])),
    histogram: histogramOf(finishes, (moment) => named(moment) ?? planned),
    uncertain,
    assumption: assumptionOf(plan, uncertain, inputs, distribution),
  };
}

function histogramOf(sorted: Float64Array, named: (moment: number) => Position): PlanForecast['histogram'] {
  const [first, last] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  const width = Math.max(1, Math.ceil((last - first + 1) / BARS));
  const bars = new Map<number, number>();
  for (const finish of sorted) {
    const bar = Math.floor((finish - first) / width);
    bars.set(bar, (bars.get(bar) ?? 0) + 1);
  }
  return [...bars].map(([bar, count]) => ({ finish: named(tidy(Math.min(last, first + (bar + 1) * width - 1))), runs: count }));
}

function assumptionOf(
  plan: Plan,
  uncertain: readonly string[],
  inputs: readonly PhaseInput[],
  distribution: DistributionName,
): string {
  if (uncertain.length === 0) return 'No phase gives a range or a three-point estimate, so every run is the plan itself.';
  const guessed = inputs.filter(({ phase, length }) => uncertain.includes(phase.id) && length?.likely === undefined).length;
  const shape = distribution === 'pert' ? 'a PERT beta distribution' : 'a triangular distribution';
  const middle =
    guessed > 0
      ? ` ${guessed === 1 ? 'One of them is a range' : `${guessed} of them are ranges`} with its middle taken as most likely.`
      : '';
  const fixed = plan.buffer ? ' The buffer is not counted.' : '';
  return `${uncertain.length} of ${inputs.length} phases vary, each on its own, in ${shape}; the others take what they state.${middle}${fixed}`;
}
