import { HEADERS_FILE, headersFile } from './headers.ts';
import { PARTS, partFolder } from './output/part-files.ts';
import type { SiteWriter } from './output/writer.ts';
import type { PreviousSite } from './previous-site.ts';
import type { PathWithRoute, Program } from './program/program.ts';
import type { SearchParts } from './search-parts.ts';

/** Routes that are not searched, because they repeat other pages or have search records. They are rendered last. */
const UNINDEXED_ROUTES = /\.(?:xml|ics|csv|json)\.ts$|\/(?:findings|changelog|compare|timelines|404)\.astro$|\/rules\//;

/** Also not searched, but rendered with its plan: it repeats rows of pages that were just rendered and are still cached. */
const REPEATS_OTHER_PAGES = /\/endpoints\/index\.astro$/;

/** Pages rendered concurrently: while one waits for a file, others go on. */
const CONCURRENCY = 8;

/** The environment of a rendering pass. */
interface Rendering {
  /** The absolute path of the site being written. */
  site: string;
  program: Program;
  parts: SearchParts;
  previous: PreviousSite;
  writer: SiteWriter;
}

/** A page of the site: its address relative to the base, its output file, and its slot in the search index if it is searched. */
interface Page {
  path: PathWithRoute;
  address: string;
  file: string;
  slot?: { part: number; index: number };
}

/** Returns the page of a path that the program lists. */
export function pageOf(path: PathWithRoute): Page {
  const below = path.pathname.replace(/^\/+|\/+$/g, '');
  const isFile = path.route.type === 'endpoint';
  const address = isFile || below === '' ? below : `${below}/`;
  // File names may contain characters that would end the path of a URL.
  const encoded = encodeURI(address).replace(/[?#]/g, encodeURIComponent);
  // Hosts expect the error page at `404.html`.
  const file = isFile ? below : below === '404' ? '404.html' : `${address}index.html`;
  return { path, file, address: encoded };
}

/**
 * Returns all pages in rendering order: the pages of one index part come together, and unsearched pages come last, while the
 * index is being written.
 */
async function inOrder({ program, parts, writer }: Rendering): Promise<Page[]> {
  const byPart = parts.plans.map(() => ({ pages: [] as Page[], searched: 0 }));
  const last: Page[] = [];
  const seen = new Set<string>();
  for (const path of await program.paths()) {
    const page = pageOf(path);
    if (seen.has(page.file)) continue;
    seen.add(page.file);
    const { component } = path.route;
    if (UNINDEXED_ROUTES.test(component)) last.push(page);
    else {
      const part = parts.of(page.file);
      const own = byPart[part];
      own?.pages.push(REPEATS_OTHER_PAGES.test(component) ? page : { ...page, slot: { part, index: own.searched++ } });
    }
  }
  writer.expect(byPart.map(({ searched }) => searched));
  return [...byPart.flatMap(({ pages }) => pages), ...last];
}

/** An iterator shared by all lanes: when one lane fails, it ends for all of them. */
function* shared<T>(all: readonly T[]): Generator<T> {
  yield* all;
}

/**
 * Renders the pages of a site and passes them to the writer. Reuses unchanged pages of the previous site. Returns the number of
 * HTML pages. Rejects with the first error.
 */
export async function renderPages(rendering: Rendering): Promise<number> {
  const { site, program, parts, previous, writer } = rendering;
  const pages = await inOrder(rendering);
  const others = parts.plans.flatMap((_, part) => (part === 0 ? [] : [partFolder(part)]));
  await writer.write({ file: PARTS, bytes: new TextEncoder().encode(JSON.stringify(others)) });
  await writer.write({ file: HEADERS_FILE, bytes: new TextEncoder().encode(headersFile(program.base)) });
  const waiting = shared(pages);
  const render = async ({ path, address, file, slot }: Page): Promise<void> => {
    if (previous.canReuse(file) && previous.reuse(file, site)) return writer.write({ file, ...(slot && { slot }) });
    const { status, bytes } = await program.render(address, path);
    if (status >= 300 && status !== 404) throw new Error(`${file}: the page answers with ${status}`);
    return writer.write({ file, bytes, ...(slot && { slot }) });
  };
  const lane = async (): Promise<void> => {
    for (const page of waiting) await render(page);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, lane));
  return pages.filter(({ file }) => file.endsWith('.html')).length;
}
