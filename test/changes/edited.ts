import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Side } from '../../src/changes/side.ts';
import { compute } from '../../src/pipeline/compute.ts';
import { unreadFiles } from '../../src/pipeline/read-side.ts';
import { memoryTree } from '../../src/reader/memory.ts';
import { readContent } from '../../src/reader/read.ts';

/** Files of a content root: paths below it → text. */
export type Files = Readonly<Record<string, string>>;

/** The files of an example plan, as a content root of its own. */
export function planFiles(plan: string): Files {
  const root = join(import.meta.dirname, '../../content/plans', plan);
  return Object.fromEntries(
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.mdx'))
      .map((file) => [`plans/${plan}/${file}`, readFileSync(join(root, file), 'utf8')]),
  );
}

/** The same files with texts replaced in one of them. What is not found is an error of the test. */
export function edit(files: Files, file: string, ...replacements: readonly [before: string, after: string][]): Files {
  let text = files[file];
  if (text === undefined) throw new Error(`there is no ${file}`);
  for (const [before, after] of replacements) {
    if (!text.includes(before)) throw new Error(`${file} does not hold ${JSON.stringify(before)}`);
    text = text.replace(before, () => after);
  }
  return { ...files, [file]: text };
}

/** The same files without one. */
export const without = (files: Files, file: string): Files =>
  Object.fromEntries(Object.entries(files).filter(([name]) => name !== file));

/** Files as one side of a comparison. */
export async function side(files: Files, asOf = '2026-02-10'): Promise<Side> {
  const tree = memoryTree(files);
  const reading = await readContent(tree);
  return { computed: compute(reading, asOf), locate: reading.locate, unread: unreadFiles(tree, reading) };
}
