import type { Task } from '../model/body.ts';
import type { Phase, Plan } from '../model/plan.ts';
import { leafPhases } from './leaf-phases.ts';
import { withSubPhases } from './sub-phases.ts';

/** Boxes ticked, of boxes there are. A box with boxes below it is a heading for them and does not count itself. */
export interface Progress {
  done: number;
  total: number;
  /** 0–1; absent where there is no box at all, so that nothing is said. */
  share?: number;
}

export const NO_PROGRESS: Progress = { done: 0, total: 0 };

const hasBox = (task: Task): boolean => task.state !== 'unstated';
const hasBoxBelow = (task: Task): boolean => task.children.some((child) => hasBox(child) || hasBoxBelow(child));

/** Returns whether a task counts: it has a box, and none below it has one. */
export const isCounted = (task: Task): boolean => hasBox(task) && !hasBoxBelow(task);

/** The boxes of a list that count. */
export function* boxes(tasks: readonly Task[]): Generator<Task> {
  for (const task of tasks) {
    if (isCounted(task)) yield task;
    yield* boxes(task.children);
  }
}

const make = (done: number, total: number): Progress => (total === 0 ? NO_PROGRESS : { done, total, share: done / total });

/** Progress of a list of tasks or criteria. */
export function progressOf(tasks: readonly Task[]): Progress {
  let done = 0;
  let total = 0;
  for (const task of boxes(tasks)) {
    total++;
    if (task.state === 'done') done++;
  }
  return make(done, total);
}

const sum = (parts: readonly Progress[]): Progress =>
  make(
    parts.reduce((n, part) => n + part.done, 0),
    parts.reduce((n, part) => n + part.total, 0),
  );

/** Tasks of a phase and of all its sub-phases. */
export const phaseTasks = (phase: Phase, plan: Plan): Progress =>
  sum(withSubPhases(phase, plan).map(({ body }) => progressOf(body.tasks)));

/** A phase's exit criteria. */
export const phaseCriteria = (phase: Phase): Progress => progressOf(phase.body.criteria);

/**
 * How far a phase is, 0–1: the share of its boxes; without boxes 1 where it is done and 0 where it has not begun, and
 * absent where it is under way, since nothing says.
 */
export function phaseProgress(phase: Phase, plan: Plan): number | undefined {
  const { share } = phaseTasks(phase, plan);
  if (share !== undefined) return share;
  const status = phase.status;
  return status === 'done' ? 1 : status === 'planned' || status === 'ready' ? 0 : undefined;
}

/** Phases done, of phases that are not cancelled and have no sub-phases. */
export function planPhases(plan: Plan): Progress {
  const own = leafPhases(plan);
  return make(own.filter((phase) => phase.status === 'done').length, own.length);
}

/** All tasks of all phases. */
export const planTasks = (plan: Plan): Progress => sum(plan.phases.map((phase) => progressOf(phase.body.tasks)));
