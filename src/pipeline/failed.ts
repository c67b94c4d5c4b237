import type { Finding } from '../model/finding.ts';
import { fingerprint } from '../model/fingerprint.ts';
import type { Plan } from '../model/plan.ts';
import type { Locate } from '../model/source.ts';
import { thrownMessage } from '../model/thrown.ts';
import { severityOf, titleOfRule } from '../reader/catalogue.ts';

/** The rule of a plan that could not be computed. */
export const NOT_COMPUTED = 'internal/plan';

/** Returns what a plan says of itself: pages show it where the rest cannot be computed. Nothing in it has a date or a length. */
export function withoutFiles(plan: Plan): Plan {
  const { stack, risks, metrics, data, quality, environment, decisionRegister, ...rest } = plan;
  const { start, finish, calendar, buffer, axis, stated, ...own } = rest;
  return {
    ...own,
    phases: [],
    endpoints: [],
    mappings: [],
    architecture: [],
    rollout: [],
    rollback: [],
    decisions: [],
    checklists: [],
    pages: [],
  };
}

/** Returns the finding of a plan that could not be computed because of an error in Banyan. */
export const notComputed = (plan: Plan, error: unknown, locate: Locate): Finding => ({
  rule: NOT_COMPUTED,
  title: titleOfRule(NOT_COMPUTED),
  severity: severityOf(NOT_COMPUTED),
  message: `this plan could not be computed: ${thrownMessage(error)}`,
  place: locate(plan.source),
  related: [],
  fix: 'This is an error in Banyan: please report it. All other plans are complete',
  plan: plan.id,
  subject: plan.ref,
  fingerprint: fingerprint(NOT_COMPUTED, plan.id),
});
