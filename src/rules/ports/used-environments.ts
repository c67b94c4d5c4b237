import type { Plan } from '../../model/plan.ts';

/** Environments that rows of the register name. */
export function used(plan: Plan): { name: string; row: { source: { file: string }; ref: string } }[] {
  const environment = plan.environment;
  if (!environment) return [];
  return [...environment.services, ...environment.variables, ...environment.tools, ...environment.ports].flatMap((row) => {
    const name = row.environment;
    return name === undefined ? [] : [{ name, row }];
  });
}
