import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineCollection } from 'astro/content/config';
import type { Loader } from 'astro/loaders';
import { architectureSchema } from './model/kinds/architecture.ts';
import { calendarSchema } from './model/kinds/calendar.ts';
import { checklistSchema } from './model/kinds/checklist.ts';
import { dataSchema } from './model/kinds/data.ts';
import { decisionSchema, decisionsSchema } from './model/kinds/decisions.ts';
import { endpointsSchema } from './model/kinds/endpoints.ts';
import { environmentSchema } from './model/kinds/environment.ts';
import { mappingsSchema } from './model/kinds/mappings.ts';
import { metricsSchema } from './model/kinds/metrics.ts';
import { pageSchema } from './model/kinds/page.ts';
import { phaseSchema } from './model/kinds/phase.ts';
import { planSchema } from './model/kinds/plan.ts';
import { portfolioSchema } from './model/kinds/portfolio.ts';
import { qualitySchema } from './model/kinds/quality.ts';
import { risksSchema } from './model/kinds/risks.ts';
import { rollbackSchema } from './model/kinds/rollback.ts';
import { rolloutSchema } from './model/kinds/rollout.ts';
import { stackSchema } from './model/kinds/stack.ts';
import type { KindName } from './model/registry.ts';
import { folderTree } from './reader/folder.ts';
import { type ReadFile, type Reading, readContent } from './reader/read.ts';
import { ReadCache } from './reader/read-cache.ts';

const MOST_SHOWN = 10;

/** The id of a file in its collection: `shop/build`, `shop`, or `portfolio`. */
const idOf = ({ document: { plan, id } }: ReadFile): string =>
  [...new Set([plan, id])].filter((part) => part !== undefined).join('/');

const caches = new Map<string, ReadCache>();

/** Reads a content root for one collection after another: files that did not change are read once. */
async function readRoot(root: string): Promise<Reading> {
  const cache = caches.get(root) ?? new ReadCache();
  caches.set(root, cache);
  return readContent(await folderTree(root), cache);
}

/** Loads the files of a kind with their data. Throws where one of them cannot be read, with each place and what to write. */
function kindLoader(kind: KindName, content: string): Loader {
  return {
    name: `banyan-${kind}`,
    async load({ store, config, generateDigest, watcher, logger }) {
      const root = join(fileURLToPath(config.root), content);
      const fill = async (): Promise<void> => {
        const { files, findings } = await readRoot(root);
        const own = [...files.values()].filter(({ document }) => document.kind === kind);
        const names = new Set(own.map(({ document }) => document.file));
        const errors = findings.filter(({ severity, place }) => severity === 'error' && names.has(place.file));
        if (errors.length > 0) {
          const lines = errors
            .slice(0, MOST_SHOWN)
            .map(
              ({ place, message, fix }) =>
                `${content}/${place.file}:${place.line}:${place.column}: ${message}${fix ? `. ${fix}` : ''}`,
            );
          throw new Error(
            `${lines.join('\n')}${errors.length > MOST_SHOWN ? `\nand ${errors.length - MOST_SHOWN} more: see banyan check` : ''}`,
          );
        }
        store.clear();
        for (const file of own) {
          const { fields, file: path, body } = file.document;
          if (fields === undefined) continue;
          const { text } = file.lines;
          store.set({
            id: idOf(file),
            data: { ...fields },
            body: text.slice(body.source.start),
            filePath: `${content}/${path}`,
            digest: generateDigest(text),
          });
        }
      };
      await fill();
      const refresh = (path: string): void => {
        if (path.startsWith(root)) fill().catch((error: Error) => logger.error(error.message));
      };
      watcher?.add(root);
      for (const event of ['add', 'change', 'unlink'] as const) watcher?.on(event, refresh);
    },
  };
}

/**
 * Returns Astro content collections of every kind of file of a content root, for the `content.config.ts` of a team's own site:
 * `export const collections = { ...planCollections({ root: 'content' }) }`. Entries carry the parsed data of their files, with the types
 * of the schemas, and the Markdown below it as `body`. Their ids are `plan/file`, such as `shop/build`. `root` is relative to the
 * site's own root.
 */
export function planCollections({ root = 'content' }: { root?: string } = {}) {
  const of = (kind: KindName): Loader => kindLoader(kind, root);
  return {
    portfolio: defineCollection({ loader: of('portfolio'), schema: portfolioSchema }),
    calendars: defineCollection({ loader: of('calendar'), schema: calendarSchema }),
    plans: defineCollection({ loader: of('plan'), schema: planSchema }),
    phases: defineCollection({ loader: of('phase'), schema: phaseSchema }),
    endpoints: defineCollection({ loader: of('endpoints'), schema: endpointsSchema }),
    mappings: defineCollection({ loader: of('mappings'), schema: mappingsSchema }),
    architecture: defineCollection({ loader: of('architecture'), schema: architectureSchema }),
    stack: defineCollection({ loader: of('stack'), schema: stackSchema }),
    risks: defineCollection({ loader: of('risks'), schema: risksSchema }),
    metrics: defineCollection({ loader: of('metrics'), schema: metricsSchema }),
    data: defineCollection({ loader: of('data'), schema: dataSchema }),
    quality: defineCollection({ loader: of('quality'), schema: qualitySchema }),
    environment: defineCollection({ loader: of('environment'), schema: environmentSchema }),
    rollout: defineCollection({ loader: of('rollout'), schema: rolloutSchema }),
    rollback: defineCollection({ loader: of('rollback'), schema: rollbackSchema }),
    decisions: defineCollection({ loader: of('decisions'), schema: decisionsSchema }),
    decision: defineCollection({ loader: of('decision'), schema: decisionSchema }),
    checklists: defineCollection({ loader: of('checklist'), schema: checklistSchema }),
    pages: defineCollection({ loader: of('page'), schema: pageSchema }),
  };
}
