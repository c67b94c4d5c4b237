import type { Rule } from '../rule.ts';
import { buffer } from './buffer.ts';
import { bufferStated } from './buffer-stated.ts';
import { duration } from './duration.ts';
import { effort } from './effort.ts';
import { lengths } from './length-and-place.ts';
import { overall } from './overall.ts';
import { phaseCount } from './phase-count.ts';
import { phaseLength } from './phase-length.ts';
import { phaseStated } from './phase-stated.ts';
import { progress } from './progress.ts';
import { shares } from './shares.ts';
import { taskEffort } from './task-effort.ts';

/** The rules of this family, in the order of their pages. */
export const sumsRules: readonly Rule[] = [
  duration,
  buffer,
  bufferStated,
  effort,
  phaseCount,
  phaseLength,
  phaseStated,
  lengths,
  taskEffort,
  progress,
  shares,
  overall,
];
