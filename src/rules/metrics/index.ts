import type { Rule } from '../rule.ts';
import { claimAboveTest } from './claim-above-test.ts';
import { expectedBesideMeasured } from './expected-beside-measured.ts';
import { expectedMissesTarget } from './expected-misses-target.ts';
import { improvementNotComputed } from './improvement-not-computed.ts';
import { improvementWithoutFigures } from './improvement-without-figures.ts';
import { incomplete } from './incomplete.ts';
import { loadUntested } from './load-untested.ts';
import { loadWithoutLimit } from './load-without-limit.ts';
import { memoryAgainstResources } from './memory-against-resources.ts';
import { noUnit } from './no-unit.ts';
import { partLooserThanWhole } from './part-looser-than-whole.ts';
import { ratesDoNotAddUp } from './rates-do-not-add-up.ts';
import { relativeWithoutBaseline } from './relative-without-baseline.ts';
import { targetBelowBaseline } from './target-below-baseline.ts';
import { targetRelaxes } from './target-relaxes.ts';
import { triggerNotMeasurable } from './trigger-not-measurable.ts';
import { triggerWithinTarget } from './trigger-within-target.ts';
import { twoTargets } from './two-targets.ts';
import { unclearOverlap } from './unclear-overlap.ts';

/** The rules of this family, in the order of their pages. */
export const metricsRules: readonly Rule[] = [
  claimAboveTest,
  expectedBesideMeasured,
  expectedMissesTarget,
  improvementNotComputed,
  improvementWithoutFigures,
  incomplete,
  loadUntested,
  loadWithoutLimit,
  memoryAgainstResources,
  noUnit,
  partLooserThanWhole,
  ratesDoNotAddUp,
  relativeWithoutBaseline,
  targetBelowBaseline,
  targetRelaxes,
  triggerNotMeasurable,
  triggerWithinTarget,
  twoTargets,
  unclearOverlap,
];
