/** The origin of a part of the model: a path in the frontmatter, or offsets in the body. */
export interface Source {
  /** The path relative to the content root, with forward slashes. */
  file: string;
  /** Keys and indexes in the frontmatter: `['risks', 2]`. */
  path?: readonly (string | number)[];
  /** Character offsets in the file, for parts of the body. */
  start?: number;
  end?: number;
}

/** A range in a file as editors count: lines and columns from 1, columns in UTF-16 units, end exclusive. */
export interface Place {
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/**
 * Returns the range of a source, or of one of its fields (`'share'`, `['deltas', 0, 'was']`). Falls back to the enclosing range.
 */
export type Locate = (source: Source, field?: string | readonly (string | number)[]) => Place;

/** Returns the source of a field below another source. */
export const sourceOf = (source: Source, ...path: (string | number)[]): Source =>
  source.path ? { file: source.file, path: [...source.path, ...path] } : source;
