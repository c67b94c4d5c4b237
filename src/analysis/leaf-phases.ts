import { given } from '../model/field.ts';
import type { Phase, Plan } from '../model/plan.ts';

/** Phases that take time of their own: not cancelled, and without parts. */
export function leafPhases(plan: Plan): Phase[] {
  const parents = new Set(plan.phases.map((phase) => given(phase.parent)));
  return plan.phases.filter((phase) => given(phase.status) !== 'cancelled' && !parents.has(phase.id));
}

/** A milestone and a soak: nothing to do but to be reached. */
export function isReached(phase: Phase): boolean {
  const duration = given(phase.duration);
  return given(phase.hold) !== undefined || (duration !== undefined && 'unit' in duration && duration.high === 0);
}
