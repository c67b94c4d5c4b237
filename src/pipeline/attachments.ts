import { posix } from 'node:path';
import type { Document } from '../model/document.ts';
import type { Finding } from '../model/finding.ts';
import { decodePath } from '../reader/links.ts';
import type { Reading } from '../reader/read.ts';
import { finding, placeIn } from '../reader/read-file.ts';
import type { ReadBytes } from '../reader/text-files.ts';
import { beginsAsNamed, ENDINGS, MAX_BYTES, typeOf } from './attachment-types.ts';

/** An image or document beside the plans, which the site publishes. */
export interface Attachment {
  /** Its path relative to the content root. */
  file: string;
  type: string;
  bytes: Uint8Array;
}

interface Refusal {
  message: string;
  fix: string;
}

/** Returns the target of a body's link, relative to the content root, if it is a file but no plan file. */
function targetOf(document: Document, url: string): string | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/|#)/i.test(url)) return undefined;
  const path = decodePath(url.replace(/[?#].*/s, ''));
  return /\.\w+$/.test(path) && !/\.mdx?$/i.test(path)
    ? posix.normalize(posix.join(posix.dirname(document.file), path))
    : undefined;
}

/**
 * Reads an image or document if it may be published: an allowed extension, matching content, a regular file inside the content
 * root (also after resolving links), not hidden, and not too large. Otherwise returns a message and a fix.
 */
export async function readAttachment(read: ReadBytes, file: string): Promise<Attachment | Refusal> {
  const type = typeOf(file);
  if (file.startsWith('../') || file.split('/').some((part) => part.startsWith('.')))
    return {
      message: `${file} is not published`,
      fix: 'Put the file beside the page, under a name that does not start with a dot',
    };
  if (type === undefined)
    return {
      message: `files like ${file} are not published`,
      fix: `Published are ${ENDINGS.join(', ')}; link to others where they are kept, by https:`,
    };
  let bytes: Uint8Array | undefined;
  try {
    bytes = await read(file, MAX_BYTES);
  } catch (error) {
    return {
      message: `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      fix: 'Put the file itself there',
    };
  }
  // A missing file is reported as a broken link.
  if (!bytes) return { message: `${file} is not there`, fix: 'Add the file' };
  return beginsAsNamed(file, bytes)
    ? { file, type, bytes }
    : { message: `${file} is not what its ending says`, fix: 'Save the picture or document again under its own ending' };
}

/** Returns the files beside the plans that bodies link to, sorted. */
export function attachedFiles({ files }: Pick<Reading, 'files'>): string[] {
  const targets = [...files.values()].flatMap(({ document }) =>
    document.body.links.flatMap(({ url }) => targetOf(document, url) ?? []),
  );
  return [...new Set(targets)].sort();
}

/** Adds findings for linked files that cannot be published to a reading. */
export async function withAttachments<Read extends Reading>(reading: Read, read: ReadBytes): Promise<Read> {
  const refusals = new Map<string, Refusal | undefined>();
  const findings: Finding[] = [];
  for (const { document, lines } of reading.files.values()) {
    for (const { url, source } of document.body.links) {
      const file = targetOf(document, url);
      if (file === undefined) continue;
      if (!refusals.has(file)) {
        const result = await readAttachment(read, file);
        refusals.set(file, 'message' in result ? result : undefined);
      }
      const refusal = refusals.get(file);
      const dangling = reading.findings.some(
        ({ rule, place }) =>
          rule === 'reference/broken-link' && place.file === document.file && place.line === lines.at(source.start ?? 0).line,
      );
      if (refusal && !dangling)
        findings.push(
          finding(
            'file/not-published',
            refusal.message,
            placeIn(document.file, lines, source.start ?? 0, source.end ?? 0),
            url,
            refusal.fix,
          ),
        );
    }
  }
  return { ...reading, findings: [...reading.findings, ...findings] };
}
