import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { glob, type Loader } from 'astro/loaders';
import { DiagramError } from '../diagrams/errors.ts';
import { folderTree } from '../reader/folder.ts';
import { PACKAGE_ROOT } from '../runtime/own-files.ts';
import { guideExtras } from '../site/guide-extras.ts';
import { drawDiagram } from '../site/markdown/document.ts';
import { hasSiteOptions } from '../site/options.ts';
import { fencesOf } from '../site/views/guide-fences.ts';

const idPrefix = (source: string): string => `g-${createHash('sha256').update(source).digest('hex').slice(0, 8)}`;

async function prepare(path: string): Promise<void> {
  const { drawings, titles } = guideExtras();
  for (const { lang, title, code, line } of fencesOf(await readFile(path, 'utf8'))) {
    if (title !== undefined) titles.set(code, title);
    if (lang !== 'mermaid' || drawings.has(code) || !hasSiteOptions()) continue;
    try {
      drawings.set(code, await drawDiagram(code, idPrefix(code)));
    } catch (error) {
      if (!(error instanceof DiagramError)) throw error;
      throw new Error(`${relative(PACKAGE_ROOT, path)}:${line + error.line - 1}: the diagram cannot be drawn: ${error.message}`);
    }
  }
}

/** Returns the files of the example plan: the portfolio and its calendars first, then the plan file, then the rest by name. */
async function exampleFiles(folder: string): Promise<{ file: string; text: string }[]> {
  const { files } = await folderTree(folder);
  const rank = (file: string): number => (file.startsWith('plans/') ? (file.endsWith('/plan.mdx') ? 1 : 2) : 0);
  const sorted = [...files].sort((a, b) => rank(a.file) - rank(b.file));
  return Promise.all(sorted.map(async ({ file, read }) => ({ file, text: new TextDecoder().decode(await read()).trimEnd() })));
}

/** Loads the pages of the guide with Astro's glob loader, and draws their diagrams. */
export function guideLoader(base: string, pattern: string[]): Loader {
  const pages = glob({ base, pattern });
  return {
    ...pages,
    name: 'banyan-guide',
    async load(context) {
      await pages.load(context);
      const root = fileURLToPath(context.config.root);
      for (const { filePath } of context.store.values()) if (filePath !== undefined) await prepare(join(root, filePath));
      guideExtras().example = await exampleFiles(join(root, base, 'example'));
      const inGuide = join(root, base);
      context.watcher?.on(
        'change',
        (path) => void (path.startsWith(inGuide) && prepare(path).catch((error: Error) => context.logger.error(error.message))),
      );
    },
  };
}
