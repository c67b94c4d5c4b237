import { readFileSync } from 'node:fs';
import { decodeSource } from '../../src/import/decode.ts';
import { importPlan } from '../../src/import/import.ts';
import type { Imported } from '../../src/import/imported.ts';
import type { Finding } from '../../src/model/finding.ts';
import { memoryTree } from '../../src/reader/memory.ts';
import { readContent } from '../../src/reader/read.ts';

/** A text as imported. */
export function importText(text: string, name = 'PLAN.md', plan = 'p'): Imported {
  const source = decodeSource(name, new TextEncoder().encode(text));
  if (!source) throw new Error('no text');
  return importPlan([source], { plan });
}

/** A file as imported. */
export const importFile = (path: string): Imported => importFiles([path]);

/** Files as one plan. */
export function importFiles(paths: readonly string[]): Imported {
  const sources = paths.map((path) => {
    const source = decodeSource(path.replace(/^.*\//, ''), readFileSync(path));
    if (!source) throw new Error(`${path} is no text`);
    return source;
  });
  return importPlan(sources, { plan: 'p' });
}

/** The text of a file of an import. */
export function fileOf(imported: Imported, path: string): string {
  const found = imported.files.find((file) => file.path === `plans/p/${path}`);
  if (!found) throw new Error(`no ${path}; there are ${imported.files.map((file) => file.path).join(', ')}`);
  return found.text;
}

/** What reading says about an import. */
export async function readingFindings(imported: Imported): Promise<Finding[]> {
  return (await readContent(memoryTree(Object.fromEntries(imported.files.map(({ path, text }) => [path, text]))))).findings;
}
