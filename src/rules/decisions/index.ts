import type { Rule } from '../rule.ts';
import { alternativesInValue } from './alternatives-in-value.ts';
import { decidedWithoutChoice } from './decided-without-choice.ts';
import { inTheFuture } from './in-the-future.ts';
import { notAnOption } from './not-an-option.ts';
import { openButChosen } from './open-but-chosen.ts';
import { openWithoutDue } from './open-without-date.ts';
import { overdue } from './overdue.ts';
import { planToBeWritten } from './plan-still-to-be-written.ts';
import { rolloutsUndecided } from './rollouts-undecided.ts';
import { severalChosen } from './several-chosen.ts';
import { successorOfValid } from './successor-of-valid.ts';
import { supersededWithoutSuccessor } from './superseded-without-successor.ts';

/** The rules of this family, in the order of their pages. */
export const decisionsRules: readonly Rule[] = [
  decidedWithoutChoice,
  severalChosen,
  notAnOption,
  openButChosen,
  openWithoutDue,
  overdue,
  inTheFuture,
  rolloutsUndecided,
  alternativesInValue,
  planToBeWritten,
  supersededWithoutSuccessor,
  successorOfValid,
];
