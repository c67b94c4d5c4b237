import { readBaselines } from '../pipeline/baselines.ts';
import { type ComputeCache, type Computed, compute } from '../pipeline/compute.ts';
import { dayOf } from '../pipeline/day.ts';
import { readAll } from '../pipeline/read-all.ts';
import type { Reading } from '../reader/read.ts';
import { ReadCache } from '../reader/read-cache.ts';
import type { SiteOptions } from './options.ts';

/** What all pages share: one reading and what was computed from it. */
export interface SiteState {
  reading: Reading;
  computed: Computed;
}

let current: Promise<SiteState> | undefined;

/** Gives pages their state; they wait for one that is still being read. */
export const setSiteState = (state: SiteState | Promise<SiteState>): void => {
  current = Promise.resolve(state);
};

/** What is kept while the site is served and edited: an edit reads one file and computes one plan anew. */
const kept = { read: new ReadCache(), compute: new WeakMap() as ComputeCache };

export async function readSiteState({ project }: Pick<SiteOptions, 'project'>): Promise<SiteState> {
  const reading = await readAll(project, kept.read);
  // A baseline that cannot be read (no git, a shallow clone) is reported by the commands; pages go without it.
  const { baselines } = await readBaselines(project.contentRoot, reading.portfolio, reading.locate);
  const { asOf, asOfBy } = dayOf(reading.portfolio, project.statedDay, project.day);
  return { reading, computed: compute(reading, asOf, { asOfBy, baselines, forecast: true, cache: kept.compute }) };
}

/** The state of the pages. Rejects where none was set. */
export const siteState = async (): Promise<SiteState> => {
  if (!current) throw new Error('a page was rendered before setSiteState');
  return current;
};

/** The computed model, for pages. */
export const computed = async (): Promise<Computed> => (await siteState()).computed;
