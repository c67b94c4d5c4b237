import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader } from 'astro/loaders';
import type { KindName } from '../model/registry.ts';
import { entryId } from './entry.ts';
import { siteOptions } from './options.ts';
import { siteState } from './state.ts';

/**
 * Fills a collection from the shared reading while the site is served: one entry a file. Pages take data and bodies from the
 * reading itself (`state.ts`, `entry.ts`); a copy here would be written, bundled and read again. A build compiles pages
 * without any plan.
 */
export function kindLoader(kind: KindName): Loader {
  return {
    name: `banyan-${kind}`,
    async load({ store, config, generateDigest }) {
      store.clear();
      if (!siteOptions().dev) return;
      const { reading } = await siteState();
      for (const file of reading.files.values()) {
        if (file.document.kind !== kind) continue;
        const filePath = relative(fileURLToPath(config.root), join(siteOptions().content, file.document.file));
        store.set({ id: entryId(file), data: {}, filePath, digest: generateDigest(file.lines.text) });
      }
    },
  };
}
