import type { ApiSources } from '../analysis/contracts.ts';
import { folderTree } from '../reader/folder.ts';
import { type Reading, readContent } from '../reader/read.ts';
import type { ReadCache } from '../reader/read-cache.ts';
import { folderBytes, folderText } from '../reader/text-files.ts';
import type { Project } from '../runtime/project.ts';
import { withAttachments } from './attachments.ts';
import { withContracts } from './contracts.ts';
import { diagramFindings } from './diagrams.ts';

/** Reads a content root and checks all of its files, including diagrams and OpenAPI documents. */
export async function readAll(
  { contentRoot: content, cacheDir }: Pick<Project, 'contentRoot' | 'cacheDir'>,
  cache?: ReadCache,
): Promise<Reading & { contracts: ApiSources }> {
  const read = await withContracts(await readContent(await folderTree(content), cache), folderText(content));
  const reading = await withAttachments(read, folderBytes(content));
  return { ...reading, findings: [...reading.findings, ...(await diagramFindings(reading, cacheDir))] };
}
