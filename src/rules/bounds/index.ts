import type { Rule } from '../rule.ts';
import { actualDates } from './actual-dates.ts';
import { calendarDays } from './calendar.ts';
import { deadline } from './deadline.ts';
import { deployDay } from './deploy-day.ts';
import { finish } from './finish.ts';
import { freeze } from './freeze.ts';
import { gap } from './gap.ts';
import { impossibleDate } from './impossible-date.ts';
import { length } from './length.ts';
import { lengthUnknown } from './length-unknown.ts';
import { loadArithmetic } from './load-arithmetic.ts';
import { noDuration } from './no-duration.ts';
import { noWorkingDay } from './no-working-day.ts';
import { outsidePhase } from './outside-phase.ts';
import { outsideTimeline } from './outside-timeline.ts';
import { overlap } from './overlap.ts';
import { phaseOrder } from './phase-order.ts';
import { position } from './position.ts';
import { start } from './start.ts';
import { stepOutlastsPhase } from './step-outlasts-phase.ts';
import { taskDue } from './task-due.ts';
import { taskLeadTime } from './task-lead-time.ts';

/** The rules of this family, in the order of their pages. */
export const boundsRules: readonly Rule[] = [
  outsideTimeline,
  outsidePhase,
  stepOutlastsPhase,
  phaseOrder,
  overlap,
  gap,
  start,
  position,
  noWorkingDay,
  length,
  lengthUnknown,
  noDuration,
  impossibleDate,
  deadline,
  finish,
  actualDates,
  freeze,
  deployDay,
  calendarDays,
  loadArithmetic,
  taskDue,
  taskLeadTime,
];
