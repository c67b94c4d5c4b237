import type { Fault } from '../fault.ts';
import type { SearchRecord } from '../records.ts';
import type { Stamp } from './take-over.ts';

/** A part of the search index. */
export interface Part {
  number: number;
  records: readonly SearchRecord[];
  /** The digest and the files of the part in the site before, where they are as they were written. */
  before?: { digest: string; files: readonly (readonly [file: string, stamp: Stamp])[] };
}

/** What the writing of a site begins with. */
export interface Beginning {
  /** The parts of the index that this thread makes. */
  parts: readonly Part[];
  /** The digest of what makes the index: our own code, and Pagefind. */
  own: string;
  /** The absolute path of the site that is written. */
  site: string;
  /** That of the site before, which parts of the index are taken over from. */
  out: string;
  /** Digests of the files of the site before, as far as they are as they were written. */
  before: Readonly<Record<string, string>>;
  /** Raised by the main thread when nothing may be written any more. */
  stopped: Int32Array;
}

/** A file of the site, with its place in the index where it is searched. */
export interface Written {
  /** Its path below the site. */
  file: string;
  /** Its bytes; absent where it lies in the site already, taken over from the one before. */
  bytes?: Uint8Array;
  place?: { part: number; place: number };
}

/** To a thread that writes. */
export type Order =
  /** How many pages each part of the index will have, by its number; before any file is written. */
  { expect: readonly number[] } | { write: readonly Written[] } | { end: true };

/** What was written: digests of the files that were given, and of the parts of the index. */
export interface Outcome {
  files: { [file: string]: string };
  parts: { [number: number]: string };
}

/** From a thread that writes. `wrote` is how many files of an order are done. */
export type Answer = { wrote: number } | { indexing: true } | { done: Outcome } | { failed: Fault };
