import type { Rule } from '../rule.ts';
import { edgeShare } from './edgeShare.ts';
import { firstShareDiffers } from './firstShareDiffers.ts';
import { flagsWithoutTool } from './flagsWithoutTool.ts';
import { modeAndShares } from './modeAndShares.ts';
import { movedAgain } from './movedAgain.ts';
import { neverComplete } from './neverComplete.ts';
import { neverRetired } from './neverRetired.ts';
import { noShare } from './noShare.ts';
import { noSplitter } from './noSplitter.ts';
import { notMonotone } from './notMonotone.ts';
import { retiredWhileServing } from './retiredWhileServing.ts';
import { shadowWithShare } from './shadowWithShare.ts';
import { sharesDiffer } from './sharesDiffer.ts';
import { unguarded } from './unguarded.ts';
import { unknownShare } from './unknownShare.ts';

/** The rules of this family, in the order of their pages. */
export const trafficRules: readonly Rule[] = [
  retiredWhileServing,
  sharesDiffer,
  firstShareDiffers,
  edgeShare,
  notMonotone,
  movedAgain,
  noShare,
  unknownShare,
  neverComplete,
  neverRetired,
  modeAndShares,
  shadowWithShare,
  unguarded,
  noSplitter,
  flagsWithoutTool,
];
