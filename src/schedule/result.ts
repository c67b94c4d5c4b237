import type { Phase, Plan } from '../model/plan.ts';
import type { CivilDate } from '../model/values/civil.ts';
import { tidy } from '../model/values/number.ts';
import { bufferOf } from './buffer.ts';
import { civilDate, isWithinYears } from './civil/day-number.ts';
import { criticalPaths } from './critical-paths.ts';
import { dependenciesOf, levelsOf } from './dependencies.ts';
import { effortBalance } from './effort.ts';
import { lengthProblems } from './length-problems.ts';
import { driverOf, finishKnown, type Passed, resultsOf } from './phase-result.ts';
import { placeBetween } from './places.ts';
import type { AxisSpan, PhaseSchedule, PlanSchedule, ScheduledBuffer } from './plan-schedule.ts';
import { phaseProgress } from './progress.ts';
import { scheduleRollouts } from './rollout-steps.ts';
import { freezeRanges, nonWorkingRanges, scheduledSunsets } from './shading.ts';
import { baselinePlace, slipBetween } from './slip.ts';
import { type Amount, statedTotals } from './totals.ts';
import { workingDays } from './working-time.ts';

export interface Assembly extends Passed {
  plan: Plan;
  progress: (phase: Phase) => number | undefined;
  /** The moment by which all has to be done. */
  deadline?: number;
  asOf?: CivilDate;
  baseline?: PlanSchedule;
}

