import { createHash } from 'node:crypto';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import type { Plan } from '../model/plan.ts';
import type { KindName } from '../model/registry.ts';
import { rowsOf } from '../model/rowsOf.ts';
import type { ReadFile } from '../reading/read.ts';
import { siteOptions } from './options.ts';
import { RENDERER_VERSION, renderDocument, withDiagrams } from './rendering/document.ts';
import { clearSiteState, siteState } from './state.ts';
import { anchorOf } from './urls.ts';

/** The id of a file in its collection: `node-to-python/core-features`. */
export const entryId = (file: ReadFile): string =>
  [file.document.plan, file.document.id].filter((part) => part !== undefined).join('/');

/** The anchors of the rows of each file. */
function rowAnchors(plans: readonly Plan[]): Map<string, Set<string>> {
  const anchors = new Map<string, Set<string>>();
  for (const row of plans.flatMap(rowsOf)) {
    const { file } = row.source;
    anchors.set(file, (anchors.get(file) ?? new Set()).add(anchorOf(row.ref)));
  }
  return anchors;
}

const schemaHash = (schema: string, base: string): string =>
  createHash('sha256').update(`${RENDERER_VERSION}\n${schema}\n${base}`).digest('hex').slice(0, 16);

/**
 * Fills a collection from the shared reading: one entry a file, its body rendered. The digest covers the text and the
 * schema, so that an entry is rendered again when either changes. In `dev`, an edit, a new file or a removed one is
 * read at once.
 */
export function kindLoader(kind: KindName, schemaText: string): Loader {
  async function load(context: LoaderContext): Promise<void> {
    const { store, config } = context;
    const base = config.base.replace(/\/$/, '');
    const schema = schemaHash(schemaText, base);
    const { reading, computed } = await siteState();
    const anchors = rowAnchors(computed.plans.map(({ plan }) => plan));
    const seen = new Set<string>();
    for (const file of reading.files.values()) {
      if (file.document.kind !== kind) continue;
      const id = entryId(file);
      seen.add(id);
      const digest = context.generateDigest(
        `${schema}\n${[...(anchors.get(file.document.file) ?? [])].join()}\n${file.lines.text}`,
      );
      if (store.get(id)?.digest === digest) continue;
      const rendered = await renderDocument(file, base, anchors.get(file.document.file) ?? new Set());
      store.set({
        id,
        data: {},
        filePath: relative(fileURLToPath(config.root), join(siteOptions().content, file.document.file)),
        digest,
        rendered: { html: rendered.html, metadata: { headings: rendered.headings } },
      });
    }
    for (const id of store.keys()) if (!seen.has(id)) store.delete(id);
  }
  return {
    name: `banyan-${kind}`,
    async load(context) {
      await withDiagrams(() => load(context));
      const { watcher } = context;
      if (!watcher) return;
      const { content } = siteOptions();
      watcher.add(join(content));
      const changed = async (path: string): Promise<void> => {
        if (!path.startsWith(content) || !path.endsWith('.mdx')) return;
        clearSiteState();
        await withDiagrams(() => load(context));
      };
      for (const event of ['change', 'add', 'unlink'] as const) watcher.on(event, changed);
    },
  };
}
