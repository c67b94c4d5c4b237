import { statSync } from 'node:fs';
import type { Finding } from './model/finding.ts';
import type { Plan, Portfolio } from './model/plan.ts';
import { type Computed, type ComputedPlan, type ComputeOptions, compute as computeReading } from './pipeline/compute.ts';
import { readAll } from './pipeline/read-all.ts';
import type { Reading } from './reader/read.ts';
import { cacheFolder } from './runtime/cache-folder.ts';
import { PACKAGE_ROOT } from './runtime/own-files.ts';

export type { Computed, ComputedPlan, Finding, Plan, Portfolio, Reading };

/** What `compute` and `check` need besides the plans. */
export interface ComputeSettings extends Pick<ComputeOptions, 'forecast'> {
  /** The day that counts as today, ISO 8601: `2026-02-28`. It is never taken from the clock. */
  day: string;
}

/** Reads the plans of a content root, which is the folder that holds `plans/`. Rejects where the folder does not exist. */
export async function readPlans(contentRoot: string): Promise<Reading> {
  if (!statSync(contentRoot, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`there is no folder ${contentRoot}`);
  return readAll({ contentRoot, cacheDir: cacheFolder(PACKAGE_ROOT) });
}

/** Computes dates, critical paths, progress and findings of what was read, for a day. The same reading and day give the same result. */
export const compute = (reading: Reading, { day, ...options }: ComputeSettings): Computed =>
  computeReading(reading, day, options);

/** Reads and computes the plans of a content root, and returns what is wrong with them, in the order of the files. */
export async function check(contentRoot: string, settings: ComputeSettings): Promise<Finding[]> {
  return compute(await readPlans(contentRoot), settings).findings;
}
