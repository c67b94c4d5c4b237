import { given } from '../model/field.ts';
import type { Phase, Plan } from '../model/plan.ts';
import { isBefore, planPositions } from './position.ts';

/** Which phase comes before which, so far as a plan says or its numbers suggest. */
export interface Sequence {
  /** Whether `later` can begin only when `earlier` is done: by their positions, else by dependencies. */
  precedes(earlier: string, later: string): boolean;
  /** What a phase waits for until it is finished: stated, else the phase before it. */
  predecessors(id: string): readonly string[];
}

const isLead = (low: number | undefined): boolean => low !== undefined && low < 0;

/** Stated finish–start dependencies; `undefined` where the phase states none at all. */
function statedPredecessors(phase: Phase): string[] | undefined {
  const after = given(phase.after);
  if (!after) return undefined;
  return after.flatMap((dependency) => {
    if (typeof dependency === 'string') return [dependency];
    if (!('phase' in dependency)) return [];
    const id = given(dependency.phase);
    return id === undefined || (given(dependency.type) ?? 'FS') !== 'FS' || isLead(given(dependency.lag)?.low) ? [] : [id];
  });
}

/** The phase that is drawn as assumed before another: the one before it among those of the same parent. */
function assumedPredecessor(phase: Phase, phases: readonly Phase[]): string[] {
  const siblings = phases.filter(
    (each) => given(each.parent) === given(phase.parent) && (given(each.status) !== 'cancelled' || each === phase),
  );
  const before = siblings[siblings.indexOf(phase) - 1];
  return before ? [before.id] : [];
}

/** Works out the sequence of a plan's phases. */
export function phaseSequence(plan: Plan): Sequence {
  const positions = planPositions(plan);
  const byId = new Map(plan.phases.map((phase) => [phase.id, phase]));
  const known = new Map<string, readonly string[]>();
  const predecessors = (id: string): readonly string[] => {
    const found = known.get(id);
    if (found) return found;
    const phase = byId.get(id);
    if (!phase) return [];
    const own = statedPredecessors(phase) ?? assumedPredecessor(phase, plan.phases);
    known.set(id, own);
    return own;
  };
  const reached = new Map<string, ReadonlySet<string>>();
  /** All that a phase waits for, directly or not, and the wholes that these stand for. */
  const ancestors = (id: string): ReadonlySet<string> => {
    const known = reached.get(id);
    if (known) return known;
    const seen = new Set<string>();
    const open = [id];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const parent = given(byId.get(next)?.parent);
      for (const before of [...predecessors(next), ...(parent === undefined ? [] : predecessors(parent))]) {
        if (seen.has(before)) continue;
        seen.add(before);
        open.push(before);
      }
    }
    reached.set(id, seen);
    return seen;
  };
  const reaches = (earlier: string, later: string): boolean => {
    const before = ancestors(later);
    return before.has(earlier) || before.has(given(byId.get(earlier)?.parent) ?? '');
  };
  return {
    predecessors,
    precedes(earlier, later) {
      if (earlier === later) return false;
      const [a, b] = [byId.get(earlier), byId.get(later)].map((phase) => positions.of(phase && given(phase.period)));
      return a && b && a.scale === b.scale ? isBefore(a, b) : reaches(earlier, later);
    },
  };
}
