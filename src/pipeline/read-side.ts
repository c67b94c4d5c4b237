import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Document } from '../model/document.ts';
import type { CivilDate } from '../model/values/civil.ts';
import { folderTree } from '../reader/folder.ts';
import { gitTree } from '../reader/git-tree.ts';
import { type Reading, readContent } from '../reader/read.ts';
import { ReadCache } from '../reader/read-cache.ts';
import { folderText, gitText, type ReadText } from '../reader/text-files.ts';
import type { Tree } from '../reader/tree.ts';
import { type ComputeCache, type Computed, compute } from './compute.ts';
import { withContracts } from './contracts.ts';
import { type Day, dayOf } from './day.ts';
import { NOT_COMPUTED } from './failed.ts';

/** The origin of one side of a comparison. */
export type SideSource = { ref: string } | { worktree: true } | { directory: string };

/** One side of a comparison, read and computed, and its files that are missing from the model. */
export interface ReadSide {
  computed: Computed;
  locate: Reading['locate'];
  unread: { file: string; reason: string; digest?: string }[];
  /** All files read, relative to the content root. */
  files: readonly string[];
}

/** Returns a folder of plans, or `content/` in a checkout. */
const contentIn = (directory: string): string =>
  !existsSync(join(directory, 'plans')) && existsSync(join(directory, 'content', 'plans'))
    ? join(directory, 'content')
    : directory;

/** Names files on disk by their git blob id, so that equal files are recognised in a commit. */
function namedByContent(tree: Tree): Promise<Tree> {
  const files = tree.files.map(async (entry) => {
    const bytes = await entry.read().catch(() => undefined);
    if (bytes === undefined) return entry;
    const id = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
    return { ...entry, stamp: id, read: async () => bytes };
  });
  return Promise.all(files).then((read) => ({ ...tree, files: read }));
}

async function open(source: SideSource, content: string): Promise<{ tree: Tree; text: ReadText }> {
  if ('ref' in source) return { tree: await gitTree(content, source.ref), text: gitText(content, source.ref) };
  const folder = 'worktree' in source ? content : contentIn(resolve(source.directory));
  return { tree: await namedByContent(await folderTree(folder)), text: folderText(folder) };
}

const isIncomplete = (document: Document | undefined): boolean => document?.fields === undefined || document.incomplete === true;

/** Returns files that are not, or not completely, in the model: damaged, refused by their schema, or unreadable. */
export function unreadFiles(tree: Tree, reading: Reading): ReadSide['unread'] {
  const reasonOf = (file: string): string => {
    const finding = reading.findings.find(({ place, severity }) => place.file === file && severity === 'error');
    return finding ? `line ${finding.place.line}: ${finding.message}` : 'it cannot be read';
  };
  const misplaced = new Set(reading.findings.filter(({ rule }) => rule === 'file/unknown-place').map(({ place }) => place.file));
  const refused = tree.files.flatMap(({ file }) =>
    isIncomplete(reading.files.get(file)?.document) && !misplaced.has(file) ? [{ file, reason: reasonOf(file) }] : [],
  );
  return [...refused, ...tree.problems.map(({ file, message }) => ({ file, reason: message }))];
}

/** Returns plans that could not be computed, as files that are missing: nothing can be said about them. */
const uncomputed = ({ findings }: Computed): ReadSide['unread'] =>
  findings.flatMap(({ rule, place, message }) => (rule === NOT_COMPUTED ? [{ file: place.file, reason: message }] : []));

/**
 * Returns a function that reads the sides of a comparison and computes them on one day: the given one, or that of the side read
 * first (set in its portfolio.mdx, or the clock's). Files and plans equal on both sides are read and computed once. Diagrams are
 * not checked. Throws GitError if a ref cannot be read.
 */
export function sideReader(content: string, asOf: CivilDate | { clock: CivilDate }): (source: SideSource) => Promise<ReadSide> {
  const files = new ReadCache();
  const plans: ComputeCache = new WeakMap();
  let day: Day | undefined = typeof asOf === 'string' ? { asOf, asOfBy: 'option' } : undefined;
  return async (source) => {
    const { tree, text } = await open(source, content);
    const reading = await withContracts(await readContent(tree, files), text);
    day ??= dayOf(reading.portfolio, undefined, typeof asOf === 'string' ? asOf : asOf.clock);
    const computed = compute(reading, day.asOf, { asOfBy: day.asOfBy, cache: plans });
    return {
      computed,
      locate: reading.locate,
      unread: [...unreadFiles(tree, reading), ...reading.unreadDocuments, ...uncomputed(computed)],
      files: tree.files.map(({ file }) => file),
    };
  };
}
