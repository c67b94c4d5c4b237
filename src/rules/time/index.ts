import type { Rule } from '../rule.ts';
import { deadlineMissed } from './deadline-missed.ts';
import { deadlinePassed } from './deadline-passed.ts';
import { finishMissed } from './finish-missed.ts';
import { finishPassed } from './finish-passed.ts';
import { milestonePassed } from './milestone-passed.ts';
import { notBegun } from './not-begun.ts';
import { overdue } from './overdue.ts';
import { stepUnconfirmed } from './step-unconfirmed.ts';
import { sunsetPassed } from './sunset-passed.ts';
import { taskOverdue } from './task-overdue.ts';

/** The rules of this family, in the order of their pages. */
export const timeRules: readonly Rule[] = [
  notBegun,
  overdue,
  milestonePassed,
  stepUnconfirmed,
  taskOverdue,
  deadlineMissed,
  deadlinePassed,
  finishMissed,
  finishPassed,
  sunsetPassed,
];
