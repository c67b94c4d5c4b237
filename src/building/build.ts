import { createHash } from 'node:crypto';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type AstroInlineConfig, build as astroBuild } from 'astro';
import type { Computed } from '../computing/compute.ts';
import { CACHE } from '../computing/readAll.ts';
import { given } from '../model/field.ts';
import type { Share } from '../sharing/publish.ts';
import { renderAhead } from '../site/entry.ts';
import { closeDiagrams } from '../site/rendering/document.ts';
import { type SiteState, setSiteState } from '../site/state.ts';
import { inputsOf } from './inputs.ts';
import { stopsWith } from './interruption.ts';
import { nativeModules } from './nativeModules.ts';
import { ownFolder } from './ownFolders.ts';
import { type Rendering, renderedPages } from './pages.ts';
import { type Counts, PreviousSite } from './previous.ts';
import { searchParts } from './searchParts.ts';
import { writeShares } from './shares.ts';
import { stage } from './swap.ts';
import { SiteWriter } from './writing/writer.ts';

export interface BuildOptions {
  /** Absolute path of the content root. */
  content: string;
  /** Absolute path of the output. */
  out: string;
  asOf: string;
  base?: string;
  /** What the schedule was computed by, besides the plans and the day. */
  scheduled?: { replan: boolean; baseline?: string };
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
  process.env.BANYAN_BASE = base;
  process.env.BANYAN_DIAGRAMS = options.diagrams ?? 'svg';
  const logLevel = process.env.BANYAN_DEBUG ? 'error' : 'silent';
  return {
    root: process.cwd(),
    outDir,
    base,
    ...(site && { site }),
    cacheDir: cache,
    logLevel,
    vite: { logLevel, plugins: [nativeModules()], build: { reportCompressedSize: false } },
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
 * Builds the site of what was read: pages and the search index, then the swap. Pages are rendered in a folder of this
 * process, so that two builds at once never meet. A site that would be the same, byte for byte, is left as it is.
 */
export async function buildSite(options: BuildOptions, state: SiteState): Promise<Counts & { unchanged: boolean }> {
  const { content, out, diagrams = 'svg', shares = [] } = options;
  const staging = await stage(out);
  const folder = ownFolder(join(CACHE, 'builds'));
  const work = join(folder.path, 'site');
  let writer: SiteWriter | undefined;
  const clean = (): void => {
    writer?.stop();
    staging.discard();
    folder.remove();
  };
  const stop = stopsWith(clean);
  /** Where it is written to: what a full disk says does not tell which one it is. */
  let path = CACHE;
  const over = new AbortController();
  let ahead: Promise<void> | undefined;
  try {
    setSiteState(state);
    // What Astro keeps is of this build alone: its names for unfinished files are those of any other build.
    const config = { ...astroConfig(options, state, work), cacheDir: join(folder.path, 'cache') };
    const { base = '/', site } = config;
    const previous = await PreviousSite.open(out, CACHE, inputsOf(content, state, [base, site, diagrams, options.scheduled]));
    // Sealed pages are other bytes each time.
    const unchanged = shares.length === 0 ? previous.unchanged() : undefined;
    if (unchanged) return { ...unchanged, unchanged: true };
    options.onStep?.('Rendering pages');
    const parts = searchParts(state.computed);
    writer = new SiteWriter(
      {
        site: work,
        out,
        before: previous.digests(),
        parts: parts.records.map((records, number) => {
          // Whether a part is the same is known for sure when its pages are there; where a plan of it changed, it is begun at once.
          const before = parts.plans[number]?.every((plan) => previous.hasFilesOf(plan)) ? previous.part(number) : undefined;
          return { number, records, ...(before && { before }) };
        }),
      },
      () => options.onStep?.('Indexing for search'),
    );
    const rendering: Rendering = { site: work, base, parts, previous, writer, pages: 0 };
    // Astro's bundler has threads of its own, which it waits for.
    ahead = renderAhead(state, ({ document }) => document.plan !== undefined && !previous.hasPlan(document.plan), over.signal);
    await astroBuild({ ...config, integrations: [renderedPages(rendering)] }).catch((error: unknown) => {
      throw new RenderError(error instanceof Error ? error.message : String(error), { cause: error });
    });
    const outcome = await writer.end();
    const counts = { rows: parts.rows, pages: rendering.pages };
    await writeShares(work, shares);
    path = out;
    await mkdir(dirname(staging.path), { recursive: true });
    await move(work, staging.path);
    await staging.commit();
    await previous.record(counts, outcome);
    return { ...counts, unchanged: false };
  } catch (error) {
    throw error instanceof Error ? Object.assign(error, { path }) : error;
  } finally {
    // A body that is rendered after a failure would start the program that draws diagrams again.
    over.abort();
    await ahead;
    await closeDiagrams();
    clean();
    stop();
  }
}
