import { chosenRollout, stepStates } from '../analysis/rollout.ts';
import type { Plan } from '../model/plan.ts';
import { civilDate, dayNumber, isWithinYears } from '../model/values/day-number.ts';
import { tidy } from '../model/values/number.ts';
import type { Assembly } from './assembly.ts';
import { axisUnit } from './axis-unit.ts';
import { type Buffer, bufferOf, placeBuffer } from './buffer.ts';
import { criticalPaths } from './critical-paths.ts';
import { dependenciesOf } from './dependencies.ts';
import { effortBalance } from './effort.ts';
import { finishMissed, lengthProblems } from './length-problems.ts';
import { countedWork } from './pass.ts';
import { phasePlaces, phaseRecords } from './phase-record.ts';
import type { Dates, PhasePlace, PlanSchedule, ScheduledRollout, SchedulePass, StepPlace } from './plan-schedule.ts';
import { phaseTotals, plannedDays } from './planned-days.ts';
import type { ScheduleProblem } from './problem.ts';
import { namedRollouts, type PlacedRollout, placeRollouts, type StepContext } from './rollout-steps.ts';
import { freezeRanges, nonWorkingRanges, scheduledSunsets } from './shading.ts';
import { slipBetween } from './slip.ts';
import { timedPlaces } from './timed-places.ts';
import { timed } from './timing.ts';
import { statedTotals } from './totals.ts';

interface PassParts {
  places: PhasePlace[];
  rollouts: PlacedRollout[];
}

function passOf(assembly: Assembly, { places, rollouts }: PassParts, origin: number, reserve: Buffer | undefined): SchedulePass {
  const { frame, inputs, results, whole, first, last, days } = assembly;
  return {
    start: first?.start ?? null,
    finish: last?.finish ?? null,
    days,
    critical: inputs.flatMap(({ phase }, place) => (results[place]?.critical ? [phase.id] : [])),
    criticalPaths: whole ? criticalPaths(assembly, results) : [],
    phases: Object.fromEntries(inputs.flatMap(({ phase }, place) => (places[place] ? [[phase.id, places[place]]] : []))),
    dependencies: dependenciesOf(assembly, results),
    rollouts: namedRollouts(rollouts, origin, frame),
    buffer: reserve && last ? placeBuffer(reserve, last.to, origin, frame) : null,
  };
}

function stepContext(assembly: Assembly, problems: ScheduleProblem[]): StepContext {
  const { plan, frame, results, asOf } = assembly;
  const places = new Map(plan.phases.map((phase, place) => [phase.id, results[place]]));
  return {
    plan,
    frame,
    phase: (id) => {
      const result = places.get(id);
      return result?.start && { from: result.start.from, ...(result.early && { to: result.early.to }) };
    },
    ...(asOf !== undefined && { today: dayNumber(asOf) }),
    problems,
  };
}

/** The moment T of the rollout that holds. */
const cutoverIn = (plan: Plan, placed: readonly PlacedRollout[]): number | undefined => {
  const chosen = chosenRollout(plan)?.rollout;
  return placed.find(({ rollout }) => rollout === chosen)?.cutover;
};

/** The farthest point of a pass on the axis. */
function reach({ phases, rollouts, buffer }: SchedulePass): number {
  const spans = [
    ...Object.values(phases).flatMap(({ early, late }) => [early, late]),
    ...rollouts.flatMap(({ steps, traffic }) => [...steps, ...traffic].map(({ span }) => span)),
    buffer?.span ?? null,
  ];
  return spans.reduce((to, span) => Math.max(to, span?.to ?? 0), 0);
}

const datesOf = ({ start, finish }: Dates): Dates => ({ start, finish });

/** Every rollout as written, with how each of its steps stands on the day. */
function timedRollouts(
  { plan, frame }: Assembly,
  written: SchedulePass,
  forecast: SchedulePass,
  today: number | undefined,
): ScheduledRollout[] {
  return written.rollouts.map((rollout, index): ScheduledRollout => {
    const model = plan.rollout[index];
    const states = model ? stepStates(model, plan) : [];
    const over = model && model.status === 'done';
    const ahead = forecast.rollouts[index];
    const record = (step: StepPlace, then: StepPlace | undefined, state: (typeof states)[number]) => ({
      ...step,
      state,
      ...timed(state, datesOf(step), datesOf(then ?? step), false, { frame, today }),
    });
    return {
      ...rollout,
      steps: rollout.steps.map((step, at) => record(step, ahead?.steps[at], states[at] ?? 'planned')),
      traffic: rollout.traffic.map((row, at) => record(row, ahead?.traffic[at], over ? 'done' : 'planned')),
    };
  });
}

/**
 * Deadlines that the plan as written keeps, and the forecast does not. One that has passed is reported by what was not done
 * by then, and not by when it may be.
 */
