/** A file of a content root, by its path below it. */
export interface TreeFile {
  file: string;
  read(): Promise<Uint8Array>;
  /** Changes whenever the content may have changed; absent where nothing tells. */
  stamp?: string;
}

/** Something that could not be listed or opened. */
export interface TreeProblem {
  file: string;
  rule: string;
  message: string;
  fix: string;
}

/** The files of a content root: a folder on disk, or the tree of a git ref. */
export interface Tree {
  files: TreeFile[];
  /** Other files, by path: pictures and documents that bodies may point to. */
  assets?: ReadonlySet<string>;
  problems: TreeProblem[];
}
