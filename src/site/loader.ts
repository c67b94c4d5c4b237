import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import type { KindName } from '../model/registry.ts';
import { entryId } from './entry.ts';
import { siteOptions } from './options.ts';
import { clearSiteState, siteState } from './state.ts';

/**
 * Fills a collection from the shared reading: one entry a file, whose digest covers its text, so that Astro reloads the
 * pages when it changes. Pages take data and bodies from the reading itself (`state.ts`, `entry.ts`); a copy here would be
 * written, bundled and read again. In `dev`, an edit, a new file or a removed one is read at once.
 */
export function kindLoader(kind: KindName): Loader {
  async function load({ store, config, generateDigest }: LoaderContext): Promise<void> {
    const { reading } = await siteState();
    const seen = new Set<string>();
    for (const file of reading.files.values()) {
      if (file.document.kind !== kind) continue;
      const id = entryId(file);
      seen.add(id);
      const filePath = relative(fileURLToPath(config.root), join(siteOptions().content, file.document.file));
      store.set({ id, data: {}, filePath, digest: generateDigest(file.lines.text) });
    }
    for (const id of store.keys()) if (!seen.has(id)) store.delete(id);
  }
  return {
    name: `banyan-${kind}`,
    async load(context) {
      await load(context);
      const { watcher } = context;
      if (!watcher) return;
      const { content } = siteOptions();
      watcher.add(join(content));
      const changed = async (path: string): Promise<void> => {
        if (!path.startsWith(content) || !path.endsWith('.mdx')) return;
        clearSiteState();
        await load(context);
      };
      for (const event of ['change', 'add', 'unlink'] as const) watcher.on(event, changed);
    },
  };
}
