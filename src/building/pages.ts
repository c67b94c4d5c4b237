import type { AstroIntegration } from 'astro';
import type { PreviousSite } from './previous.ts';
import type { SearchParts } from './searchParts.ts';
import { PARTS, partFolder } from './writing/partFiles.ts';
import type { SiteWriter } from './writing/writer.ts';

/** Routes whose pages are not searched: they show once more what others say, or have a record. They are rendered last. */
const NOT_SEARCHED =
  /\.(?:xml|ics|csv|json)\.ts$|\/(?:findings|changelog|compare|timelines|404)\.astro$|\/endpoints\/index\.astro$|\/rules\//;

/** The path of a page below the site: `/plans/p/` and `plans/p` are both `plans/p`. */
const bare = (path: string): string => decodeURI(path).replace(/^\/+|\/+$/g, '');

/** The file of a page, from its path: `/plans/p/` → `plans/p/index.html`. Hosts look for the one page `404.html`. */
function fileOf(path: string): string {
  const below = bare(path);
  if (below === '404') return '404.html';
  return path.endsWith('/') || below === '' ? `${below}/index.html`.replace(/^\//, '') : below;
}

/** Where a build renders its pages. */
export interface Rendering {
  /** The absolute path of the site that is written. */
  site: string;
  /** The path in front of all addresses, `/` or `/plans`. */
  base: string;
  parts: SearchParts;
  previous: PreviousSite;
  writer: SiteWriter;
  /** How many pages there are so far. */
  pages: number;
}

/**
 * Takes over pages that would be the same as in the previous site, and renders the others. Whatever is there is handed over
 * to be written at once; to Astro it is as if nothing came of it. The pages of one part of the search index come one after
 * another; pages that search does not lead to come last, while the index is written.
 */
export function renderedPages(rendering: Rendering): AstroIntegration {
  const { site, base, parts, previous, writer } = rendering;
  const withoutBase = (path: string): string => (base !== '/' && path.startsWith(base) ? path.slice(base.length) : path);
  /** Where the files are in the index that are searched. */
  const places = new Map<string, { part: number; place: number }>();
  return {
    name: 'banyan:rendered-pages',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) =>
        setPrerenderer((own) => ({
          ...own,
          async getStaticPaths() {
            const paths = await own.getStaticPaths();
            const byPart = parts.records.map((): typeof paths => []);
            const last: typeof paths = [];
            for (const path of paths) {
              if (NOT_SEARCHED.test(path.route.component)) last.push(path);
              else byPart[parts.of(fileOf(`${path.pathname}/`))]?.push(path);
            }
            for (const [part, own] of byPart.entries())
              for (const [place, { pathname }] of own.entries()) places.set(bare(pathname), { part, place });
            writer.expect(byPart.map(({ length }) => length));
            const others = byPart.flatMap((_, part) => (part === 0 ? [] : [partFolder(part)]));
            await writer.write({ file: PARTS, bytes: new TextEncoder().encode(JSON.stringify(others)) });
            return [...byPart.flat(), ...last];
          },
          async render(request, options) {
            const path = withoutBase(new URL(request.url).pathname);
            const file = fileOf(path);
            const place = places.get(bare(path));
            const at = place && { place };
            if (previous.has(file) && previous.takeOver(file, site)) {
              if (file.endsWith('.html')) rendering.pages++;
              await writer.write({ file, ...at });
              return new Response(null);
            }
            const result = await own.render(request, options);
            const response = result instanceof Response ? result : result.response;
            if (!response.ok && response.status !== 404) return result;
            if (file.endsWith('.html')) rendering.pages++;
            const bytes = new Uint8Array(await response.arrayBuffer());
            await writer.write({ file, bytes, ...at });
            return new Response(null);
          },
        })),
    },
  };
}
