import { writtenCount } from '../model/absences.ts';
import { type Body, flatten } from '../model/body.ts';
import type { Phase } from '../model/plan.ts';

/** Whether any task or criterion of a body says what shows that it is done, or when it was. */
function tasksEvidenced(body: Body): boolean {
  for (const list of [body.tasks, body.criteria]) {
    for (const task of flatten(list))
      if (task.evidence !== undefined || task.done !== undefined || task.asOf !== undefined) return true;
  }
  return false;
}

/** Whether a phase gives the day on which it ended, or anything that shows what was done. */
export function isBacked(phase: Phase): boolean {
  const actual = phase.actual;
  return (actual !== undefined && actual.finish !== undefined) || writtenCount(phase.evidence) > 0 || tasksEvidenced(phase.body);
}
