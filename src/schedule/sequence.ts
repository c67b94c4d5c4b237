import type { Plan } from '../model/plan.ts';
import type { PlanSchedule } from './plan-schedule.ts';

/** Which phase comes before which, so far as a plan says or the order of its files suggests. */
export interface Sequence {
  /** Whether `later` can begin only when `earlier` is done: by the positions that both state, else by dependencies. */
  precedes(earlier: string, later: string): boolean;
}

/** The sequence of a plan's phases, from the dependencies and the places of its schedule. */
export function phaseSequence({ phases }: Plan, { dependencies, places }: PlanSchedule): Sequence {
  const waitsFor = Map.groupBy(
    dependencies.filter(({ type, lag }) => type === 'FS' && lag >= 0),
    ({ to }) => to,
  );
  const refs = new Map(phases.map(({ id, ref }) => [id, ref]));
  const parents = new Map(phases.map((phase) => [phase.id, phase.parent]));
  const reached = new Map<string, ReadonlySet<string>>();
  /** All that a phase waits for, directly or not, and what the wholes wait for that it is a part of. */
  const ancestors = (id: string): ReadonlySet<string> => {
    const known = reached.get(id);
    if (known) return known;
    const seen = new Set<string>();
    const open = [id];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const waiting of [next, parents.get(next) ?? next])
        for (const { from } of waitsFor.get(waiting) ?? []) {
          if (seen.has(from)) continue;
          seen.add(from);
          open.push(from);
        }
    }
    reached.set(id, seen);
    return seen;
  };
  const stated = (id: string) => {
    const place = places[refs.get(id) ?? ''];
    return place?.stated?.field === 'period' ? place.stated.span : undefined;
  };
  return {
    precedes(earlier, later) {
      if (earlier === later) return false;
      const [a, b] = [stated(earlier), stated(later)];
      if (a && b) return a.to <= b.from + 1e-9;
      const before = ancestors(later);
      return before.has(earlier) || before.has(parents.get(earlier) ?? '');
    },
  };
}
