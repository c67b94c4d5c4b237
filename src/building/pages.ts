import type { AstroIntegration } from 'astro';
import type { SearchIndex } from './search.ts';

/** Routes that search does not lead to: they show once more what other pages say. They are rendered last. */
const NOT_SEARCHED =
  /\.(?:xml|ics|csv|json)\.ts$|\/(?:findings|changelog|compare|timelines|404)\.astro$|\/endpoints\/index\.astro$/;

/** The file of a page below the site, from its address: `/base/plans/p/` → `plans/p/index.html`. */
function fileOf(address: string, base: string): string {
  const path = decodeURI(new URL(address).pathname);
  const below = (base !== '/' && path.startsWith(base) ? path.slice(base.length) : path).replace(/^\/+/, '');
  return below === '' || below.endsWith('/') ? `${below}index.html` : below;
}

/** How many pages were rendered. */
export interface Rendered {
  pages: number;
}

/**
 * Gives each page to the search index as soon as it is rendered. Pages that search does not lead to come last, while the
 * index is written.
 */
export function indexedPages(index: SearchIndex, site: string, base: string, rendered: Rendered): AstroIntegration {
  let searched = 0;
  return {
    name: 'banyan:indexed-pages',
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
            const result = await own.render(request, options);
            const response = result instanceof Response ? result : result.response;
            const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
            const html = isPage ? await response.text() : undefined;
            index.add(place, fileOf(request.url, base), html);
            // It is waited for by whoever waits for the build.
            if (index.added >= searched) index.write(site).catch(() => undefined);
            if (html === undefined) return result;
            rendered.pages++;
            return new Response(html, response);
          },
        })),
    },
  };
}
