import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { given } from '../model/field.ts';
import type { Computed } from '../pipeline/compute.ts';
import { ownDigest } from '../runtime/own-digest.ts';
import type { Share } from '../share/publish.ts';
import { publishedFiles } from '../site/attachments.ts';
import { renderAhead } from '../site/entry.ts';
import { closeDiagrams } from '../site/markdown/document.ts';
import { type SiteOptions, setSiteOptions } from '../site/options.ts';
import { type SiteState, setSiteState } from '../site/state.ts';
import { hasGuide } from '../site/views/guide.ts';
import { inputsOf } from './inputs.ts';
import { stopsWith } from './interruption.ts';
import { SiteWriter } from './output/writer.ts';
import { MARK, MARK_TEXT } from './output-folder.ts';
import { ownFolder } from './own-folders.ts';
import { renderPages } from './pages.ts';
import { type Counts, PreviousSite } from './previous.ts';
import { Program } from './program/program.ts';
import { searchParts } from './search-parts.ts';
import { writeShares } from './shares.ts';
import { stage } from './swap.ts';

export interface BuildOptions {
  site: SiteOptions;
  /** Absolute path of the output. */
  out: string;
  /** The git ref that slips are measured against, where one was stated. */
  baseline?: string | undefined;
  /** Pages of audiences, which are put beside the site when it is indexed. */
  shares?: readonly Share[];
  onStep?: (message: string) => void;
}

/** The path in front of all pages: what was stated, or else that of the address of the portfolio. `/`, or `/plans`. */
export function basePath(computed: Computed, stated: string | undefined): string {
  const address = computed.portfolio.file && given(computed.portfolio.file.url);
  const path = stated ?? (address && URL.canParse(address) ? new URL(address).pathname : '/');
  const trimmed = path.replace(/^\/*/, '/').replace(/\/*$/, '');
  return trimmed === '' ? '/' : trimmed;
}

/** Something in the site itself failed: not the user's plans, but a page of ours. */
export class RenderError extends Error {}

async function rendered<T>(render: () => Promise<T>): Promise<T> {
  try {
    return await render();
  } catch (error) {
    throw new RenderError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

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
  const { site, out, baseline, shares = [] } = options;
  const { project, diagrams } = site;
  const { base, cacheDir } = project;
  const staging = await stage(out);
  const folder = ownFolder(join(cacheDir, 'builds'));
  const work = join(folder.path, 'site');
  let writer: SiteWriter | undefined;
  const clean = (): void => {
    writer?.stop();
    staging.discard();
    folder.remove();
  };
  const stop = stopsWith(clean);
  /** Where it is written to: what a full disk says does not tell which one it is. */
  let path = cacheDir;
  const over = new AbortController();
  let ahead: Promise<void> | undefined;
  try {
    setSiteOptions(site);
    setSiteState(state);
    const own = ownDigest();
    const inputs = inputsOf(project.contentRoot, state, [own, base, diagrams, baseline]);
    const previous = await PreviousSite.open(out, cacheDir, inputs);
    // Sealed pages are other bytes each time.
    const unchanged = shares.length === 0 ? previous.unchanged() : undefined;
    if (unchanged) return { ...unchanged, unchanged: true };
    options.onStep?.('Rendering pages');
    const parts = searchParts(state.computed);
    let rows = 0;
    const writing = new SiteWriter(
      {
        own,
        site: work,
        out,
        before: previous.digests(),
        parts: parts.plans.map((plans, number) => {
          const records = parts.records(number);
          rows += records.filter(({ plan }) => plan !== undefined).length;
          // Whether a part is the same is known for sure when its pages are there; where a plan of it changed, it is begun at once.
          const before = plans.every((plan) => previous.hasFilesOf(plan)) ? previous.part(number) : undefined;
          return { number, records, ...(before && { before }) };
        }),
      },
      () => options.onStep?.('Indexing for search'),
    );
    writer = writing;
    // Where the program has to be compiled, another thread does it, and this one waits.
    ahead = renderAhead(state, ({ document }) => document.plan !== undefined && !previous.hasPlan(document.plan), over.signal);
    const pages = await rendered(async () => {
      const program = await Program.open(cacheDir, base);
      over.abort();
      program.writeClient(work, hasGuide(state.computed));
      const count = await renderPages({ site: work, program, parts, previous, writer: writing });
      for await (const { file, bytes } of publishedFiles(project.contentRoot, state.reading))
        await writing.write({ file, bytes: Uint8Array.from(bytes) });
      return count;
    });
    const outcome = await writing.end();
    const counts = { rows, pages };
    await writeFile(join(work, MARK), MARK_TEXT);
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
