/** A file of a content root, by its path below it. */
export interface TreeFile {
  file: string;
  read(): Promise<Uint8Array>;
  /** Changes whenever the content may have changed; absent where nothing says. */
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

/** Files about a folder, for the people who work in it. */
const ABOUT = /^(?:readme|license|licence|contributing|changelog|code_of_conduct|security|support|agents|claude)\.md$/i;

/** Whether a file or folder is no part of a content root: hidden, of a package, of the guide, or a README. */
export function isLeftAlone(file: string): boolean {
  const parts = file.split('/');
  if (ABOUT.test(parts.at(-1) ?? '')) return true;
  return parts[0] === 'guide' || parts.some((part) => part.startsWith('.') || part === 'node_modules');
}

/** A symbolic link. It could lead anywhere on the machine that builds, and a commit holds nothing but its name. */
export const linkProblem = (file: string): TreeProblem => ({
  file,
  rule: 'file/link',
  message: 'a symbolic link is not followed',
  fix: 'Replace the link by the file or folder it points to',
});
