import { writtenCount } from '../model/absences.ts';
import type { Identity, Plan } from '../model/plan.ts';
import { filesOf, rowsOf, tasksOf } from '../model/rows-of.ts';
import { lacks } from './stated.ts';

/** Whether a plan names anybody at all: an owner of anything, or a person of its team. */
export function namesAnybody(plan: Plan): boolean {
  const owned = [...filesOf(plan), ...rowsOf(plan)] as (Identity & { owner?: unknown })[];
  if (owned.some((thing) => !lacks(thing, 'owner'))) return true;
  for (const { task } of tasksOf(plan)) if (task.owner !== undefined) return true;
  return (plan.team ?? []).some((member) => writtenCount(member.people) > 0);
}
