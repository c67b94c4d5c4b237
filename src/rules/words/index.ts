import type { Rule } from '../rule.ts';
import { openEnded } from './open-ended.ts';
import { relativeDate } from './relative-date.ts';
import { testWithoutCommand } from './test-that-cannot-be-run.ts';
import { timeWithoutZone } from './time-without-zone.ts';
import { toleranceWithoutDirection } from './tolerance-without-direction.ts';
import { topicsAsCriteria } from './topics-as-criteria.ts';
import { unmeasurableCriterion } from './unmeasurable-criterion.ts';
import { unmeasuredWork } from './unmeasured-promise.ts';

/** The rules of this family, in the order of their pages. */
export const wordsRules: readonly Rule[] = [
  unmeasurableCriterion,
  topicsAsCriteria,
  relativeDate,
  openEnded,
  unmeasuredWork,
  testWithoutCommand,
  timeWithoutZone,
  toleranceWithoutDirection,
];
