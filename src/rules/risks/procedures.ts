import { absenceOf } from '../../model/absences.ts';
import type { Plan, Risk, Rollback } from '../../model/plan.ts';

/** Rollback procedures in which something is done: one that needs no steps (`steps: { notApplicable: … }`) needs no trigger either. */
export const procedures = (plan: Plan): Rollback[] =>
  plan.rollback.filter((procedure) => !('notApplicable' in (absenceOf(procedure, 'steps') ?? {})));

/** Procedures that send traffic back to the old system, as far as the plan states their kind. */
export const waysBack = (plan: Plan): Rollback[] =>
  procedures(plan).filter(({ kind }) => ['application', 'traffic', 'full', undefined].includes(kind));

/** Risks that still have to be dealt with. */
export const openRisks = (plan: Plan): Risk[] =>
  (plan.risks?.risks ?? []).filter((risk) => ['open', undefined].includes(risk.status));

export const titleOf = (thing: { title?: unknown; id: string }): string =>
  typeof thing.title === 'string' ? thing.title : thing.id;