function promisesLost(written: Assembly, ahead: Assembly): ScheduleProblem[] {
  const key = ({ code, phases }: ScheduleProblem): string => `${code} ${phases[0] ?? ''}`;
  const known = new Set(written.problems.map(key));
  const day = ahead.asOf ?? '';
  const passed = ({ code, phases: [id] }: ScheduleProblem): boolean => {
    const phase = written.plan.phases.find((each) => each.id === id);
    const date = code === 'deadline-missed' ? phase?.deadline : written.plan.finish;
    return date?.axis === 'date' && date.to < day;
  };
  return ahead.problems.filter(
    (problem) =>
      (problem.code === 'deadline-missed' || problem.code === 'plan-finish-missed') &&
      !known.has(key(problem)) &&
      !passed(problem),
  );
}

/**
 * The schedule of a plan, from the pass over the plan as written, the pass from the day on, and the pass over the plan had
 * nothing happened (`untouched`).
 */
export function assembleSchedule(assembly: Assembly, ahead: Assembly, untouched: Assembly): PlanSchedule {
  const { plan, frame, inputs, problems, baseline, first, days } = assembly;
  const asOf = ahead.asOf ?? null;
  const today = asOf === null ? undefined : dayNumber(asOf);
  const work = countedWork(assembly);
  const origin = Math.min(frame.begin, first?.from ?? frame.begin, ahead.first?.from ?? frame.begin);
  // A reserve is sized once, by the plan as written; a delay uses it up and does not make it larger.
  const reserve = days === null ? undefined : bufferOf(plan, frame, days);
  const rollouts = placeRollouts(stepContext(assembly, problems));
  const parts: PassParts = { places: phasePlaces(assembly, origin), rollouts };
  const aheadParts: PassParts =
    ahead === assembly
      ? parts
      : { places: phasePlaces(ahead, origin), rollouts: placeRollouts(stepContext(ahead, []), rollouts) };
  const written = passOf(assembly, parts, origin, reserve);
  const forecast = ahead === assembly ? written : passOf(ahead, aheadParts, origin, reserve);
  lengthProblems(assembly);
  finishMissed(assembly);
  if (ahead !== assembly) {
    finishMissed(ahead);
    problems.push(...promisesLost(assembly, ahead));
  }

  const phases = phaseRecords(assembly, { written: parts.places, forecast: aheadParts.places }, origin, today);
  const baselines = Object.values(phases).map((phase) => phase.baseline?.span.to ?? 0);
  const to = Math.max(
    reach(written),
    reach(forecast),
    baselines.reduce((a, b) => Math.max(a, b), 0),
  );
  const effort = effortBalance(
    plan,
    frame.calendar,
    work.map(({ input, result }) => ({
      phase: input.phase,
      days: result?.days ?? null,
      from: result?.early?.from ?? null,
      to: result?.early?.to ?? null,
    })),
    days,
  );
  const { unit, perUnit } = axisUnit(plan, frame, to);
  const promise = plan.finish;
  return {
    ...written,
    phases,
    rollouts: timedRollouts(assembly, written, forecast, today),
    asOf,
    planned: datesOf(written),
    forecast,
    lateBy: today === undefined ? 0 : Math.max(0, slipBetween(written.finish, forecast.finish, frame) ?? 0),
    promised:
      frame.dated && promise?.axis === 'date'
        ? { finish: promise.to, margin: slipBetween(forecast.finish, promise.to, frame) }
        : null,
    today: today === undefined ? null : today - origin,
    unit,
    precision: frame.precision,
    slip: slipBetween(baseline?.finish, written.finish, frame),
    unknown: work.flatMap(({ input, result }) => (!input.known && result?.early === undefined ? [input.phase.id] : [])),
    milestones: inputs.flatMap(({ phase }) => (phases[phase.id]?.milestone ? [phase.id] : [])),
    axis: {
      unit,
      from: 0,
      to: tidy(to),
      perUnit,
      ...(frame.dated && isWithinYears(origin) && { origin: civilDate(origin) }),
    },
    nonWorking: frame.dated ? nonWorkingRanges(frame.calendar, origin, origin + to) : [],
    freezes: frame.dated ? freezeRanges(frame.calendar, origin, origin + to) : [],
    sunsets: scheduledSunsets(plan, frame.dated ? origin : undefined),
    calendar: {
      id: frame.calendar.id ?? null,
      title: frame.calendar.title ?? null,
      perWeek: frame.calendar.perWeek,
      perDay: frame.calendar.perDay,
    },
    effort,
    stated: statedTotals(plan, frame.calendar, { phases: phaseTotals(untouched), days: plannedDays(untouched), effort }),
    problems,
    places: timedPlaces({
      plan,
      frame,
      origin,
      today,
      cutover: { written: cutoverIn(plan, parts.rollouts), ahead: cutoverIn(plan, aheadParts.rollouts) },
      phases,
      forecast: forecast.phases,
      rollouts: written.rollouts,
      forecastRollouts: forecast.rollouts,
    }),
  };
}
