import type { Rule } from '../rule.ts';
import { alternativesInValue } from './alternatives.ts';
import { decidedWithoutChoice } from './decidedWithoutChoice.ts';
import { inTheFuture } from './inTheFuture.ts';
import { notAnOption } from './notAnOption.ts';
import { openButChosen } from './openButChosen.ts';
import { openWithoutDue } from './openWithoutDue.ts';
import { overdue } from './overdue.ts';
import { planToBeWritten } from './planToBeWritten.ts';
import { rolloutsUndecided } from './rolloutsUndecided.ts';
import { severalChosen } from './severalChosen.ts';
import { successorOfValid } from './successorOfValid.ts';
import { supersededWithoutSuccessor } from './supersededWithoutSuccessor.ts';

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
