import type { AstroIntegration } from 'astro';
import type { PreviousSite } from './previous.ts';
import type { SearchIndex } from './search.ts';

/** Routes whose pages are not searched: they show once more what others say, or have a record. They are rendered last. */
const NOT_SEARCHED =
  /\.(?:xml|ics|csv|json)\.ts$|\/(?:findings|changelog|compare|timelines|404)\.astro$|\/endpoints\/index\.astro$|\/rules\//;
const HTML = { headers: { 'content-type': 'text/html' } };

/** The file of a page below the site, from its address: `/base/plans/p/` → `plans/p/index.html`. */
function fileOf(address: string, base: string): string {
  const path = decodeURI(new URL(address).pathname);
  const below = (base !== '/' && path.startsWith(base) ? path.slice(base.length) : path).replace(/^\/+/, '');
  return below === '' || below.endsWith('/') ? `${below}index.html` : below;
}

/** Where a build renders its pages. */
export interface Rendering {
  /** The folder of the site. */
  site: string;
  /** The path in front of all addresses, `/` or `/plans`. */
  base: string;
  index: SearchIndex;
  previous: PreviousSite;
  /** How many pages there are so far. */
  pages: number;
}

/**
 * Takes over pages that would be the same as in the previous site, renders the others, and gives each to the search index as
 * soon as it is there. Pages that search does not lead to come last, while the index is written.
 */
export function renderedPages(rendering: Rendering): AstroIntegration {
  const { site, base, index, previous } = rendering;
  let searched = 0;
  return {
    name: 'banyan:rendered-pages',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) =>
        setPrerenderer((own) => ({
          ...own,
          async getStaticPaths() {
            const paths = await own.getStaticPaths();
            const isSearched = (path: (typeof paths)[number]): boolean => !NOT_SEARCHED.test(path.route.component);
            searched = paths.filter(isSearched).length;
            return [...paths.filter(isSearched), ...paths.filter((path) => !isSearched(path))];
          },
          async render(request, options) {
            const place = index.place();
            const file = fileOf(request.url, base);
            const kept = await previous.page(file);
            const result = kept === undefined ? await own.render(request, options) : new Response(kept, HTML);
            const response = result instanceof Response ? result : result.response;
            const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
            const html = kept ?? (isPage ? await response.text() : undefined);
            index.add(place, file, html);
            // Whoever waits for the build waits for it too.
            if (index.added >= searched) index.write(site).catch(() => undefined);
            if (html === undefined) return result;
            rendering.pages++;
            if (kept === undefined) previous.rendered(file, html);
            return new Response(html, response);
          },
        })),
    },
  };
}
