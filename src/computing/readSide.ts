import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CivilDate } from '../model/values/civil.ts';
import { folderTree } from '../reading/folder.ts';
import { gitTree } from '../reading/gitTree.ts';
import { type Reading, readContent } from '../reading/read.ts';
import type { Tree } from '../reading/tree.ts';
import { type Computed, compute } from './compute.ts';

/** Where one side of a comparison comes from. */
export type SideSource = { ref: string } | { worktree: true } | { directory: string };

/** A side as read and computed, and the files of it that did not get into the model. */
export interface ReadSide {
  reading: Reading;
  computed: Computed;
  locate: Reading['locate'];
  unread: { file: string; reason: string }[];
  files: number;
}

/** A folder of plans, or a checkout that holds one below `content/`. */
const contentIn = (directory: string): string =>
  !existsSync(join(directory, 'plans')) && existsSync(join(directory, 'content', 'plans'))
    ? join(directory, 'content')
    : directory;

const treeOf = (source: SideSource, content: string): Promise<Tree> =>
  'ref' in source
    ? gitTree(content, source.ref)
    : folderTree('worktree' in source ? content : contentIn(resolve(source.directory)));

/** Files that are in the tree and not in the model: damaged, refused by their schema, or not readable at all. */
function unreadFiles(tree: Tree, reading: Reading): ReadSide['unread'] {
  const reasonOf = (file: string): string => {
    const finding = reading.findings.find(({ place, severity }) => place.file === file && severity === 'error');
    return finding ? `line ${finding.place.line}: ${finding.message}` : 'it cannot be read';
  };
  const misplaced = new Set(reading.findings.filter(({ rule }) => rule === 'file/unknown-place').map(({ place }) => place.file));
  const refused = tree.files.flatMap(({ file }) =>
    reading.files.get(file)?.document.fields === undefined && !misplaced.has(file) ? [{ file, reason: reasonOf(file) }] : [],
  );
  return [...refused, ...tree.problems.map(({ file, message }) => ({ file, reason: message }))];
}

/** Reads and computes one side on a day. Throws GitError where its ref cannot be read. Diagrams are not checked. */
export async function readSide(source: SideSource, content: string, asOf: CivilDate): Promise<ReadSide> {
  const tree = await treeOf(source, content);
  const reading = await readContent(tree);
  return {
    reading,
    computed: compute(reading, asOf),
    locate: reading.locate,
    unread: unreadFiles(tree, reading),
    files: tree.files.length,
  };
}
