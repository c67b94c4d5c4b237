import { dayOf } from '../analysis/day.ts';
import { endpointStates } from '../analysis/endpoint-states.ts';
import type { ResolvedMapping } from '../analysis/operations.ts';
import { retiresOld } from '../analysis/retirement.ts';
import { type Answer, type EndpointState, stateAt } from '../endpoints/timeline.ts';
import { pointWords } from '../schedule/length-words.ts';
import type { PlanSchedule, Position } from '../schedule/plan-schedule.ts';
import type { RegisterSource } from './register.ts';

/** What the schedule says of an operation. All of it is from the day on: what was observed, then the forecast. */
export interface EndpointTimes {
  /** When the new system answers all of its calls; its first call where it never has all. */
  when?: Position;
  /** Who answers now; absent on plans without dates, and where nothing says. */
  now?: Answer;
  /** When the old operation goes: by its own sunset, or with the old system. */
  off?: { at: Position; by: 'sunset' | 'system' };
}

const kept = new WeakMap<PlanSchedule, (resolved: ResolvedMapping) => EndpointState[]>();

/** When the rollout that holds switches the old system off, by the forecast. */
function switchedOff({ plan, facts, schedule }: RegisterSource): Position | undefined {
  const chosen = plan.rollout.find(({ id }) => id === facts.chosenRollout?.id);
  const step = chosen?.steps.find((each) => retiresOld(each, plan));
  const place = schedule.rollouts.find(({ id }) => id === chosen?.id)?.steps.find(({ ref }) => ref === step?.ref);
  return place?.forecast.start ?? undefined;
}

function timesOf(resolved: ResolvedMapping, states: readonly EndpointState[], source: RegisterSource): EndpointTimes {
  const { asOf } = source.schedule;
  const moves = states.filter(({ from, answer }) => from !== undefined && (answer?.new ?? 0) > 0);
  const moved = moves.find(({ answer }) => answer?.new === 100) ?? moves[0];
  const answer = asOf === null ? undefined : stateAt(states, asOf)?.answer;
  // What is only going to be there answers no one yet, and no one misses it.
  const now = resolved.from.length === 0 && answer?.nothing === 100 ? undefined : answer;
  const stated = dayOf(resolved.mapping.sunset);
  const leaves = resolved.from.length > 0 && resolved.disposition !== 'not-migrating';
  const gone = stated === undefined && leaves ? switchedOff(source) : undefined;
  return {
    ...(moved?.from !== undefined && { when: moved.from as Position }),
    ...(now && { now }),
    ...(stated !== undefined
      ? { off: { at: stated, by: 'sunset' as const } }
      : gone !== undefined
        ? { off: { at: gone, by: 'system' as const } }
        : {}),
  };
}

/** The times of an operation in its plan. */
export function endpointTimes(resolved: ResolvedMapping, source: RegisterSource): EndpointTimes {
  const { plan, facts, schedule } = source;
  const states = kept.get(schedule) ?? endpointStates(plan, facts, schedule);
  kept.set(schedule, states);
  return timesOf(resolved, states(resolved), source);
}

/** `2027-01-08`, `working day 25`, `within working day 1`. */
export const positionText = (at: Position): string => (typeof at === 'string' ? at : pointWords(at));

/** `100 % old` · `10 % new` · `nothing answers`. */
export function answerText({ old, new: fresh, nothing }: Answer): string {
  if (nothing === 100) return 'nothing answers';
  return [fresh > 0 || old === 0 ? `${fresh} % new` : `${old} % old`, nothing > 0 ? `${nothing} % unanswered` : '']
    .filter((part) => part !== '')
    .join(', ');
}
