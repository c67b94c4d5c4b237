import type { Rule } from '../rule.ts';
import { behind } from './behind.ts';
import { deadlinePassed } from './deadline-passed.ts';
import { milestonePassed } from './milestone-passed.ts';
import { notBegun } from './not-begun.ts';
import { overdue } from './overdue.ts';
import { planFinishPassed } from './plan-finish-passed.ts';
import { stepUnconfirmed } from './step-unconfirmed.ts';
import { sunsetPassed } from './sunset-passed.ts';
import { taskOverdue } from './task-overdue.ts';

/** The rules of this family, in the order of their pages. They judge the plan by the day. */
export const timeRules: readonly Rule[] = [
  notBegun,
  behind,
  overdue,
  milestonePassed,
  deadlinePassed,
  planFinishPassed,
  taskOverdue,
  stepUnconfirmed,
  sunsetPassed,
];
