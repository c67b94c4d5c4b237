import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../failure.ts';

/** What the last import of a plan wrote, so that the next can tell the team's edits from the source's. */
export interface ImportRecord {
  sources: string[];
  files: Record<string, string>;
}

const place = (root: string, plan: string): string => join(root, '.banyan', 'import', `${plan}.json`);

/** The record of the last import of a plan, if there is one. */
export function readRecord(root: string, plan: string): ImportRecord | undefined {
  const path = place(root, plan);
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as ImportRecord;
  } catch {
    throw new UsageError(`${path} is damaged`, 'Restore it from version control, or import into a new folder');
  }
}

/** Keeps what an import wrote. */
export function writeRecord(root: string, plan: string, record: ImportRecord): void {
  const path = place(root, plan);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(record, null, 1)}\n`);
}
