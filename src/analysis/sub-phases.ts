import type { Phase, Plan } from '../model/plan.ts';

/** Phases by the id of their parent, computed once per plan. */
const INDEXES = new WeakMap<Plan, ReadonlyMap<string | undefined, readonly Phase[]>>();

function indexOf(plan: Plan): ReadonlyMap<string | undefined, readonly Phase[]> {
  let index = INDEXES.get(plan);
  if (!index) {
    index = Map.groupBy(plan.phases, (phase) => phase.parent);
    INDEXES.set(plan, index);
  }
  return index;
}

/** Returns a phase and all phases below it, at any depth, parents first. A loop of parents ends where it meets itself. */
export function withSubPhases(phase: Phase, plan: Plan): Phase[] {
  const index = indexOf(plan);
  const found = new Set([phase]);
  for (const each of found) for (const child of index.get(each.id) ?? []) found.add(child);
  return [...found];
}
