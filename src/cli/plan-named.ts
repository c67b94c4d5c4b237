import { nearest } from '../model/values/nearest.ts';
import { UsageError } from './failure.ts';

/**
 * Returns the one of several plans that a user named by its id. Throws UsageError if there is none, with the id that was probably
 * meant, all known ones, and what else can be done (`advice`).
 */
export function planNamed<Plan extends { id: string }>(id: string, plans: readonly Plan[], advice?: string): Plan {
  const plan = plans.find((each) => each.id === id);
  if (plan) return plan;
  const ids = plans.map((each) => each.id);
  const meant = nearest(id, ids);
  const known = ids.length === 0 ? 'no plan of the content root can be read' : `known are ${ids.join(', ')}`;
  const fix = `${meant === undefined ? '' : `did you mean ${meant}? `}${known}`;
  throw new UsageError(`there is no plan ${id}`, advice === undefined ? fix : `${fix}; ${advice}`);
}
