import type { Document } from '../model/document.ts';
import type { Finding } from '../model/finding.ts';
import type { Lines } from './lines.ts';

/** One file as read: the document and its text. */
export interface ReadFile {
  document: Document;
  lines: Lines;
  ranges: ReadonlyMap<string, readonly [number, number]>;
}

/** What reading one file came to. */
export interface Outcome {
  file: string;
  read?: ReadFile;
  findings: Finding[];
}
