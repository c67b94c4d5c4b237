import type { Rule } from '../rule.ts';
import { checkedNowhere } from './checked-nowhere.ts';
import { claimAboveTest } from './claim-above-test.ts';
import { expectedBesideMeasured } from './expected-beside-measured.ts';
import { expectedMissesTarget } from './expected-misses-target.ts';
import { improvementNotComputed } from './improvement-not-computed.ts';
import { improvementWithoutFigures } from './improvement-without-figures.ts';
import { loadUntested } from './load-untested.ts';
import { loadWithoutLimit } from './load-without-limit.ts';
import { memoryAgainstResources } from './memory-against-resources.ts';
import { noBaseline } from './no-baseline.ts';
import { noStatistic } from './no-statistic.ts';
import { noTarget } from './no-target.ts';
import { noUnit } from './no-unit.ts';
import { noWindow } from './no-window.ts';
import { partLooserThanWhole } from './part-looser-than-whole.ts';
import { rateStatedTwice, ratesDoNotAddUp } from './rates.ts';
import { relativeWithoutBaseline } from './relative-without-baseline.ts';
import { targetBelowBaseline } from './target-below-baseline.ts';
import { targetRelaxes } from './target-relaxes.ts';
import { triggerNotMeasurable } from './trigger-not-measurable.ts';
import { triggerWithinTarget } from './trigger-within-target.ts';
import { twoTargets } from './two-targets.ts';
import { unclearOverlap } from './unclear-overlap.ts';

/** The rules of this family, in the order of their pages. */
export const metricsRules: readonly Rule[] = [
  checkedNowhere,
  claimAboveTest,
  expectedBesideMeasured,
  expectedMissesTarget,
  improvementNotComputed,
  improvementWithoutFigures,
  loadUntested,
  loadWithoutLimit,
  memoryAgainstResources,
  noBaseline,
  noStatistic,
  noTarget,
  noUnit,
  noWindow,
  partLooserThanWhole,
  ratesDoNotAddUp,
  rateStatedTwice,
  relativeWithoutBaseline,
  targetBelowBaseline,
  targetRelaxes,
  triggerNotMeasurable,
  triggerWithinTarget,
  twoTargets,
  unclearOverlap,
];
