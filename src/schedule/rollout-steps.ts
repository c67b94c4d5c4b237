import { chosenRollout, cutoverStep, type StepState, stepStates } from '../analysis/rollout.ts';
import type { Plan, Rollout, RolloutStep } from '../model/plan.ts';
import { dayNumber } from '../model/values/day-number.ts';
import type { Period } from '../model/values/period.ts';
import { clockDistance, placePeriod, type Stretch } from './axis.ts';
import type { Frame } from './frame.ts';
import { placeBetween } from './places.ts';
import type { PlacedBy, RolloutPlace, StepPlace } from './plan-schedule.ts';
import type { ScheduleProblem } from './problem.ts';
import { clockDays, countedEnd, workingDays } from './working-time.ts';

/** Moments between which a step runs. */
export interface StepStretch extends Stretch {
  by: PlacedBy;
}

/** Moments between which a phase runs, as far as they are known. */
export type PhaseStretch = (id: string) => { from: number; to?: number } | undefined;

/** What the steps of one pass follow from. */
export interface StepContext {
  plan: Plan;
  frame: Frame;
  phase: PhaseStretch;
  /** In the forecast: the day, before which nothing stands that has not begun. */
  today?: number;
  problems: ScheduleProblem[];
}

type Timed = Pick<RolloutStep, 'source' | 'phase'>;

/** Where a step or row says that it is. */
function stated(
  row: Timed,
  field: 'at' | 'period',
  position: Period | undefined,
  cutover: number | undefined,
  { frame, problems }: StepContext,
): Stretch | undefined {
  if (!position) return undefined;
  const result = placePeriod(position, frame, cutover);
  if (result.ok) return result.stretch;
  // A step before a cutover that no one placed is not wrong; it has no place yet.
  if (position.axis === 'cutover') return undefined;
  problems.push({
    code: 'position-invalid',
    message: `"${position.raw}" has no place on the axis of this plan: ${result.why}.`,
    phases: [],
    sources: [{ source: row.source, field: [field], note: position.raw }],
    fix: `Write ${result.write}`,
  });
  return undefined;
}

/** The length of a step: its hold on the clock, or its work. Where it ends, from a moment on. */
function stepEnd(step: RolloutStep, from: number, frame: Frame): { end: number; by: 'hold' | 'work' } | undefined {
  const hold = step.hold;
  if (hold) return { end: from + clockDistance(clockDays(countedEnd(hold), hold.unit), frame), by: 'hold' };
  const work = step.duration;
  if (!work) return undefined;
  const days = workingDays(countedEnd(work), work.unit, frame.calendar);
  return { end: frame.line.endOf(frame.line.indexAt(from) + days), by: 'work' };
}

/** A moment from which a step may go on, and why. */
interface Bound {
  at: number;
  by: PlacedBy;
}

/** The latest of the bounds; of those at the same moment, the first. */
const latest = (bounds: readonly (Bound | undefined)[]): Bound | undefined =>
  bounds.reduce<Bound | undefined>((most, bound) => (bound && (!most || bound.at > most.at + 1e-9) ? bound : most), undefined);

/** Days that are tried for one on which a step may begin; a calendar whose deploy days are all holidays has none. */
const MOST_TRIED = 400;

/** The first moment from `at` on that lies in a day on which rollout steps may begin. */
function nextDeployDay(at: number, { dated, calendar }: Frame): number {
  const first = Math.floor(at + 1e-9);
  if (!dated || calendar.deploysOn(first)) return at;
  for (let day = first + 1; day < first + MOST_TRIED; day++) if (calendar.deploysOn(day)) return day;
  return at;
}

interface Previous {
  /** The moment in which the step before ends, and by its hold or its work. */
  end?: Bound | undefined;
  phase?: string | undefined;
}

/** Whether something that is under way and was to end before a day ends with it: a whole day, or what it takes if less. */
const restOf = (length: number): number => Math.min(1, Math.max(0, length));

/** The place of a step that has happened or is under way. */
function happened(
  step: RolloutStep,
  state: StepState,
  written: Stretch | undefined,
  { frame, today }: StepContext,
): StepStretch | undefined {
  const actual = frame.dated ? step.actual : undefined;
  const [begun, ended] = [actual?.start, actual?.finish];
  const start = begun?.axis === 'date' ? dayNumber(begun.from) : undefined;
  const finish = ended?.axis === 'date' ? dayNumber(ended.to) + 1 : undefined;
  const by = start === undefined && finish === undefined ? 'stated' : 'actual';
  if (today === undefined && start === undefined) return undefined;
  const [soonest, least] = [written?.from ?? today, today ?? Number.POSITIVE_INFINITY];
  const from = start ?? (soonest === undefined ? undefined : Math.min(soonest, finish === undefined ? least : finish - 1));
  if (from === undefined) return undefined;
  if (finish !== undefined) return { from, to: Math.max(from, finish), by };
  const length = stepEnd(step, from, frame);
  const whole = length?.end ?? Math.max(from, written?.to ?? from);
  if (today === undefined) return { from, to: whole, by };
  if (state === 'done') return { from, to: Math.max(from, Math.min(whole, today)), by };
  return { from, to: length ? Math.max(whole, today + restOf(length.end - from)) : whole, by };
}

