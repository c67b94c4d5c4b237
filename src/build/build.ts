import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Computed } from '../pipeline/compute.ts';
import { toolDigest } from '../runtime/tool-digest.ts';
import type { Share } from '../share/publish.ts';
import { publishedFiles } from '../site/attachments.ts';
import { renderAhead } from '../site/entry.ts';
import { closeDiagrams } from '../site/markdown/document.ts';
import { type SiteOptions, setSiteOptions } from '../site/options.ts';
import { type SiteState, setSiteState } from '../site/state.ts';
import { hasGuide } from '../site/views/guide.ts';
import { writeShares } from './audience-pages.ts';
import { inputsOf } from './inputs.ts';
import { onTerminate } from './on-terminate.ts';
import { SiteWriter } from './output/writer.ts';
import { MARKER, MARKER_TEXT } from './output-folder.ts';
import { renderPages } from './pages.ts';
import { type Counts, PreviousSite } from './previous-site.ts';
import { Program } from './program/program.ts';
import { searchParts } from './search-parts.ts';
import { stage } from './swap.ts';
import { tempFolder } from './temp-folders.ts';

export interface BuildOptions {
  site: SiteOptions;
  /** Absolute path of the output. */
  out: string;
  /** The git ref that schedule slip is measured against, if one was given. */
  baseline?: string | undefined;
  /** Audience pages, written after the site is indexed so that search never contains them. */
  shares?: readonly Share[];
  onStep?: (message: string) => void;
}

/** Returns the path prefix of all pages: the stated one, or else the path of the portfolio's `url`. `/` or `/plans`. */
export function basePath(computed: Computed, stated: string | undefined): string {
  const address = computed.portfolio.file?.url;
  const path = stated ?? (address && URL.canParse(address) ? new URL(address).pathname : '/');
  const trimmed = path.replace(/^\/*/, '/').replace(/\/*$/, '');
  return trimmed === '' ? '/' : trimmed;
}

/** A page of Banyan itself failed to render; the plans are not to blame. */
export class RenderError extends Error {}

async function asRenderError<T>(render: () => Promise<T>): Promise<T> {
  try {
    return await render();
  } catch (error) {
    throw new RenderError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** Moves a folder, across file systems if necessary. */
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
 * Builds the site: renders pages, writes the search index, then swaps the result into place. Each build renders in a temporary
 * folder of its own, so concurrent builds never interfere. A site that would be byte-identical is left untouched. Throws
 * RenderError when a page fails, UnsafeShare when the site names an audience page, and system errors with `path` set.
 */
export async function buildSite(options: BuildOptions, state: SiteState): Promise<Counts & { unchanged: boolean }> {
  const { site, out, baseline, shares = [] } = options;
  const { project, diagrams } = site;
  const { base, cacheDir } = project;
  const staging = await stage(out);
  const folder = tempFolder(join(cacheDir, 'builds'));
  const work = join(folder.path, 'site');
  let writer: SiteWriter | undefined;
  const cleanup = (): void => {
    writer?.stop();
    staging.discard();
    folder.remove();
  };
  const dispose = onTerminate(cleanup);
  /** The folder being written to, for error messages: ENOSPC does not name the disk. */
  let path = cacheDir;
  const finished = new AbortController();
  let renderingAhead: Promise<void> | undefined;
  try {
    setSiteOptions(site);
    setSiteState(state);
    const tool = toolDigest();
    const inputs = inputsOf(project.contentRoot, state, [tool, base, diagrams, baseline]);
    const previous = await PreviousSite.open(out, cacheDir, inputs);
    // Sealed pages differ in every build.
    const unchanged = shares.length === 0 ? previous.unchanged() : undefined;
    if (unchanged) return { ...unchanged, unchanged: true };
    options.onStep?.('Rendering pages');
    const parts = searchParts(state.computed);
    let rows = 0;
    const writing = new SiteWriter(
      {
        indexerDigest: tool,
        site: work,
        out,
        previousDigests: previous.intactDigests(),
        parts: parts.plans.map((plans, number) => {
          const records = parts.records(number);
          rows += records.filter(({ plan }) => plan !== undefined).length;
          // Whether a part can be reused is certain only once its pages are rendered. If the files of one of its plans changed,
          // its index is started at once.
          const reusable = plans.every((plan) => previous.hasSameFiles(plan)) ? previous.searchPart(number) : undefined;
          return { number, records, ...(reusable && { previous: reusable }) };
        }),
      },
      () => options.onStep?.('Indexing for search'),
    );
    writer = writing;
    // A program that must be compiled is compiled in another process; this one renders bodies in the meantime.
    renderingAhead = renderAhead(
      state,
      ({ document }) => document.plan !== undefined && !previous.canReusePlan(document.plan),
      finished.signal,
    );
    const pages = await asRenderError(async () => {
      const program = await Program.load(cacheDir, base);
      finished.abort();
      program.writeClient(work, hasGuide(state.computed));
      const count = await renderPages({ site: work, program, parts, previous, writer: writing });
      for await (const { file, bytes } of publishedFiles(project.contentRoot, state.reading))
        await writing.write({ file, bytes: Uint8Array.from(bytes) });
      return count;
    });
    const result = await writing.end();
    const counts = { rows, pages };
    await writeFile(join(work, MARKER), MARKER_TEXT);
    await writeShares(work, shares);
    path = out;
    await mkdir(dirname(staging.path), { recursive: true });
    await move(work, staging.path);
    await staging.commit();
    await previous.saveManifest(counts, result);
    return { ...counts, unchanged: false };
  } catch (error) {
    throw error instanceof Error ? Object.assign(error, { path }) : error;
  } finally {
    // Rendering another body after a failure would restart the diagram process.
    finished.abort();
    await renderingAhead;
    await closeDiagrams();
    cleanup();
    dispose();
  }
}
