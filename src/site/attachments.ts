import { sanitizedSvg } from '../diagrams/sanitize-svg.ts';
import { attachedFiles } from '../pipeline/attachments.ts';
import { readAttachment } from '../pipeline/read-attachment.ts';
import type { Reading } from '../reader/read.ts';
import { folderBytes } from '../reader/text-files.ts';
import { assetFile } from './urls.ts';

/** A picture or document as it is published. */
export interface Published {
  /** Its path below the site. */
  file: string;
  type: string;
  bytes: Uint8Array;
}

/** What is published of a file of a content root; nothing where it may not be. */
async function published(content: string, file: string): Promise<Published | undefined> {
  const read = await readAttachment(folderBytes(content), file);
  if ('message' in read) return undefined;
  const { type, bytes } = read;
  if (type !== 'image/svg+xml') return { file: assetFile(file), type, bytes };
  const svg = await sanitizedSvg(new TextDecoder().decode(bytes));
  return svg === undefined ? undefined : { file: assetFile(file), type, bytes: new TextEncoder().encode(svg) };
}

/** Pictures and documents beside the plans that their bodies point to, and the team's logo, one after another. Nothing else of a content root is published. */
export async function* publishedFiles(content: string, reading: Pick<Reading, 'files' | 'portfolio'>): AsyncGenerator<Published> {
  for (const file of attachedFiles(reading)) {
    const each = await published(content, file);
    if (each) yield each;
  }
}
