import { resolve } from 'node:path';
import { folderTree } from '../reading/folder.ts';
import { type Reading, readContent } from '../reading/read.ts';
import { diagramFindings } from './diagrams.ts';

/** Where drawings, answers about diagrams and rendered pages are kept between runs. May be deleted at any time. */
export const CACHE = resolve('node_modules/.cache/banyan');

/** Reads a content root with everything that can be wrong with its files, their diagrams included. */
export async function readAll(content: string): Promise<Reading> {
  const reading = await readContent(await folderTree(content));
  return { ...reading, findings: [...reading.findings, ...(await diagramFindings(reading, CACHE))] };
}
