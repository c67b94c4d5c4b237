import type { Task } from '../model/body.ts';
import type { Plan } from '../model/plan.ts';
import { taskAt } from '../model/references.ts';
import { type AnyFile, tasksOf } from '../model/rows-of.ts';

/** A task in its file. */
export interface PlacedTask {
  task: Task;
  file: AnyFile;
}

/** A task, and another that its `after:` names. */
export interface TaskLink {
  task: PlacedTask;
  before: PlacedTask;
}

/** All dependencies between tasks that a plan states and that lead somewhere. */
export function taskLinks(plan: Plan): TaskLink[] {
  const placed = [...tasksOf(plan)];
  const byRef = new Map(placed.map((each) => [each.task.ref, each]));
  return placed.flatMap((own) =>
    (own.task.after ?? []).flatMap((ref) => {
      const before = taskAt(ref, own.file.ref, byRef);
      return before === undefined ? [] : [{ task: own, before }];
    }),
  );
}
