import type { Rule } from '../rule.ts';
import { actualDates } from './actualDates.ts';
import { calendarDays } from './calendarDays.ts';
import { deadline } from './deadline.ts';
import { finish } from './finish.ts';
import { freeze } from './freeze.ts';
import { gap } from './gap.ts';
import { impossibleDate } from './impossibleDate.ts';
import { length } from './length.ts';
import { lengthUnknown } from './lengthUnknown.ts';
import { loadArithmetic } from './loadArithmetic.ts';
import { noDuration } from './noDuration.ts';
import { outsidePhase } from './outsidePhase.ts';
import { outsideTimeline } from './outsideTimeline.ts';
import { overlap } from './overlap.ts';
import { phaseOrder } from './phaseOrder.ts';
import { position } from './position.ts';
import { start } from './start.ts';
import { taskDue } from './taskDue.ts';

/** The rules of this family, in the order of their pages. */
export const boundsRules: readonly Rule[] = [
  outsideTimeline,
  outsidePhase,
  phaseOrder,
  overlap,
  gap,
  start,
  position,
  length,
  lengthUnknown,
  noDuration,
  impossibleDate,
  deadline,
  finish,
  actualDates,
  freeze,
  calendarDays,
  loadArithmetic,
  taskDue,
];
