/** Where a part of the model was written: a place in the frontmatter (by its path) or in the body (by offsets). */
export interface Source {
  /** Path of the file below the content root, with forward slashes. */
  file: string;
  /** Keys and indexes in the frontmatter: `['risks', 2]`. */
  path?: readonly (string | number)[];
  /** Character offsets in the file, where it stands in the body. */
  start?: number;
  end?: number;
}

/** A place in a file, as people and editors count: lines and columns from 1, columns in UTF-16 units, end exclusive. */
export interface Place {
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** Finds the place of a source, or of one field of it (`'share'`, `['deltas', 0, 'was']`). Falls back to what encloses it. */
export type Locate = (source: Source, field?: string | readonly (string | number)[]) => Place;

/** The source of a field below another source. */
export const sourceOf = (source: Source, ...path: (string | number)[]): Source =>
  source.path ? { file: source.file, path: [...source.path, ...path] } : source;
