import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type AstroIntegration, type AstroUserConfig, build } from 'astro';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ExtractedBundle,
  extractBundle,
  loadPages,
  type PageStyles,
  type Pages,
} from '../../src/build/program/astro-internals.ts';

// What `astro-internals.ts` rests on, asked of the installed Astro with a site of three pages. Where one of these fails after an
// update of Astro, its title names the internal that has changed.

const folder = mkdtempSync(join(tmpdir(), 'banyan-astro-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What pages of the fixture show; they read it at every rendering, as ours read the plans. */
const state = globalThis as { contractSlugs?: string[] };

const PAGES = {
  'src/pages/index.astro': '---\nimport "../own.css";\n---\n<html><head></head><body><h1>Home</h1></body></html>\n',
  'src/pages/[slug].astro':
    '---\nexport const getStaticPaths = () => globalThis.contractSlugs.map((slug) => ({ params: { slug }, props: { said: slug } }));\nif (Astro.props.said === "broken") throw new Error("a page that throws");\n---\n<html><head></head><body>{Astro.props.said}</body></html>\n',
  'src/pages/data.json.ts': 'export const GET = () => new Response("{}", { headers: { "content-type": "application/json" } });\n',
  'src/own.css': 'h1 { color: rebeccapurple }\n',
};

const MODULES = resolve('node_modules');

let sites = 0;
/** Compiles a site, and returns what was taken of it. */
async function taken(
  files: Record<string, string>,
  integrations: AstroIntegration[] = [],
): Promise<{ taken: ExtractedBundle; modules: string; client: string }> {
  const root = join(folder, `site-${++sites}`);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  symlinkSync(MODULES, join(root, 'node_modules'));
  const [client, modules] = [join(root, 'client'), join(root, 'modules')];
  let found: ExtractedBundle | undefined;
  const take = extractBundle(client, modules, (each) => {
    found = each;
  });
  const config: AstroUserConfig = {
    outDir: client,
    cacheDir: join(root, 'cache'),
    output: 'static',
    trailingSlash: 'always',
    base: '/token',
    build: { format: 'directory', inlineStylesheets: 'never' },
    integrations: [...integrations, take],
  };
  // Astro bundles below the output only where that lies below the working directory.
  const before = process.cwd();
  process.chdir(root);
  try {
    await build({ ...config, root, configFile: false, logLevel: 'silent' });
  } finally {
    process.chdir(before);
  }
  if (!found) throw new Error('nothing was taken');
  return { taken: found, modules, client };
}

describe('of a build', () => {
  let site: Awaited<ReturnType<typeof taken>>;
  let pages: Pages;
  beforeAll(async () => {
    state.contractSlugs = ['a'];
    site = await taken(PAGES);
    pages = await loadPages(pathToFileURL(join(site.modules, site.taken.entry)), site.taken.styles);
  });
  const page = async (pathname: string): Promise<Response> => {
    const path = (await pages.paths()).find((each) => each.pathname === pathname);
    if (!path) throw new Error(`no page ${pathname}`);
    return pages.render(new URL(`/token${pathname}`, 'http://localhost'), path);
  };

  test('setPrerenderer: the modules of pages are taken before anything is rendered', () => {
    expect(readdirSync(site.client).filter((name) => name.endsWith('.html') || name === '.prerender')).toEqual([]);
    expect(existsSync(join(site.modules, site.taken.entry))).toBe(true);
  });

  test('PageBuildData.styles: style sheets of a page are noted under its key, with depth, order and address', () => {
    const key = Object.keys(site.taken.styles).find((each) => each.includes('index.astro')) ?? '';
    expect(site.taken.styles[key]).toEqual([
      expect.objectContaining({
        depth: expect.any(Number),
        order: expect.any(Number),
        sheet: { type: 'external', src: expect.stringMatching(/^_astro\/.+\.css$/) },
      }),
    ]);
  });

  test('setInternals, setOptions: a page links the style sheets that were noted for it', async () => {
    const html = await (await page('/')).text();
    const href = /<link rel="stylesheet" href="([^"]+)"/.exec(html)?.[1] ?? '';
    expect(href).toMatch(/^\/token\/_astro\/.+\.css$/);
    expect(readFileSync(join(site.client, href.slice('/token/'.length)), 'utf8')).toContain('#639');
  });

  test('StaticPaths, routeCache.clearAll: paths follow what getStaticPaths answers now', async () => {
    const names = async (): Promise<string[]> => (await pages.paths()).map(({ pathname }) => pathname).sort();
    expect(await names()).toEqual(['/', '/a/', '/data.json']);
    state.contractSlugs = ['b', 'c'];
    expect(await names()).toEqual(['/', '/b/', '/c/', '/data.json']);
  });

  test('render, getComponentByRoute: a page gets the props of its path, an endpoint keeps its type, and what a page throws is thrown', async () => {
    state.contractSlugs = ['said', 'broken'];
    expect(await (await page('/said/')).text()).toContain('<body>said</body>');
    expect((await page('/data.json')).headers.get('content-type')).toBe('application/json');
    await expect(page('/broken/')).rejects.toThrow('a page that throws');
  });
});

describe('is refused', () => {
  test.each([
    ['client:load', 'Counter client:load'],
    ['client:only', 'Counter client:only="react"'],
  ])('an island: %s', async (_, used) => {
    const files = {
      'src/pages/index.astro': `---\nimport Counter from '../counter.js';\n---\n<html><body><${used} /></body></html>\n`,
      'src/counter.js': 'export default () => null;\n',
    };
    await expect(taken(files)).rejects.toThrow(
      /islands of Astro \(client:\*, server:defer\) are not supported: <Counter> in .*index\.astro\. Write a script into the component instead/,
    );
  });

  test.each(['page', 'head-inline'] as const)('a script that an integration injects: %s', async (stage) => {
    const foreign: AstroIntegration = {
      name: 'foreign',
      hooks: { 'astro:config:setup': ({ injectScript }) => injectScript(stage, 'console.log(1)') },
    };
    state.contractSlugs = [];
    await expect(taken(PAGES, [foreign])).rejects.toThrow(
      'scripts that integrations of Astro inject are not supported: one is injected into /',
    );
  });
});

describe('an internal that is gone is named', () => {
  let bundles = 0;
  /** Opens a bundle whose app is this one. */
  function opened(app: string): Promise<Pages> {
    const file = join(folder, `bundle-${++bundles}.mjs`);
    writeFileSync(file, app);
    return loadPages(pathToFileURL(file), {} satisfies PageStyles);
  }
  const METHODS = 'setInternals() {}, setOptions() {}, render() {}, getComponentByRoute() {}';
  test.each([
    ['', 'the entry of the bundled pages exports no `app`'],
    ['export const app = {}', '`app.setInternals()` of the bundled pages is gone'],
    ['export const app = { setInternals() {}, setOptions() {} }', '`app.render()` of the bundled pages is gone'],
    [`export const app = { ${METHODS}, manifest: {} }`, '`app.manifest.routes` of the bundled pages is no list'],
    [
      `export const app = { ${METHODS}, manifest: { routes: [] }, routeCache: {} }`,
      '`app.routeCache.clearAll()` of the bundled pages is gone',
    ],
  ])('%s', async (app, message) => {
    await expect(opened(app)).rejects.toThrow(
      `Astro has changed: ${message}. Banyan rests on it in src/build/program/astro-internals.ts`,
    );
  });
});
