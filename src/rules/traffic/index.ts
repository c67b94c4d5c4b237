import type { Rule } from '../rule.ts';
import { edgeShare } from './drawn-share.ts';
import { firstShareDiffers } from './first-share-differs.ts';
import { flagsWithoutTool } from './flags-without-tool.ts';
import { modeAndShares } from './mode-and-shares.ts';
import { movedAgain } from './moved-again.ts';
import { neverComplete } from './never-complete.ts';
import { neverRetired } from './never-retired.ts';
import { noShare } from './no-share.ts';
import { noSplitter } from './no-splitter.ts';
import { notMonotone } from './not-monotone.ts';
import { retiredWhileServing } from './retired-while-serving.ts';
import { shadowWithShare } from './shadow-with-share.ts';
import { sharesDiffer } from './shares-differ.ts';
import { unguarded } from './unguarded-step.ts';

/** The rules of this family, in the order of their pages. */
export const trafficRules: readonly Rule[] = [
  retiredWhileServing,
  sharesDiffer,
  firstShareDiffers,
  edgeShare,
  notMonotone,
  movedAgain,
  noShare,
  neverComplete,
  neverRetired,
  modeAndShares,
  shadowWithShare,
  unguarded,
  noSplitter,
  flagsWithoutTool,
];
