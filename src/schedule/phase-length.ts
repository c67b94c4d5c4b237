import type { Phase } from '../model/plan.ts';
import type { Duration } from '../model/values/span.ts';
import type { WorkCalendar } from './calendar.ts';
import type { Frame } from './frame.ts';
import type { ProblemCode, ScheduleProblem } from './problem.ts';
import { clockDays, countedEnd, elapsedWorkingDays, LONGEST_SPAN, workingDays } from './working-time.ts';

/** How long a phase takes, in days of its line of working time. */
export interface Length {
  low: number;
  high: number;
  /** The most likely of a three-point estimate. */
  likely?: number;
  /** What the plan's dates count with: the likely value of an estimate, else the upper end. Fractions of days are kept. */
  days: number;
  /** Time on the clock (`hold:`), which goes on at night, on weekends and on holidays. */
  elapsed: boolean;
  /** As written. */
  raw: string;
  field: 'duration' | 'hold';
}

type Estimate = Exclude<NonNullable<ReturnType<typeof durationOf>>, Duration>;
const durationOf = (phase: Phase) => phase.duration;

const complain = (
  phase: Phase,
  field: string,
  code: ProblemCode,
  message: string,
  fix: string,
  problems: ScheduleProblem[],
): undefined => {
  problems.push({ code, message, phases: [phase.id], sources: [{ source: phase.source, field: [field], note: message }], fix });
  return undefined;
};

/** Refuses lengths that the parsers of the model refuse too, for plans that were built or changed in memory. */
function accept(phase: Phase, length: Length, problems: ScheduleProblem[]): Length | undefined {
  const { low, high, likely, raw, field } = length;
  const ends = [low, likely ?? low, high];
  if (ends.some((end) => !(end >= 0))) {
    return complain(
      phase,
      field,
      'negative-duration',
      `${phase.id} takes ${raw}, and no work takes less than no time.`,
      `Write ${field}: 0d for a milestone`,
      problems,
    );
  }
  if (low > high || (likely !== undefined && (likely < low || likely > high))) {
    return complain(
      phase,
      field,
      'estimate-disordered',
      `The estimate of ${phase.id} is not in order: ${raw}.`,
      'Write { low: …, likely: …, high: … } from short to long',
      problems,
    );
  }
  if (high > LONGEST_SPAN) {
    return complain(
      phase,
      field,
      'span-too-long',
      `${phase.id} takes ${raw}, which is longer than all years that a plan may speak of.`,
      'Write a length within the years 1900 to 2999',
      problems,
    );
  }
  return length;
}

function estimateLength(estimate: Estimate, calendar: WorkCalendar): Length | undefined {
  const { low, likely, high } = estimate;
  if (!low || !likely || !high) return undefined;
  const days = (span: Duration, end: 'low' | 'high') => workingDays(span[end], span.unit, calendar);
  const middle = days(likely, 'high');
  return {
    low: days(low, 'low'),
    likely: middle,
    high: days(high, 'high'),
    days: middle,
    elapsed: false,
    raw: `${low.raw} / ${likely.raw} / ${high.raw}`,
    field: 'duration',
  };
}

/** The length that a phase states, or nothing. What cannot be meant is a problem, and no length. */
export function lengthOf(phase: Phase, calendar: WorkCalendar, frame: Frame, problems: ScheduleProblem[]): Length | undefined {
  const duration = durationOf(phase);
  const hold = phase.hold;
  if (hold && duration) {
    const [work, clock] = ['raw' in duration ? duration.raw : 'an estimate', hold.raw];
    complain(
      phase,
      'hold',
      'length-contradiction',
      `${phase.id} has two lengths, ${work} of work and ${clock} on the clock; the work is counted.`,
      'Write one of them, or a phase of its own for the hold',
      problems,
    );
  } else if (hold) {
    const days = (amount: number) => {
      const elapsed = clockDays(amount, hold.unit);
      return frame.dated ? elapsed : elapsedWorkingDays(elapsed, frame.calendar.perWeek);
    };
    return accept(
      phase,
      { low: days(hold.low), high: days(hold.high), days: days(countedEnd(hold)), elapsed: true, raw: hold.raw, field: 'hold' },
      problems,
    );
  }
  if (!duration) return undefined;
  if (!('raw' in duration)) {
    const length = estimateLength(duration, calendar);
    return length && accept(phase, length, problems);
  }
  const days = (amount: number) => workingDays(amount, duration.unit, calendar);
  const likely = duration.likely === undefined ? {} : { likely: days(duration.likely) };
  return accept(
    phase,
    {
      low: days(duration.low),
      high: days(duration.high),
      ...likely,
      days: likely.likely ?? days(countedEnd(duration)),
      elapsed: false,
      raw: duration.raw,
      field: 'duration',
    },
    problems,
  );
}
