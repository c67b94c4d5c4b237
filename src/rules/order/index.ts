import type { Rule } from '../rule.ts';
import { checklistTooLate } from './checklistTooLate.ts';
import { criterionNeedsLater } from './criterionNeedsLater.ts';
import { cycle } from './cycle.ts';
import { dataWithoutPhase } from './dataWithoutPhase.ts';
import { decisionTooLate } from './decisionTooLate.ts';
import { dependencyOnCancelled } from './dependencyOnCancelled.ts';
import { dependencyOnLater } from './dependencyOnLater.ts';
import { mitigationTooLate } from './mitigationTooLate.ts';
import { noCriteria } from './noCriteria.ts';
import { noTasks } from './noTasks.ts';
import { noTimeForTest } from './noTimeForTest.ts';
import { periodBeforeDependency } from './periodBeforeDependency.ts';
import { productionBeforeTests } from './productionBeforeTests.ts';
import { retiredBeforeSoak } from './retiredBeforeSoak.ts';
import { retiredTwice } from './retiredTwice.ts';
import { rollbackAsStep } from './rollbackAsStep.ts';
import { rowsWithoutPhase } from './rowsWithoutPhase.ts';
import { stepOrder } from './stepOrder.ts';
import { worksBeforeBuilt } from './worksBeforeBuilt.ts';

/** The rules of this family, in the order of their pages. */
export const orderRules: readonly Rule[] = [
  cycle,
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
  retiredBeforeSoak,
  retiredTwice,
  noTasks,
  noCriteria,
  dataWithoutPhase,
  rowsWithoutPhase,
];