/**
 * Where the steps of a rollout stand in one pass: when they happened, else where the plan puts them, else at the later of
 * the end of the step before and the start of their phase. What follows from nothing has no place. In the forecast a
 * stated place is the earliest one, and nothing that has not begun stands before the day. After work the next step waits
 * for a working day; after a hold it does not, since holds are on the clock.
 */
function placeSteps(
  rollout: Rollout,
  cutover: number | undefined,
  written: readonly (StepStretch | undefined)[] | undefined,
  context: StepContext,
): (StepStretch | undefined)[] {
  const { frame, phase, plan, today } = context;
  const states = stepStates(rollout, plan);
  const places: (StepStretch | undefined)[] = [];
  let previous: Previous = {};
  rollout.steps.forEach((step, index) => {
    const state = states[index] ?? 'planned';
    const own = step.phase;
    const at = step.at ?? step.period;
    const position = stated(step, step.at ? 'at' : 'period', at, cutover, context);
    const within = own === undefined ? undefined : phase(own);
    const past = state === 'done' || state === 'begun' ? happened(step, state, written?.[index], context) : undefined;
    const place = past ?? planned();
    places.push(place);
    if (state === 'cancelled') return;
    const length = place && stepEnd(step, place.from, frame);
    const resumes = (to: number): number => (length?.by === 'work' ? frame.line.startOf(frame.line.indexAt(to)) : to);
    const lasts = place && place.to > place.from;
    previous = {
      end: place && (length || lasts) ? { at: resumes(place.to), by: length?.by ?? 'step' } : undefined,
      phase: own,
    };

    function planned(): StepStretch | undefined {
      const begins = within && { at: within.from, by: 'phase' as const };
      const given = position && { at: position.from, by: 'stated' as const };
      // The steps of one phase follow each other: behind one of unknown length, nothing says when the next one begins.
      const follows = previous.end ? latest([previous.end, begins]) : own === previous.phase && index > 0 ? undefined : begins;
      const floor = today === undefined || state === 'cancelled' ? undefined : { at: today, by: 'as-of' as const };
      const bound =
        today === undefined
          ? (given ?? follows)
          : given
            ? latest([given, previous.end, begins, floor])
            : follows && latest([follows, floor]);
      if (!bound) return undefined;
      // What the plan places itself stays there; bounds/deploy-day says where that is no day to deploy on.
      const from = bound.by === 'stated' ? bound.at : nextDeployDay(bound.at, frame);
      const length = stepEnd(step, from, frame);
      const lasts = position ? position.to - position.from : 0;
      return { from, to: Math.max(from, length?.end ?? from + lasts), by: bound.by };
    }
  });
  return places;
}

const named = (ref: string, place: StepStretch | undefined, origin: number, frame: Frame): StepPlace => {
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
function cutoverOf(
  rollout: Rollout,
  written: readonly (StepStretch | undefined)[] | undefined,
  context: StepContext,
): number | undefined {
  const step = cutoverStep(rollout);
  const silent = { ...context, problems: [] };
  return step && placeSteps(rollout, undefined, written, silent)[rollout.steps.indexOf(step)]?.from;
}

/** The moments of one rollout in one pass. */
export interface PlacedRollout {
  rollout: Rollout;
  cutover: number | undefined;
  steps: (StepStretch | undefined)[];
  traffic: (StepStretch | undefined)[];
}

/**
 * All rollout steps and traffic rows of one pass, as moments. T is the first step with 100 % of a rollout's own, or where
 * it has none that has a place, of the rollout that was chosen. `written`: the same as written, for the forecast.
 */
export function placeRollouts(context: StepContext, written?: readonly PlacedRollout[]): PlacedRollout[] {
  const { plan, phase, today } = context;
  const before = (rollout: Rollout) => written?.find((each) => each.rollout === rollout);
  const chosen = chosenRollout(plan)?.rollout;
  const general = chosen && cutoverOf(chosen, before(chosen)?.steps, context);
  return plan.rollout.map((rollout) => {
    const own = before(rollout);
    const cutover = cutoverOf(rollout, own?.steps, context) ?? general;
    const steps = placeSteps(rollout, cutover, own?.steps, context);
    const over = rollout.status === 'done';
    const traffic = rollout.traffic.map((row): StepStretch | undefined => {
      const place = stated(row, 'at', row.at, cutover, context);
      if (!place || today === undefined || over) return place && { ...place, by: 'stated' };
      const begins = phase(row.phase ?? '');
      const bound = latest([
        { at: place.from, by: 'stated' },
        begins && { at: begins.from, by: 'phase' },
        { at: today, by: 'as-of' },
      ]);
      return bound && { from: bound.at, to: bound.at + place.to - place.from, by: bound.by };
    });
    return { rollout, cutover, steps, traffic };
  });
}

/** The rollouts of one pass, with days and places on the axis. */
export const namedRollouts = (placed: readonly PlacedRollout[], origin: number, frame: Frame): RolloutPlace[] =>
  placed.map(({ rollout, cutover, steps, traffic }) => {
    const at = cutover === undefined ? undefined : placeBetween(cutover, cutover, frame, frame.dated ? 'begins' : undefined);
    return {
      id: rollout.id,
      steps: rollout.steps.map((step, index) => named(step.ref, steps[index], origin, frame)),
      traffic: rollout.traffic.map((row, index) => named(row.ref, traffic[index], origin, frame)),
      cutover: at?.start ?? null,
    };
  });
