import type { SearchRecord } from '../search-records.ts';
import type { SerializedError } from '../serialized-error.ts';
import type { FileStamp } from './reuse-file.ts';

/** The input of one part of the search index. */
export interface IndexPart {
  number: number;
  records: readonly SearchRecord[];
  /** Digest and files of this part in the previous site, if they are unmodified on disk. */
  previous?: { digest: string; files: readonly (readonly [file: string, stamp: FileStamp])[] };
}

/** The `workerData` of a writer worker. */
export interface WorkerInit {
  /** The index parts that this worker makes. */
  parts: readonly IndexPart[];
  /** The digest of the indexer: Banyan's own code and Pagefind. */
  indexerDigest: string;
  /** The absolute path of the site being written. */
  site: string;
  /** The absolute path of the previous site, whose index parts may be reused. */
  out: string;
  /** SHA-256 of previous output files that are unmodified on disk, by file. */
  previousDigests: Readonly<Record<string, string>>;
  /** Set to 1 by the main thread to stop all writing. */
  stopped: Int32Array;
}

/** A file of the site, with its slot in the search index if it is searched. */
export interface OutputFile {
  /** The path relative to the site. */
  file: string;
  /** The bytes; absent if the file was reused from the previous site and is already in place. */
  bytes?: Uint8Array;
  slot?: { part: number; index: number };
}

/** A message to a writer worker. */
export type WorkerRequest =
  /** The number of pages of each index part, by part number. Sent before any file. */
  { expect: readonly number[] } | { write: readonly OutputFile[] } | { end: true };

/** The result of a worker: SHA-256 by file and by index part. */
export interface WriteResult {
  files: { [file: string]: string };
  parts: { [number: number]: string };
}

/** A message from a writer worker. `wrote` is the number of files written. */
export type WorkerResponse = { wrote: number } | { indexing: true } | { done: WriteResult } | { failed: SerializedError };
