import type { Rule } from '../rule.ts';
import { checklistTooLate } from './checklist-too-late.ts';
import { criterionNeedsLater } from './criterion-needs-later-phase.ts';
import { cycle } from './cycle.ts';
import { dataWithoutPhase } from './data-without-phase.ts';
import { decisionTooLate } from './decision-too-late.ts';
import { dependencyOnCancelled } from './dependency-on-cancelled.ts';
import { dependencyOnLater } from './dependency-on-later.ts';
import { mitigationTooLate } from './mitigation-too-late.ts';
import { noCriteria } from './no-criteria.ts';
import { noTasks } from './no-tasks.ts';
import { noTimeForTest } from './no-time-for-load-test.ts';
import { periodBeforeDependency } from './period-before-dependency.ts';
import { productionBeforeTests } from './production-before-tests.ts';
import { recurringWorkAtEnd } from './recurring-work-at-end.ts';
import { retiredBeforeSoak } from './retired-before-soak.ts';
import { retiredTwice } from './retired-twice.ts';
import { rollbackAsStep } from './rollback-as-step.ts';
import { rowsWithoutPhase } from './rows-without-phase.ts';
import { stepOrder } from './step-order.ts';
import { taskAfterLaterPhase } from './task-after-later-phase.ts';
import { taskCycle } from './task-cycle.ts';
import { worksBeforeBuilt } from './works-before-built.ts';

/** The rules of this family, in the order of their pages. */
export const orderRules: readonly Rule[] = [
  cycle,
  taskCycle,
  taskAfterLaterPhase,
  periodBeforeDependency,
  dependencyOnLater,
  dependencyOnCancelled,
  productionBeforeTests,
  noTimeForTest,
  mitigationTooLate,
  criterionNeedsLater,
  worksBeforeBuilt,
  decisionTooLate,
  checklistTooLate,
  stepOrder,
  rollbackAsStep,
  recurringWorkAtEnd,
  retiredBeforeSoak,
  retiredTwice,
  noTasks,
  noCriteria,
  dataWithoutPhase,
  rowsWithoutPhase,
];