/** The schedule of a plan, from what the passes found out. */
export function assembleSchedule(assembly: Assembly): PlanSchedule {
  const { plan, frame, inputs, hierarchy, network, early, problems, baseline, asOf } = assembly;
  const whole = finishKnown(assembly);
  const results = resultsOf(assembly, whole);
  const leaves = inputs.flatMap((input, place) =>
    network.entry[place] === network.exit[place] && input.state !== 'cancelled' ? [{ input, place, result: results[place] }] : [],
  );
  const placed = results.flatMap((result, place) => (result.start && inputs[place]?.state !== 'cancelled' ? [result.start] : []));
  const first = placed.length > 0 ? placed.reduce((a, b) => (b.from < a.from ? b : a)) : undefined;
  const ends = leaves.flatMap(({ result }) => (result?.early ? [result.early] : []));
  const open = leaves.some(({ input, result }) => result?.early === undefined && input.state !== 'done');
  const last =
    whole && !open && ends.length > 0
      ? ends.reduce((a, b) => (b.to > a.to || (b.to === a.to && b.finish > a.finish) ? b : a))
      : undefined;
  const days = first && last ? tidy(frame.line.indexAt(last.to) - frame.line.indexAt(first.from)) : null;

  const origin = Math.min(frame.begin, first?.from ?? frame.begin);
  const onAxis = (place: { from: number; to: number } | undefined): AxisSpan | null =>
    place ? { from: tidy(place.from - origin), to: tidy(place.to - origin) } : null;
  const reserve = days === null ? undefined : bufferOf(plan, frame, days);
  const from = last && frame.line.startOf(frame.line.indexAt(last.to));
  const bufferPlace =
    reserve && reserve.days > 0 && from !== undefined
      ? placeBetween(from, frame.line.endOf(frame.line.indexAt(from) + reserve.days), frame)
      : undefined;
  const buffer: ScheduledBuffer | null =
    reserve && bufferPlace
      ? {
          days: reserve.days,
          raw: reserve.raw,
          start: bufferPlace.start,
          finish: bufferPlace.finish,
          span: { from: bufferPlace.from - origin, to: bufferPlace.to - origin },
        }
      : null;

  const stretch = (id: string) => {
    const place = plan.phases.findIndex((phase) => phase.id === id);
    return results[place]?.early;
  };
  const end = last && Math.max(bufferPlace?.to ?? last.to, last.to);
  const rollouts = scheduleRollouts(plan, frame, stretch, origin, end, problems);
  lengthProblems(assembly, results, last);

  const levels = levelsOf(assembly);
  const phases: Record<string, PhaseSchedule> = {};
  inputs.forEach((input, place) => {
    const result = results[place];
    const { phase } = input;
    if (!result) return;
    const finish = result.early?.finish ?? null;
    const summary = (hierarchy.children[place] ?? []).length > 0;
    phases[phase.id] = {
      earlyStart: result.start?.start ?? null,
      earlyFinish: finish,
      lateStart: result.late?.start ?? null,
      lateFinish: result.late?.finish ?? null,
      totalSlack: result.totalSlack,
      freeSlack: result.freeSlack,
      critical: result.critical,
      progress: phaseProgress(place, assembly, (part) => results[part]?.days ?? null),
      slip: slipBetween(baseline?.phases[phase.id]?.earlyFinish, finish, frame),
      id: phase.id,
      state: result.state,
      milestone:
        !summary &&
        input.known &&
        early.start[network.entry[place] ?? 0] === early.finish[network.entry[place] ?? 0] &&
        input.state !== 'cancelled',
      summary,
      parent: inputs[hierarchy.parent[place] ?? -1]?.phase.id ?? null,
      known: summary ? result.early !== undefined : input.known,
      days: result.days,
      elapsed: input.length?.elapsed ?? false,
      precision: input.pin?.by === 'period' && input.period ? input.period.precision : 'day',
      level: levels[place] ?? 0,
      early: onAxis(result.early),
      late: onAxis(result.late),
      driver: driverOf(place, assembly),
      baseline: baselinePlace(baseline, phase.id, frame, origin),
    };
  });

  const drawn = Object.values(phases).flatMap((phase) => [
    phase.early?.to ?? 0,
    phase.late?.to ?? 0,
    phase.baseline?.span.to ?? 0,
  ]);
  const steps = rollouts.flatMap((rollout) => [...rollout.steps, ...rollout.traffic].map((step) => step.span?.to ?? 0));
  const to = [...drawn, ...steps, buffer?.span.to ?? 0].reduce((a, b) => Math.max(a, b), 0);
  const lengths = leaves.map(({ input, result }) => {
    const { phase, length } = input;
    const own = result?.days ?? null;
    const amount: Amount | null =
      length && !length.elapsed ? { low: length.low, high: length.high } : own === null ? null : { low: own, high: own };
    return { id: phase.id, source: phase.source, amount, stated: phase.stated };
  });
  const effort = effortBalance(
    plan,
    frame.calendar,
    leaves.map(({ input, result }) => ({
      phase: input.phase,
      days: result?.days ?? null,
      from: result?.early?.from ?? null,
      to: result?.early?.to ?? null,
    })),
    days,
  );
  const perUnit = frame.dated
    ? 1
    : workingDays(1, ({ week: 'w', day: 'd', month: 'mo', sprint: 'sprint' } as const)[frame.unit], frame.calendar);
  return {
    unit: frame.dated ? 'date' : frame.unit,
    precision: frame.precision,
    start: first?.start ?? null,
    finish: last?.finish ?? null,
    critical: inputs.flatMap(({ phase }, place) => (results[place]?.critical ? [phase.id] : [])),
    phases,
    days,
    slip: slipBetween(baseline?.finish, last?.finish ?? null, frame),
    asOf: frame.dated ? (asOf ?? null) : null,
    criticalPaths: whole ? criticalPaths(assembly, results) : [],
    unknown: leaves.flatMap(({ input, result }) => (!input.known && result?.early === undefined ? [input.phase.id] : [])),
    milestones: Object.values(phases).flatMap((phase) => (phase.milestone ? [phase.id] : [])),
    dependencies: dependenciesOf(assembly, results),
    axis: {
      unit: frame.dated ? 'date' : frame.unit,
      from: 0,
      to: tidy(to),
      perUnit,
      ...(frame.dated && isWithinYears(origin) && { origin: civilDate(origin) }),
    },
    buffer,
    nonWorking: frame.dated ? nonWorkingRanges(frame.calendar, origin, origin + to) : [],
    freezes: frame.dated ? freezeRanges(frame.calendar, origin, origin + to) : [],
    rollouts,
    sunsets: scheduledSunsets(plan, frame.dated ? origin : undefined),
    calendar: {
      id: frame.calendar.id ?? null,
      title: frame.calendar.title ?? null,
      perWeek: frame.calendar.perWeek,
      perDay: frame.calendar.perDay,
    },
    effort,
    stated: statedTotals(plan, frame.calendar, {
      lengths,
      phases: inputs.filter((input, place) => input.state !== 'cancelled' && (hierarchy.parent[place] ?? -1) < 0).length,
      days,
      buffer: reserve ? { percent: reserve.percent, days: reserve.days } : null,
      effort: { total: effort.total, phases: effort.phases, complete: effort.untold.length === 0 },
    }),
    problems,
  };
}
