import type { ReadBytes } from '../reader/text-files.ts';
import { beginsAsNamed, ENDINGS, MAX_BYTES, typeOf } from './attachment-types.ts';

/** An image or document beside the plans, which the site publishes. */
export interface Attachment {
  /** Its path relative to the content root. */
  file: string;
  type: string;
  bytes: Uint8Array;
}

/** Why a file is not published, and what to do. */
export interface Refusal {
  message: string;
  fix: string;
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
