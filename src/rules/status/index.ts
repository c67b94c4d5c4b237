import type { Rule } from '../rule.ts';
import { allTickedNotDone } from './all-ticked-not-done.ts';
import { begunBeforePredecessor } from './begun-before-predecessor.ts';
import { boxAgainstItsParts } from './box-against-its-parts.ts';
import { compatBelow100 } from './compat-below-100.ts';
import { compatWithoutEvidence } from './compat-without-evidence.ts';
import { completionBeforePhases } from './completion-before-phases.ts';
import { datesAgainstStatus } from './dates-against-status.ts';
import { doneBeforeItsEnd } from './done-before-its-end.ts';
import { doneUndated } from './done-undated.ts';
import { doneUnmeasured } from './done-unmeasured.ts';
import { doneWithOpenBoxes } from './done-with-open-boxes.ts';
import { doneWithOpenParts } from './done-with-open-parts.ts';
import { doneWithOpenSteps } from './done-with-open-steps.ts';
import { doneWithoutTrace } from './done-without-trace.ts';
import { emptyGate } from './empty-gate.ts';
import { evidenceFromTheFuture } from './evidence-from-the-future.ts';
import { measuredBelowTarget } from './measured-below-target.ts';
import { planAgainstPhases } from './plan-against-phases.ts';
import { readyWhileBlocked } from './ready-while-blocked.ts';
import { readyWithOpenPreconditions } from './ready-with-open-preconditions.ts';
import { rowAheadOfPhase } from './row-ahead-of-phase.ts';
import { rowBehindPhase } from './row-behind-phase.ts';
import { staleEvidence } from './stale-evidence.ts';
import { taskDoneBeforePredecessor } from './task-done-before-predecessor.ts';
import { tickedBeforeStart } from './ticked-before-start.ts';
import { undatedEvidence } from './undated-evidence.ts';
import { unknownValues } from './unknown-values.ts';

/** The rules of this family, in the order of their pages. */
export const statusRules: readonly Rule[] = [
  allTickedNotDone,
  begunBeforePredecessor,
  boxAgainstItsParts,
  compatBelow100,
  compatWithoutEvidence,
  completionBeforePhases,
  datesAgainstStatus,
  doneBeforeItsEnd,
  doneUndated,
  doneUnmeasured,
  doneWithOpenBoxes,
  doneWithOpenParts,
  doneWithOpenSteps,
  doneWithoutTrace,
  emptyGate,
  evidenceFromTheFuture,
  measuredBelowTarget,
  planAgainstPhases,
  readyWhileBlocked,
  readyWithOpenPreconditions,
  rowAheadOfPhase,
  rowBehindPhase,
  staleEvidence,
  taskDoneBeforePredecessor,
  tickedBeforeStart,
  undatedEvidence,
  unknownValues,
];
