import type { Rule } from '../rule.ts';
import { latestWithoutDate } from './latest.ts';
import { openEnded } from './openEnded.ts';
import { relativeDate } from './relativeDate.ts';
import { testWithoutCommand } from './testWithoutCommand.ts';
import { timeWithoutZone } from './timeWithoutZone.ts';
import { toleranceWithoutDirection } from './toleranceWithoutDirection.ts';
import { topicsAsCriteria } from './topicsAsCriteria.ts';
import { unmeasurableCriterion } from './unmeasurableCriterion.ts';
import { unmeasuredWork } from './unmeasuredWork.ts';

/** The rules of this family, in the order of their pages. */
export const wordsRules: readonly Rule[] = [
  unmeasurableCriterion,
  topicsAsCriteria,
  relativeDate,
  openEnded,
  unmeasuredWork,
  latestWithoutDate,
  testWithoutCommand,
  timeWithoutZone,
  toleranceWithoutDirection,
];
