import { chosenRollout, cutoverStep } from '../analysis/rollout.ts';
import { given } from '../model/field.ts';
import type { Plan, Rollout, RolloutStep } from '../model/plan.ts';
import type { Source } from '../model/source.ts';
import { dayNumber } from '../model/values/day-number.ts';
import type { Period } from '../model/values/period.ts';
import { clockDistance, placePeriod, type Stretch } from './axis.ts';
import type { Frame } from './frame.ts';
import { placeBetween } from './places.ts';
import type { ScheduledRollout, ScheduledStep } from './plan-schedule.ts';
import type { ScheduleProblem } from './problem.ts';
import { clockDays, countedEnd, workingDays } from './working-time.ts';

interface StepPlace extends Stretch {
  by: ScheduledStep['by'];
}

/** Moments between which a phase runs, where they are known. */
export type PhaseStretch = (id: string) => Stretch | undefined;

interface Context {
  frame: Frame;
  phase: PhaseStretch;
  problems: ScheduleProblem[];
}

function placed(
  period: Period,
  cutover: number | undefined,
  source: Source,
  field: string,
  { frame, problems }: Context,
): Stretch | undefined {
  const result = placePeriod(period, frame, cutover);
  if (result.ok) return result.stretch;
  // A step before a cutover that nobody placed is not wrong; it has no place yet.
  if (period.axis === 'cutover') return undefined;
  problems.push({
    code: 'position-invalid',
    message: `"${period.raw}" has no place on the axis of this plan: ${result.why}.`,
    phases: [],
    sources: [{ source, field: [field], note: period.raw }],
    fix: `Write ${result.write}`,
  });
  return undefined;
}

/** How long a step is watched, or takes: its hold on the clock, or its work. */
function stepEnd(step: RolloutStep, from: number, frame: Frame): number | undefined {
  const hold = given(step.hold);
  if (hold) return from + clockDistance(clockDays(countedEnd(hold), hold.unit), frame);
  const work = given(step.duration);
  if (!work) return undefined;
  const days = workingDays(countedEnd(work), work.unit, frame.calendar);
  return frame.line.endOf(frame.line.indexAt(from) + (frame.dated ? Math.ceil(days) : days));
}

/**
 * Where the steps of a rollout stand: when they happened, else where the plan puts them, else behind the hold of the step
 * before, or the first of a phase's steps with that phase. What follows from nothing has no place.
 */
function placeSteps(rollout: Rollout, cutover: number | undefined, context: Context): (StepPlace | undefined)[] {
  const { frame, phase } = context;
  const places: (StepPlace | undefined)[] = [];
  let previous: { end: number | undefined; phase: string | undefined } = { end: undefined, phase: undefined };
  for (const step of rollout.steps) {
    const actual = frame.dated ? given(step.actual) : undefined;
    const [begun, ended] = [given(actual?.start), given(actual?.finish)];
    const position = given(step.at) ?? given(step.period);
    const stated =
      begun?.axis === 'date'
        ? undefined
        : position && placed(position, cutover, step.source, given(step.at) ? 'at' : 'period', context);
    const own = given(step.phase);
    const within = own === undefined || own === previous.phase ? undefined : phase(own);
    const from = begun?.axis === 'date' ? dayNumber(begun.from) : (stated?.from ?? previous.end ?? within?.from);
    if (from === undefined) {
      places.push(undefined);
    } else {
      const end = ended?.axis === 'date' ? dayNumber(ended.to) + 1 : stepEnd(step, from, frame);
      const to = Math.max(from, end ?? stated?.to ?? from);
      places.push({ from, to, by: begun?.axis === 'date' ? 'actual' : stated ? 'stated' : 'follows' });
      previous = { end: end ?? (stated && stated.to > stated.from ? stated.to : undefined), phase: own };
      continue;
    }
    previous = { end: undefined, phase: own };
  }
  return places;
}

const scheduled = (ref: string, place: StepPlace | undefined, origin: number, frame: Frame): ScheduledStep => {
  const between =
    place && placeBetween(place.from, place.to, frame, frame.dated && place.to === place.from ? 'begins' : undefined);
  if (!place || !between) return { ref, start: null, finish: null, span: null, by: 'unknown' };
  return {
    ref,
    start: between.start,
    finish: between.finish,
    span: { from: between.from - origin, to: between.to - origin },
    by: place.by,
  };
};

/** The moment in which the last of a rollout's traffic moves. */
function cutoverOf(rollout: Rollout, context: Context): number | undefined {
  const step = cutoverStep(rollout);
  const silent = { ...context, problems: [] };
  return step && placeSteps(rollout, undefined, silent)[rollout.steps.indexOf(step)]?.from;
}

/**
 * All rollout steps and traffic rows on the axis. T is the first step with 100 % of a rollout's own, or where it has none
 * that has a place, of the rollout that was chosen. Rows behind `end` (a moment, the buffer included) are problems.
 */
export function scheduleRollouts(
  plan: Plan,
  frame: Frame,
  phase: PhaseStretch,
  origin: number,
  end: number | undefined,
  problems: ScheduleProblem[],
): ScheduledRollout[] {
  const context: Context = { frame, phase, problems };
  const chosen = chosenRollout(plan)?.rollout;
  const general = chosen && cutoverOf(chosen, context);
  return plan.rollout.map((rollout) => {
    const cutover = cutoverOf(rollout, context) ?? general;
    const places = placeSteps(rollout, cutover, context);
    const rows = rollout.traffic.map((row): StepPlace | undefined => {
      const period = given(row.at);
      const stretch = period && placed(period, cutover, row.source, 'at', context);
      return stretch && { ...stretch, by: 'stated' };
    });
    const beyond = (each: { ref: string; source: Source }, place: StepPlace | undefined, period: Period | undefined) => {
      if (end === undefined || !place || !period || period.axis === 'cutover' || period.axis === 'date' || place.from < end)
        return;
      problems.push({
        code: 'position-beyond-axis',
        message: `${each.ref} stands at ${period.raw}, but the plan ends before that.`,
        phases: [],
        sources: [{ source: each.source, field: ['at'], note: period.raw }],
        fix: 'Move it into the time of the plan, or give the plan the phase that it belongs to',
      });
    };
    rollout.steps.forEach((step, index) => {
      beyond(step, places[index], given(step.at) ?? given(step.period));
    });
    rollout.traffic.forEach((row, index) => {
      beyond(row, rows[index], given(row.at));
    });
    const at = cutover === undefined ? undefined : placeBetween(cutover, cutover, frame, frame.dated ? 'begins' : undefined);
    return {
      id: rollout.id,
      steps: rollout.steps.map((step, index) => scheduled(step.ref, places[index], origin, frame)),
      traffic: rollout.traffic.map((row, index) => scheduled(row.ref, rows[index], origin, frame)),
      cutover: at?.start ?? null,
    };
  });
}
