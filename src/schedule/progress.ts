import { progressOf } from '../analysis/progress.ts';
import type { Phase } from '../model/plan.ts';
import { tidy } from '../model/values/number.ts';
import type { Hierarchy } from './hierarchy.ts';
import type { PhaseInput } from './phase-input.ts';

/**
 * How far a phase without parts is, 0–1: the share of its boxes that are ticked; without boxes what its status says.
 * Unknown where it is under way and has no box.
 */
export function leafProgress(phase: Phase): number | undefined {
  const { share } = progressOf(phase.body.tasks);
  if (share !== undefined) return share;
  const status = phase.status;
  return status === 'done' ? 1 : status === 'planned' || status === 'ready' ? 0 : undefined;
}

interface Told {
  inputs: readonly PhaseInput[];
  hierarchy: Hierarchy;
  progress: (phase: Phase) => number | undefined;
}

/**
 * Progress of a phase, 0–1 or null where nothing says. That of a phase with parts is theirs, weighted by their lengths
 * (`daysOf` by place) where all are known.
 */
export function phaseProgress(place: number, told: Told, daysOf: (place: number) => number | null): number | null {
  const { inputs, hierarchy, progress } = told;
  const own = inputs[place] && progress(inputs[place].phase);
  const children = (hierarchy.children[place] ?? []).filter((child) => inputs[child]?.state !== 'cancelled');
  const shares = children.map((child) => phaseProgress(child, told, daysOf));
  const known = shares.filter((share) => share !== null);
  if (children.length === 0 || known.length < children.length) return own ?? null;
  const days = children.map(daysOf);
  const weights = days.every((each) => each !== null) && days.some((each) => each !== 0) ? days : days.map(() => 1);
  const total = weights.reduce<number>((sum, weight) => sum + weight, 0);
  return tidy(known.reduce((sum, share, index) => sum + share * (weights[index] ?? 0), 0) / total);
}
