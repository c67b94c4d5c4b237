import { createHash } from 'node:crypto';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type AstroInlineConfig, build as astroBuild } from 'astro';
import type { Computed } from '../computing/compute.ts';
import { CACHE } from '../computing/readAll.ts';
import { given } from '../model/field.ts';
import type { Share } from '../sharing/publish.ts';
import { type SiteState, setSiteState } from '../site/state.ts';
import { stopsWith } from './interruption.ts';
import { ownFolder } from './ownFolders.ts';
import { indexSite } from './search.ts';
import { settled } from './settled.ts';
import { writeShares } from './shares.ts';
import { stage } from './swap.ts';

export interface BuildOptions {
  /** Absolute path of the content root. */
  content: string;
  /** Absolute path of the output. */
  out: string;
  asOf: string;
  base?: string;
  diagrams?: 'svg' | 'source';
  /** Pages of audiences, which are put beside the site when it is indexed. */
  shares?: readonly Share[];
  onStep?: (message: string) => void;
}

/** Where the site will be: the path in front of all its pages, and its origin. */
export function publication(computed: Computed, stated: string | undefined): { base: string; site?: string } {
  const address = computed.portfolio.file && given(computed.portfolio.file.url);
  const url = address && URL.canParse(address) ? new URL(address) : undefined;
  const path = (stated ?? url?.pathname ?? '/').replace(/^\/*/, '/').replace(/\/*$/, '');
  return { base: path === '' ? '/' : path, ...(url && { site: url.origin }) };
}

/** Astro's settings for one content root. Each root has caches of its own, so that one build never sees another's. */
export function astroConfig(options: BuildOptions, state: SiteState, outDir: string): AstroInlineConfig {
  const { base, site } = publication(state.computed, options.base);
  const cache = join(CACHE, createHash('sha256').update(options.content).digest('hex').slice(0, 12));
  process.env.BANYAN_CONTENT = options.content;
  process.env.BANYAN_AS_OF = options.asOf;
  process.env.BANYAN_DIAGRAMS = options.diagrams ?? 'svg';
  const logLevel = process.env.BANYAN_DEBUG ? 'error' : 'silent';
  return {
    root: process.cwd(),
    outDir,
    base,
    ...(site && { site }),
    cacheDir: cache,
    logLevel,
    vite: { logLevel },
  };
}

/** Something in the site itself failed: not the user's plans, but a page of ours. */
export class RenderError extends Error {}

/** Moves a folder, also to another file system. */
async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    await cp(from, to, { recursive: true });
    await rm(from, { recursive: true, force: true });
  }
}

/**
 * Builds the site of what was read: pages, then the search index, then the swap. Pages are rendered in a folder of this
 * process, so that two builds at once never meet.
 */
export async function buildSite(options: BuildOptions, state: SiteState): Promise<{ pages: number; rows: number }> {
  const staging = await stage(options.out);
  const folder = ownFolder(join(CACHE, 'builds'));
  const work = join(folder.path, 'site');
  const clean = (): void => {
    staging.discard();
    folder.remove();
  };
  const stop = stopsWith(clean);
  /** Where it is written to: what a full disk says does not tell which one it is. */
  let path = CACHE;
  try {
    setSiteState(state);
    options.onStep?.('Rendering pages');
    // What Astro keeps is of this build alone: its names for unfinished files are those of any other build.
    const config = { ...astroConfig(options, state, work), cacheDir: join(folder.path, 'cache') };
    await astroBuild(config).catch((error: unknown) => {
      throw new RenderError(error instanceof Error ? error.message : String(error), { cause: error });
    });
    options.onStep?.('Indexing for search');
    const counts = await settled(indexSite(work, state.computed), folder.path, 'Pagefind');
    await writeShares(work, options.shares ?? []);
    path = options.out;
    await mkdir(dirname(staging.path), { recursive: true });
    await move(work, staging.path);
    await staging.commit();
    return counts;
  } catch (error) {
    throw error instanceof Error ? Object.assign(error, { path }) : error;
  } finally {
    clean();
    stop();
  }
}
