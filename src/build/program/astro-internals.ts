import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { type PathWithRoute, StaticPaths, type StaticPathsApp } from 'astro/runtime/prerender/static-paths.js';

// Everything that rests on Astro's internals (7.3), held together by test/build/astro-contract.test.ts. Astro bundles pages as for a
// static build; we take the bundle before it renders, keep it, and render with it ourselves, as `astro/dist/core/build/generate.js`
// does. Two features do not work so, and the compiler refuses them: islands (`client:*`), whose scripts are found through
// `entrySpecifierToBundleMap`, and scripts that integrations inject, which come from `settings.scripts`.

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
interface App extends StaticPathsApp {
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

/** Opens the bundle that was taken. `entry` is the address of its first module. */
export async function openPages(entry: URL, styles: PageStyles): Promise<Pages> {
  const { app }: { app: App } = await import(entry.href);
  app.setInternals({
    pagesByKeys: new Map(Object.entries(styles).map(([page, own]) => [page, { styles: [...own] }])),
    entrySpecifierToBundleMap: new Map(),
  });
  app.setOptions({ settings: { scripts: [] }, logger: { options: { destination: { write: () => true } } } });
  return {
    paths() {
      // The app keeps the answers of `getStaticPaths`.
      app.routeCache?.clearAll();
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

/** Takes what Astro has bundled before it would render, and moves its modules from the output to a folder. */
export function takeBundle(client: string, modules: string, onTaken: (taken: Taken) => void): AstroIntegration {
  let styles: () => PageStyles = () => ({});
  return {
    name: 'banyan:program',
    hooks: {
      'astro:config:setup': ({ config }) => {
        const foreign = config.integrations.map(({ name }) => name).filter((name) => !KNOWN.has(name));
        if (foreign.length > 0)
          throw new Error(`integrations of Astro that inject scripts or islands are not supported: ${foreign.join(', ')}`);
      },
      'astro:build:setup': ({ pages }) => {
        // The styles of a page are known when all is bundled.
        styles = () => Object.fromEntries([...pages].map(([key, page]) => [key, page.styles as PageStyles[string]]));
      },
      'astro:build:start': ({ setPrerenderer }) =>
        setPrerenderer({
          name: 'banyan:program',
          async getStaticPaths() {
            renameSync(join(client, '.prerender'), modules);
            const entry = readdirSync(modules).find((name) => name.startsWith('prerender-entry'));
            if (entry === undefined) throw new Error('Astro bundled no entry of its pages');
            onTaken({ entry, styles: styles() });
            return [];
          },
          render: () => Promise.reject(new Error('the compiler renders nothing')),
        }),
    },
  };
}

/** Integrations that add no script and no island to a page. */
const KNOWN: ReadonlySet<string> = new Set(['@astrojs/mdx', 'banyan:program']);
