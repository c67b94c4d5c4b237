import { given } from '../model/field.ts';
import type { Phase, Plan } from '../model/plan.ts';
import type { Period } from '../model/values/period.ts';
import { type Amount, daysOf } from './amount.ts';
import { planPositions, type Stretch } from './position.ts';
import { phaseSequence } from './sequence.ts';

/** Phases that take time of their own: not cancelled, and without parts. */
export function workingPhases(plan: Plan): Phase[] {
  const parents = new Set(plan.phases.map((phase) => given(phase.parent)));
  return plan.phases.filter((phase) => given(phase.status) !== 'cancelled' && !parents.has(phase.id));
}

/** A milestone and a soak: nothing to do but to be reached. */
export function isReached(phase: Phase): boolean {
  const duration = given(phase.duration);
  return given(phase.hold) !== undefined || (duration !== undefined && 'unit' in duration && duration.high === 0);
}

/** Working days of a phase as it states them, by its duration or else by its position. */
export function phaseLength(phase: Phase, period: Stretch | undefined): Amount | undefined {
  const duration = given(phase.duration);
  if (duration && 'unit' in duration) return daysOf(duration);
  if (duration) {
    const [low, high] = [given(duration.low), given(duration.high)];
    return low && high && { low: daysOf(low).low, high: daysOf(high).high };
  }
  if (period?.scale !== 'work') return undefined;
  return { low: period.to - period.from, high: period.to - period.from };
}

/** How long a plan is by what its phases state, and how that was found. */
export interface PlannedLength {
  days: Amount;
  /** `periods`: from the first position to the last; `lengths`: along the longest chain of dependencies. */
  by: 'periods' | 'lengths';
  last?: Phase;
}

const isCoarse = (period: Period | undefined): boolean => period?.axis === 'date' && period.precision !== 'day';

function byPeriods(phases: readonly Phase[], stretches: readonly Stretch[]): PlannedLength {
  const from = Math.min(...stretches.map((stretch) => stretch.from));
  const to = Math.max(...stretches.map((stretch) => stretch.to));
  const last = phases[stretches.findIndex((stretch) => stretch.to === to)];
  const size = stretches[0]?.scale === 'date' ? 5 / 7 : 1;
  const days = (to - from) * size;
  return { days: { low: days, high: days }, by: 'periods', ...(last && { last }) };
}

/**
 * The length of a plan in working days, from what its phases state and without regard to what has happened since; nothing
 * where a phase has neither position nor length, or where dependencies overlap phases.
 */
export function plannedLength(plan: Plan): PlannedLength | undefined {
  const phases = workingPhases(plan);
  if (phases.length === 0) return undefined;
  const positions = planPositions(plan);
  const stretches = phases.map((phase) => positions.of(given(phase.period)));
  const placed = stretches.filter((stretch) => stretch !== undefined);
  if (placed.length === phases.length) {
    // Months are too coarse to be counted in weeks.
    if (phases.some((phase) => isCoarse(given(phase.period)))) return undefined;
    const scale = placed[0]?.scale;
    return (scale === 'work' || scale === 'date') && placed.every((stretch) => stretch.scale === scale)
      ? byPeriods(phases, placed)
      : undefined;
  }
  if (phases.some((phase) => given(phase.parent) !== undefined || overlapsOthers(phase))) return undefined;
  const lengths = new Map(phases.map((phase, index) => [phase.id, phaseLength(phase, stretches[index])]));
  const sequence = phaseSequence(plan);
  const ends = new Map<string, Amount>();
  const endOf = (id: string, seen: readonly string[]): Amount | undefined => {
    const known = ends.get(id);
    if (known) return known;
    const length = lengths.get(id);
    if (!length || seen.includes(id)) return undefined;
    const starts = sequence
      .predecessors(id)
      .filter((before) => lengths.has(before))
      .map((before) => endOf(before, [...seen, id]));
    if (starts.some((start) => start === undefined)) return undefined;
    const end = starts.reduce<Amount>(
      (most, start) => ({
        low: Math.max(most.low, (start?.low ?? 0) + length.low),
        high: Math.max(most.high, (start?.high ?? 0) + length.high),
      }),
      length,
    );
    ends.set(id, end);
    return end;
  };
  let days: Amount = { low: 0, high: 0 };
  for (const phase of phases) {
    const end = endOf(phase.id, []);
    if (!end) return undefined;
    days = { low: Math.max(days.low, end.low), high: Math.max(days.high, end.high) };
  }
  return { days, by: 'lengths' };
}

/** Dependencies other than finish–start, lags, holds and dates: what the schedule works out, and a sum does not. */
function overlapsOthers(phase: Phase): boolean {
  const linked = (given(phase.after) ?? []).some(
    (each) => typeof each !== 'string' && 'phase' in each && (given(each.type) ?? 'FS') + (given(each.lag)?.raw ?? '') !== 'FS',
  );
  return linked || [phase.hold, phase.start, phase.finish, phase.notBefore].some((field) => given(field) !== undefined);
}
