import type { Rule } from '../rule.ts';
import { coverageToolMissing } from './coverage-tool-missing.ts';
import { decisionOpen } from './decision-open.ts';
import { driverWithoutStore } from './driver-without-store.ts';
import { installedUnpinned } from './installed-unpinned.ts';
import { noPurpose } from './no-purpose.ts';
import { noVersions } from './no-versions.ts';
import { packageNotRegistered } from './package-not-registered.ts';
import { pinOutsideRange } from './pin-outside-range.ts';
import { runnerCannotRun } from './runner-cannot-run.ts';
import { sharedStoreNotInSource } from './shared-store-not-in-source.ts';
import { storeNotRegistered } from './store-not-registered.ts';
import { toolsAtRuntime } from './tools-at-runtime.ts';
import { twoDrivers } from './two-drivers.ts';
import { twoForOne } from './two-for-one.ts';
import { twoRanges } from './two-ranges.ts';
import { versionsDisagree } from './versions-disagree.ts';

/** The rules of this family, in the order of their pages. */
export const stackRules: readonly Rule[] = [
  coverageToolMissing,
  decisionOpen,
  driverWithoutStore,
  installedUnpinned,
  noPurpose,
  noVersions,
  packageNotRegistered,
  pinOutsideRange,
  runnerCannotRun,
  sharedStoreNotInSource,
  storeNotRegistered,
  toolsAtRuntime,
  twoDrivers,
  twoForOne,
  twoRanges,
  versionsDisagree,
];
