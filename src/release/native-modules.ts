import { relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';

const SOURCES = fileURLToPath(new URL('..', import.meta.url));

/** Files that Vite must process: pages, browser scripts, and the collections, which import Astro's virtual modules. */
const BUNDLED_BY_VITE = /^(?:pages|scripts|layouts|components|styles)\/|^content\.config\.ts$/;

const PROXY = '\0banyan-native:';
/** Modules for Vite's module runner, which cannot import file URLs; stored on the global object for the generated proxies. */
const KEY = Symbol.for('banyan.native');
const shared = globalThis as { [KEY]?: Map<string, object> };

/**
 * Makes pages import our own modules through Node instead of transforming and bundling them again: the command has already loaded
 * most of them, and bundling took longer than rendering 500 pages. Browser scripts are bundled as usual.
 */
export function nativeModules(): Plugin {
  const modules = new Map<string, object>();
  shared[KEY] = modules;
  return {
    name: 'banyan:native-modules',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (this.environment.name === 'client' || importer === undefined || !source.endsWith('.ts')) return;
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      if (!resolved || resolved.external) return;
      const path = relative(SOURCES, resolved.id).split(sep).join('/');
      if (path.startsWith('..') || BUNDLED_BY_VITE.test(path)) return;
      const { href } = pathToFileURL(resolved.id);
      return this.environment.mode === 'build' ? { id: href, external: true } : PROXY + href;
    },
    async load(id) {
      if (!id.startsWith(PROXY)) return;
      const href = id.slice(PROXY.length);
      const module: object = await import(href);
      modules.set(href, module);
      const names = Object.keys(module).filter((name) => name !== 'default');
      return `const module = globalThis[Symbol.for('banyan.native')].get(${JSON.stringify(href)});\nexport const { ${names.join(', ')} } = module;\n`;
    },
  };
}
