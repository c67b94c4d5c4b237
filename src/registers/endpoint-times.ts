import { dayOf } from '../analysis/day.ts';
import { endpointStates } from '../analysis/endpoint-states.ts';
import type { ResolvedMapping } from '../analysis/operations.ts';
import { type Answer, type EndpointState, stateAt } from '../endpoints/timeline.ts';
import { given } from '../model/field.ts';
import type { PlanSchedule, Position } from '../schedule/plan-schedule.ts';
import type { RegisterSource } from './register.ts';

/** What the schedule says of an operation. All of it is from the day on: what was observed, then the forecast. */
export interface EndpointTimes {
  /** When the new system answers all of its calls; its first call where it never has all. */
  when?: Position;
  /** Who answers now; absent on plans without dates, and where nothing tells. */
  now?: Answer;
  /** When the old operation goes: by its own sunset, or with the old system. */
  off?: { at: Position; by: 'sunset' | 'system' };
}

const kept = new WeakMap<PlanSchedule, (resolved: ResolvedMapping) => EndpointState[]>();

function timesOf(resolved: ResolvedMapping, states: readonly EndpointState[], { asOf }: PlanSchedule): EndpointTimes {
  const moves = states.filter(({ from, answer }) => from !== undefined && (answer?.new ?? 0) > 0);
  const moved = moves.find(({ answer }) => answer?.new === 100) ?? moves[0];
  const answer = asOf === null ? undefined : stateAt(states, asOf)?.answer;
  // What is only going to be there answers nobody yet, and nobody misses it.
  const now = resolved.from.length === 0 && answer?.nothing === 100 ? undefined : answer;
  const stated = dayOf(given(resolved.mapping.sunset));
  const gone = states.find(({ from, because }) => from !== undefined && because.endsWith('switches the old system off'))?.from;
  return {
    ...(moved?.from !== undefined && { when: moved.from as Position }),
    ...(now && { now }),
    ...(stated !== undefined
      ? { off: { at: stated, by: 'sunset' as const } }
      : gone !== undefined
        ? { off: { at: gone as Position, by: 'system' as const } }
        : {}),
  };
}

/** The times of an operation in its plan. */
export function endpointTimes(resolved: ResolvedMapping, { plan, facts, schedule }: RegisterSource): EndpointTimes {
  const states = kept.get(schedule) ?? endpointStates(plan, facts, schedule);
  kept.set(schedule, states);
  return timesOf(resolved, states(resolved), schedule);
}

/** `2027-01-08`, `working day 25`. */
export const positionText = (at: Position): string => (typeof at === 'string' ? at : `working day ${Math.round(at * 100) / 100}`);

/** `100 % old` · `10 % new` · `nothing answers`. */
export function answerText({ old, new: fresh, nothing }: Answer): string {
  if (nothing === 100) return 'nothing answers';
  return [fresh > 0 || old === 0 ? `${fresh} % new` : `${old} % old`, nothing > 0 ? `${nothing} % unanswered` : '']
    .filter((part) => part !== '')
    .join(', ');
}
