import type { Task } from '../model/body.ts';
import type { Phase, Plan } from '../model/plan.ts';
import { boxes } from './progress.ts';
import { withSubPhases } from './sub-phases.ts';

/** Items of lists, by whether they are ticked. A heading for boxes below it does not count itself. */
export interface Ticks {
  done: number;
  open: number;
  /** Items without a box: nothing says whether they are done. */
  unboxed: number;
}

/** Items without a box that have none below them either. */
export const leavesWithoutBox = (tasks: readonly Task[]): Task[] =>
  tasks.flatMap((task) => (task.state === 'unstated' && task.children.length === 0 ? [task] : leavesWithoutBox(task.children)));

export function ticksOf(tasks: readonly Task[]): Ticks {
  const all = [...boxes(tasks)];
  const done = all.filter(({ state }) => state === 'done').length;
  return { done, open: all.length - done, unboxed: leavesWithoutBox(tasks).length };
}

export const sumTicks = (parts: readonly Ticks[]): Ticks =>
  parts.reduce((sum, part) => ({ done: sum.done + part.done, open: sum.open + part.open, unboxed: sum.unboxed + part.unboxed }), {
    done: 0,
    open: 0,
    unboxed: 0,
  });

/** Tasks of a phase and of all its sub-phases. */
export const phaseTicks = (phase: Phase, plan: Plan): Ticks =>
  sumTicks(withSubPhases(phase, plan).map(({ body }) => ticksOf(body.tasks)));

export const totalOf = ({ done, open, unboxed }: Ticks): number => done + open + unboxed;

/** `15 of 32`; of lists without any box their length, since nothing was observed: `13 without a box`. */
export function ticksText(ticks: Ticks): string {
  if (totalOf(ticks) === 0) return 'none';
  return ticks.done + ticks.open === 0 ? `${ticks.unboxed} without a box` : `${ticks.done} of ${totalOf(ticks)}`;
}

/** `4 open, 13 without a box`: what is behind `15 of 32`. */
export const restText = ({ open, unboxed }: Ticks): string =>
  [open > 0 && `${open} open`, unboxed > 0 && `${unboxed} without a box`].filter((part) => part !== false).join(', ');

/** 0–1; absent where there is no box at all, so that nothing is said. */
export const ticksShare = (ticks: Ticks): number | undefined =>
  ticks.done + ticks.open === 0 ? undefined : ticks.done / totalOf(ticks);
