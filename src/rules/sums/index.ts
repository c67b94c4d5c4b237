import type { Rule } from '../rule.ts';
import { buffer } from './buffer.ts';
import { bufferStated } from './bufferStated.ts';
import { duration } from './duration.ts';
import { effort } from './effort.ts';
import { lengths } from './lengths.ts';
import { overall } from './overall.ts';
import { phaseCount } from './phaseCount.ts';
import { phaseLength } from './phaseLength.ts';
import { phaseStated } from './phaseStated.ts';
import { progress } from './progress.ts';
import { shares } from './shares.ts';
import { taskEffort } from './taskEffort.ts';

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
