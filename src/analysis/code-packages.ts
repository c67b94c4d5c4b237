import type { Plan } from '../model/plan.ts';
import { codeOf, type PlanCode } from './code.ts';
import { type NamedPackage, packagesIn } from './packages.ts';

/** A package, and the code that names it. */
export interface CodePackage {
  named: NamedPackage;
  code: PlanCode;
}

/** Several rules ask for the packages of one plan; its code is read once. */
const known = new WeakMap<Plan, readonly CodePackage[]>();

/** Every package and image that the code of a plan names, in the order in which it stands there. */
export function codePackages(plan: Plan): readonly CodePackage[] {
  const found =
    known.get(plan) ??
    [...codeOf(plan)].flatMap((code) =>
      packagesIn(code.text, code.kind === 'block' ? code.lang : '').map((named) => ({ named, code })),
    );
  known.set(plan, found);
  return found;
}
