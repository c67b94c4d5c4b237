import { existsSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import { type PathWithRoute, StaticPaths, type StaticPathsApp } from 'astro/runtime/prerender/static-paths.js';

// Everything that depends on Astro's internals (7.3), pinned by test/build/astro-contract.test.ts. Astro bundles pages as for a
// static build; we extract the bundle before Astro renders, keep it, and render with it the way
// `astro/dist/core/build/generate.js` does. If an internal has changed, the error names it. Two features are refused: islands
// (`client:*`, `server:defer`), whose loaders Astro writes as inline scripts that the published site's policy forbids, and
// scripts injected by integrations, which would come from `settings.scripts`.

export type { PathWithRoute };

/** The styles of pages as Astro records them while bundling, by Astro's page key. */
export interface PageStyles {
  [page: string]: readonly {
    depth: number;
    order: number;
    sheet: { type: 'inline'; content: string } | { type: 'external'; src: string };
  }[];
}

/** The subset of Astro's internal BuildApp that we call (`astro/dist/core/build/app.js`). Not public API. */
interface AstroBuildApp extends Required<StaticPathsApp> {
  setInternals(internals: {
    pagesByKeys: ReadonlyMap<string, { styles: unknown }>;
    entrySpecifierToBundleMap: Map<string, string>;
  }): void;
  setOptions(options: { settings: { scripts: [] }; logger: { options: { destination: { write(): boolean } } } }): void;
  render(request: Request, options: { routeData: PathWithRoute['route'] }): Promise<Response>;
}

/** The compiled pages, ready to render. */
export interface Pages {
  /** Returns all pages of the current plans. Drops cached paths of earlier plans. */
  paths(): Promise<PathWithRoute[]>;
  /** Renders a page. Rejects with the error that the page throws. */
  render(url: URL, path: PathWithRoute): Promise<Response>;
}

/** Returns the error for an internal of Astro that differs from 7.3. */
const changed = (internal: string): Error =>
  new Error(`Astro has changed: ${internal}. Banyan rests on it in src/build/program/astro-internals.ts`);

/** Checks that a bundle exports everything we use. Throws with the name of the missing part. */
function appOf({ app }: { app?: Partial<AstroBuildApp> }): AstroBuildApp {
  if (app === undefined) throw changed('the entry of the bundled pages exports no `app`');
  for (const method of ['setInternals', 'setOptions', 'render', 'getComponentByRoute'] as const)
    if (typeof app[method] !== 'function') throw changed(`\`app.${method}()\` of the bundled pages is gone`);
  if (!Array.isArray(app.manifest?.routes)) throw changed('`app.manifest.routes` of the bundled pages is no list');
  if (typeof app.routeCache?.clearAll !== 'function') throw changed('`app.routeCache.clearAll()` of the bundled pages is gone');
  if (typeof StaticPaths?.prototype?.getAll !== 'function')
    throw changed('`StaticPaths.getAll()` of astro/runtime/prerender/static-paths.js is gone');
  return app as AstroBuildApp;
}

/** Loads an extracted bundle. `entry` is the URL of its entry module. Rejects if the bundle has an unexpected form. */
export async function loadPages(entry: URL, styles: PageStyles): Promise<Pages> {
  const app = appOf(await import(entry.href));
  for (const { routeData, scripts } of app.manifest.routes)
    if (scripts.length > 0)
      throw new Error(`scripts that integrations of Astro inject are not supported: one is injected into ${routeData.route}`);
  app.setInternals({
    pagesByKeys: new Map(Object.entries(styles).map(([page, own]) => [page, { styles: [...own] }])),
    entrySpecifierToBundleMap: new Map(),
  });
  app.setOptions({ settings: { scripts: [] }, logger: { options: { destination: { write: () => true } } } });
  return {
    paths() {
      // The app caches the results of `getStaticPaths`.
      app.routeCache.clearAll();
      return new StaticPaths(app).getAll();
    },
    render: (url, { route }) => app.render(new Request(url), { routeData: route }),
  };
}

/** The result of extracting a bundle. */
export interface ExtractedBundle {
  /** The file name of the entry module in the folder of modules. */
  entry: string;
  styles: PageStyles;
}

/** Returns the styles of pages as Astro recorded them. Throws if they have an unexpected form. */
function stylesOf(pages: ReadonlyMap<string, { styles?: unknown }>): PageStyles {
  const isStyle = (style: Partial<PageStyles[string][number]>): boolean =>
    typeof style.depth === 'number' && typeof style.order === 'number' && typeof style.sheet?.type === 'string';
  const all = [...pages].map(([key, { styles }]) => {
    if (!Array.isArray(styles) || !styles.every(isStyle))
      throw changed(`the styles of the page ${key} are no list of depth, order and sheet`);
    return [key, styles as PageStyles[string]] as const;
  });
  return Object.fromEntries(all);
}

/** The compiler's metadata of a component (`astro/dist/vite-plugin-astro/metadata.js`). */
interface ComponentNotes {
  astro?: Partial<Record<'hydratedComponents' | 'clientOnlyComponents' | 'serverComponents', readonly { localName: string }[]>>;
}

/** A Vite plugin that refuses islands. */
const withoutIslands = {
  name: 'banyan:without-islands',
  moduleParsed({ id, meta }: { id: string; meta: ComponentNotes }): void {
    if (!meta.astro) return;
    const { hydratedComponents, clientOnlyComponents, serverComponents } = meta.astro;
    if (!hydratedComponents || !clientOnlyComponents || !serverComponents)
      throw changed(`the compiler's notes on ${id} list no hydrated, client-only and server components`);
    const [island] = [...hydratedComponents, ...clientOnlyComponents, ...serverComponents];
    if (island)
      throw new Error(
        `islands of Astro (client:*, server:defer) are not supported: <${island.localName}> in ${id}. Write a script into the component instead`,
      );
  },
};

/** Returns an integration that extracts the bundle before Astro renders, and moves its modules from the output to `modules`. */
export function extractBundle(client: string, modules: string, onExtracted: (bundle: ExtractedBundle) => void): AstroIntegration {
  let styles: (() => PageStyles) | undefined;
  return {
    name: 'banyan:program',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [withoutIslands] } });
      },
      'astro:build:setup': ({ pages }) => {
        // The styles of a page are complete when bundling has ended.
        styles = () => stylesOf(pages);
      },
      'astro:build:start': ({ setPrerenderer }) =>
        setPrerenderer({
          name: 'banyan:program',
          async getStaticPaths() {
            const bundled = join(client, '.prerender');
            if (!existsSync(bundled))
              throw changed('bundled pages are not in `.prerender` below an output that lies in the working directory');
            renameSync(bundled, modules);
            const entry = readdirSync(modules).find((name) => name.startsWith('prerender-entry'));
            if (entry === undefined) throw changed('no module of the bundled pages is called `prerender-entry…`');
            if (!styles) throw changed('the hook astro:build:setup comes after pages are bundled');
            const bundle = { entry, styles: styles() };
            await loadPages(pathToFileURL(join(modules, entry)), bundle.styles);
            onExtracted(bundle);
            return [];
          },
          render: () => Promise.reject(new Error('the compiler renders nothing')),
        }),
    },
  };
}
