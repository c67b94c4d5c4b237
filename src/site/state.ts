import { readBaselines } from '../pipeline/baselines.ts';
import { type ComputeCache, type Computed, compute } from '../pipeline/compute.ts';
import { dayOf } from '../pipeline/day.ts';
import { readAll } from '../pipeline/read-all.ts';
import type { Reading } from '../reader/read.ts';
import { ReadCache } from '../reader/read-cache.ts';
import { type SiteOptions, siteOptions } from './options.ts';

/** What all pages share: one reading and what was computed from it. */
export interface SiteState {
  reading: Reading;
  computed: Computed;
}

/**
 * The state lives on the global object: the build command, Astro's content layer and the rendered pages are separate
 * module graphs of one process, and each file is read once for all of them.
 */
const KEY = Symbol.for('banyan.site');
const shared = globalThis as { [KEY]?: Promise<SiteState> | undefined };

/** Gives pages their state; they wait for one that is still being read. */
export const setSiteState = (state: SiteState | Promise<SiteState>): void => {
  shared[KEY] = Promise.resolve(state);
};

/** What is kept while the site is served and edited: an edit reads one file and computes one plan anew. */
const kept = { read: new ReadCache(), compute: new WeakMap() as ComputeCache };

export async function readSiteState({ content, asOf: stated }: Pick<SiteOptions, 'content' | 'asOf'>): Promise<SiteState> {
  const reading = await readAll(content, kept.read);
  // A baseline that cannot be read (no git, a shallow clone) is told by the commands; pages go without it.
  const baselines = await readBaselines(content, reading.portfolio, undefined).catch(() => new Map());
  const { asOf, asOfBy } = dayOf(reading.portfolio, stated, new Date().toISOString().slice(0, 10));
  return { reading, computed: compute(reading, asOf, { asOfBy, baselines, forecast: true, cache: kept.compute }) };
}

export function siteState(): Promise<SiteState> {
  shared[KEY] ??= readSiteState(siteOptions());
  return shared[KEY];
}

/** The computed model, for pages. */
export const computed = async (): Promise<Computed> => (await siteState()).computed;
