import { HEADERS_FILE, headersFile } from './headers.ts';
import { PARTS, partFolder } from './output/part-files.ts';
import type { SiteWriter } from './output/writer.ts';
import type { PreviousSite } from './previous.ts';
import type { PathWithRoute, Program } from './program/program.ts';
import type { SearchParts } from './search-parts.ts';

/** Routes whose pages are not searched: they show once more what others say, or have a record. They are rendered last. */
const NOT_SEARCHED = /\.(?:xml|ics|csv|json)\.ts$|\/(?:findings|changelog|compare|timelines|404)\.astro$|\/rules\//;

/** Nor are these. They show rows once more that have just been rendered, and that are let go of when they have. */
const ALIKE = /\/endpoints\/index\.astro$/;

/** So many pages are rendered at once: while one waits for a file, others go on. */
const AT_ONCE = 8;

/** Where a build renders its pages. */
interface Rendering {
  /** The absolute path of the site that is written. */
  site: string;
  program: Program;
  parts: SearchParts;
  previous: PreviousSite;
  writer: SiteWriter;
}

/** A page of the site: its path below the base, the file that it is written to, and its place in the index where it is searched. */
interface Page {
  path: PathWithRoute;
  address: string;
  file: string;
  place?: { part: number; place: number };
}

/** The page of a path that the program lists. */
export function pageOf(path: PathWithRoute): Page {
  const below = path.pathname.replace(/^\/+|\/+$/g, '');
  const isFile = path.route.type === 'endpoint';
  const address = isFile || below === '' ? below : `${below}/`;
  // Names of files may hold what would end the path of an address.
  const encoded = encodeURI(address).replace(/[?#]/g, encodeURIComponent);
  // Hosts look for the one page `404.html`.
  const file = isFile ? below : below === '404' ? '404.html' : `${address}index.html`;
  return { path, file, address: encoded };
}

/**
 * All pages, in the order in which they are rendered: those of one part of the search index come one after another, and those
 * that search does not lead to come last, while the index is written.
 */
async function inOrder({ program, parts, writer }: Rendering): Promise<Page[]> {
  const byPart = parts.plans.map(() => ({ pages: [] as Page[], searched: 0 }));
  const last: Page[] = [];
  const known = new Set<string>();
  for (const path of await program.paths()) {
    const page = pageOf(path);
    if (known.has(page.file)) continue;
    known.add(page.file);
    const { component } = path.route;
    if (NOT_SEARCHED.test(component)) last.push(page);
    else {
      const part = parts.of(page.file);
      const own = byPart[part];
      own?.pages.push(ALIKE.test(component) ? page : { ...page, place: { part, place: own.searched++ } });
    }
  }
  writer.expect(byPart.map(({ searched }) => searched));
  return [...byPart.flatMap(({ pages }) => pages), ...last];
}

/** What lanes share: when one of them fails, it ends for all. */
function* each<T>(all: readonly T[]): Generator<T> {
  yield* all;
}

/**
 * Renders the pages of a site, and hands them over to be written. Those that would be the same as in the previous site are
 * taken over from there. Answers how many pages there are. Rejects with the first fault.
 */
export async function renderPages(rendering: Rendering): Promise<number> {
  const { site, program, parts, previous, writer } = rendering;
  const pages = await inOrder(rendering);
  const others = parts.plans.flatMap((_, part) => (part === 0 ? [] : [partFolder(part)]));
  await writer.write({ file: PARTS, bytes: new TextEncoder().encode(JSON.stringify(others)) });
  await writer.write({ file: HEADERS_FILE, bytes: new TextEncoder().encode(headersFile(program.base)) });
  const waiting = each(pages);
  const render = async ({ path, address, file, place }: Page): Promise<void> => {
    const at = place && { place };
    if (previous.has(file) && previous.takeOver(file, site)) return writer.write({ file, ...at });
    const { status, bytes } = await program.render(address, path);
    if (status >= 300 && status !== 404) throw new Error(`${file}: the page answers with ${status}`);
    return writer.write({ file, bytes, ...at });
  };
  const lane = async (): Promise<void> => {
    for (const page of waiting) await render(page);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return pages.filter(({ file }) => file.endsWith('.html')).length;
}
