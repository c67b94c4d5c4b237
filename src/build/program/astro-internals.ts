import { existsSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import { type PathWithRoute, StaticPaths, type StaticPathsApp } from 'astro/runtime/prerender/static-paths.js';

// Everything that rests on Astro's internals (7.3), held together by test/build/astro-contract.test.ts. Astro bundles pages as for a
// static build; we take the bundle before it renders, keep it, and render with it ourselves, as `astro/dist/core/build/generate.js`
// does. Where an internal is not as we know it, the error names it. Two features are refused: islands (`client:*`, `server:defer`),
// whose loaders Astro writes as inline scripts that no policy of a published site allows, and scripts that integrations inject,
// which would come from `settings.scripts`.

export type { PathWithRoute };

/** The styles of pages as Astro notes them when it bundles, by its key of a page. */
export interface PageStyles {
  [page: string]: readonly {
    depth: number;
    order: number;
    sheet: { type: 'inline'; content: string } | { type: 'external'; src: string };
  }[];
}

/** What Astro's bundle of pages is to a renderer (`astro/dist/core/build/app.js`). */
interface App extends Required<StaticPathsApp> {
  setInternals(internals: {
    pagesByKeys: ReadonlyMap<string, { styles: unknown }>;
    entrySpecifierToBundleMap: Map<string, string>;
  }): void;
  setOptions(options: { settings: { scripts: [] }; logger: { options: { destination: { write(): boolean } } } }): void;
  render(request: Request, options: { routeData: PathWithRoute['route'] }): Promise<Response>;
}

/** The compiled pages, ready to render. */
export interface Pages {
  /** All pages of the plans that are set now. Forgets those of plans that were set before. */
  paths(): Promise<PathWithRoute[]>;
  /** Renders one of them. Rejects with what the page has thrown. */
  render(url: URL, path: PathWithRoute): Promise<Response>;
}

/** An internal of Astro that is not as it was in 7.3. */
const changed = (internal: string): Error =>
  new Error(`Astro has changed: ${internal}. Banyan rests on it in src/build/program/astro-internals.ts`);

/** Checks that a bundle exports what we use. Throws with the name of what is missing. */
function appOf({ app }: { app?: Partial<App> }): App {
  if (app === undefined) throw changed('the entry of the bundled pages exports no `app`');
  for (const method of ['setInternals', 'setOptions', 'render', 'getComponentByRoute'] as const)
    if (typeof app[method] !== 'function') throw changed(`\`app.${method}()\` of the bundled pages is gone`);
  if (!Array.isArray(app.manifest?.routes)) throw changed('`app.manifest.routes` of the bundled pages is no list');
  if (typeof app.routeCache?.clearAll !== 'function') throw changed('`app.routeCache.clearAll()` of the bundled pages is gone');
  if (typeof StaticPaths?.prototype?.getAll !== 'function')
    throw changed('`StaticPaths.getAll()` of astro/runtime/prerender/static-paths.js is gone');
  return app as App;
}

/** Opens the bundle that was taken. `entry` is the address of its first module. Rejects where it is not as we know it. */
export async function openPages(entry: URL, styles: PageStyles): Promise<Pages> {
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
      // The app keeps the answers of `getStaticPaths`.
      app.routeCache.clearAll();
      return new StaticPaths(app).getAll();
    },
    render: (url, { route }) => app.render(new Request(url), { routeData: route }),
  };
}

/** What is taken of a build. */
export interface Taken {
  /** The name of the first module, in the folder of modules. */
  entry: string;
  styles: PageStyles;
}

/** The styles of pages as Astro has noted them. Throws where they have another form. */
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

/** What Astro's compiler notes of a component that it has compiled (`astro/dist/vite-plugin-astro/metadata.js`). */
interface ComponentNotes {
  astro?: Partial<Record<'hydratedComponents' | 'clientOnlyComponents' | 'serverComponents', readonly { localName: string }[]>>;
}

/** Stops where a component is an island. */
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

/** Takes what Astro has bundled before it would render, and moves its modules from the output to a folder. */
export function takeBundle(client: string, modules: string, onTaken: (taken: Taken) => void): AstroIntegration {
  let styles: (() => PageStyles) | undefined;
  return {
    name: 'banyan:program',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [withoutIslands] } });
      },
      'astro:build:setup': ({ pages }) => {
        // The styles of a page are known when all is bundled.
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
            const taken = { entry, styles: styles() };
            await openPages(pathToFileURL(join(modules, entry)), taken.styles);
            onTaken(taken);
            return [];
          },
          render: () => Promise.reject(new Error('the compiler renders nothing')),
        }),
    },
  };
}
