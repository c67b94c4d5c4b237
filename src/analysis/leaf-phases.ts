import type { Phase, Plan } from '../model/plan.ts';

/** Phases that take time of their own: not cancelled, and without parts. */
export function leafPhases(plan: Plan): Phase[] {
  const parents = new Set(plan.phases.map((phase) => phase.parent));
  return plan.phases.filter((phase) => phase.status !== 'cancelled' && !parents.has(phase.id));
}

/** A milestone and a soak: nothing to do but to be reached. */
export function isReached(phase: Phase): boolean {
  const duration = phase.duration;
  return phase.hold !== undefined || (duration !== undefined && 'unit' in duration && duration.high === 0);
}
