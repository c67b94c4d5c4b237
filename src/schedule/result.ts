import { civilDate, isWithinYears } from '../model/values/day-number.ts';
import { tidy } from '../model/values/number.ts';
import type { Assembly } from './assembly.ts';
import { bufferOf, placeBuffer } from './buffer.ts';
import { criticalPaths } from './critical-paths.ts';
import { dependenciesOf } from './dependencies.ts';
import { effortBalance } from './effort.ts';
import type { Frame } from './frame.ts';
import { lengthProblems } from './length-problems.ts';
import type { PhaseInput } from './phase-input.ts';
import { phaseRecords } from './phase-record.ts';
import { finishKnown, type PhaseResult, resultsOf } from './phase-result.ts';
import type { PlanSchedule } from './plan-schedule.ts';
import { scheduleRollouts } from './rollout-steps.ts';
import { freezeRanges, nonWorkingRanges, scheduledSunsets } from './shading.ts';
import { slipBetween } from './slip.ts';
import { statedTotals, type Totals } from './totals.ts';
import { workingDays } from './working-time.ts';

interface Work {
  input: PhaseInput;
  result: PhaseResult | undefined;
}

/** The phases that stand for work: those without parts, and those that tell a length which none of their parts tells. */
function countedWork({ inputs, hierarchy, network }: Assembly, results: readonly PhaseResult[]): Work[] {
  const own = new Set(network.nodes.flatMap(({ kind, place }) => (kind === 'own' ? [place] : [])));
  return inputs.flatMap((input, place) => {
    const whole = (hierarchy.children[place] ?? []).length > 0 && !own.has(place);
    const covered = network.covered[network.entry[place] ?? 0] === 1;
    return whole || covered || input.state === 'cancelled' ? [] : [{ input, result: results[place] }];
  });
}

/** The length of a phase for totals: as it is stated, or as long as it runs, in working days of the plan. */
function statedLength({ input: { phase, length }, result }: Work, { line }: Frame): Totals['lengths'][number] {
  const place = result?.early;
  const taken = place ? tidy(line.indexAt(place.to) - line.indexAt(place.from)) : null;
  const amount =
    length && !length.elapsed ? { low: length.low, high: length.high } : taken === null ? null : { low: taken, high: taken };
  return { id: phase.id, source: phase.source, amount, stated: phase.stated };
}

/** The schedule of a plan, from what the passes found out. */
export function assembleSchedule(assembly: Assembly): PlanSchedule {
  const { plan, frame, inputs, hierarchy, problems, baseline, asOf } = assembly;
  const whole = finishKnown(assembly);
  const results = resultsOf(assembly, whole);
  const work = countedWork(assembly, results);
  const placed = results.flatMap((result, place) => (result.start && inputs[place]?.state !== 'cancelled' ? [result.start] : []));
  const first = placed.length > 0 ? placed.reduce((a, b) => (b.from < a.from ? b : a)) : undefined;
  const ends = work.flatMap(({ result }) => (result?.early ? [result.early] : []));
  const open = work.some(({ input, result }) => result?.early === undefined && input.state !== 'done');
  const last =
    whole && !open && ends.length > 0
      ? ends.reduce((a, b) => (b.to > a.to || (b.to === a.to && b.finish > a.finish) ? b : a))
      : undefined;
  const days = first && last ? tidy(frame.line.indexAt(last.to) - frame.line.indexAt(first.from)) : null;

  const origin = Math.min(frame.begin, first?.from ?? frame.begin);
  const reserve = days === null ? undefined : bufferOf(plan, frame, days);
  const buffer = reserve && last ? placeBuffer(reserve, last.to, origin, frame) : null;

  const stretch = (id: string) => {
    const place = plan.phases.findIndex((phase) => phase.id === id);
    return results[place]?.early;
  };
  const end = last && Math.max(last.to, buffer ? buffer.span.to + origin : last.to);
  const rollouts = scheduleRollouts(plan, frame, stretch, origin, end, problems);
  lengthProblems(assembly, results, last);

  const phases = phaseRecords(assembly, results, origin);
  const drawn = Object.values(phases).flatMap((phase) => [
    phase.early?.to ?? 0,
    phase.late?.to ?? 0,
    phase.baseline?.span.to ?? 0,
  ]);
  const steps = rollouts.flatMap((rollout) => [...rollout.steps, ...rollout.traffic].map((step) => step.span?.to ?? 0));
  const to = [...drawn, ...steps, buffer?.span.to ?? 0].reduce((a, b) => Math.max(a, b), 0);
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
    unknown: work.flatMap(({ input, result }) => (!input.known && result?.early === undefined ? [input.phase.id] : [])),
    milestones: inputs.flatMap(({ phase }) => (phases[phase.id]?.milestone ? [phase.id] : [])),
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
      lengths: work.map((each) => statedLength(each, frame)),
      phases: inputs.filter((input, place) => input.state !== 'cancelled' && (hierarchy.parent[place] ?? -1) < 0).length,
      days,
      buffer: reserve ? { percent: reserve.percent, days: reserve.days } : null,
      effort: { total: effort.total, phases: effort.phases, complete: effort.untold.length === 0 },
    }),
    problems,
  };
}
