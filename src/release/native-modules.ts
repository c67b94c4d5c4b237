import { relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';

const SOURCE = fileURLToPath(new URL('..', import.meta.url));

/** What Vite has to see: pages, the scripts of browsers, and the collections, which import Astro's own modules. */
const BUNDLED = /^(?:pages|scripts|layouts|components|styles)\/|^content\.config\.ts$/;

const PROXY = '\0banyan-native:';
/** Modules for the module runner of Vite, which imports nothing by a file's address; on the global object for its code. */
const KEY = Symbol.for('banyan.native');
const shared = globalThis as { [KEY]?: Map<string, object> };

/**
 * Lets pages import our own modules as Node does, rather than transform and bundle them once more: the command has loaded
 * most of them already, and it took longer than to render five hundred pages. Scripts for browsers are bundled as ever.
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
      const path = relative(SOURCE, resolved.id).split(sep).join('/');
      if (path.startsWith('..') || BUNDLED.test(path)) return;
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
