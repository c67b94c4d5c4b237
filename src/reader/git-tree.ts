import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, posix, relative, resolve, sep } from 'node:path';
import { GitError, git, gitEnvironment } from './git.ts';
import { isLeftAlone, linkProblem, type Tree, type TreeProblem } from './tree.ts';

/** Roots of repositories by folder: a comparison asks for the same ones over and over, and each answer is a process. */
const ROOTS = new Map<string, string>();

/** The repository that holds a folder, and the folder's path in it (`` for its root). */
export function repositoryOf(folder: string): { root: string; path: string } {
  const below = (root: string): { root: string; path: string } => ({
    root,
    path: relative(resolve(root), resolve(folder)).split(sep).join('/'),
  });
  const known = ROOTS.get(resolve(folder));
  if (known !== undefined && existsSync(join(known, '.git')) && existsSync(folder)) return below(known);
  // A working directory that does not exist fails like a program that does not.
  if (!existsSync(folder)) throw new GitError(`there is no folder ${folder}`, 'Name the content root: --content DIR');
  const result = git(folder, 'rev-parse', '--show-toplevel');
  if (result.error) throw new GitError('git is not installed', 'Install git');
  if (result.status !== 0)
    throw new GitError(
      /work tree/.test(result.stderr) ? `${folder} is in a bare repository` : `${folder} is in no git repository`,
      'Run it in a clone of the repository',
    );
  const root = result.stdout.trim();
  ROOTS.set(resolve(folder), root);
  return below(root);
}

/** The commit that a ref names. A ref that is missing in a shallow clone is distinguished from one that never was. */
export function resolveRef(root: string, ref: string): string {
  // A ref that begins with a hyphen would be an option of git.
  if (ref === '' || ref.startsWith('-')) throw new GitError(`"${ref}" is no git ref`, 'Name a branch, a tag or a commit');
  const result = git(root, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`);
  if (result.status === 0) return result.stdout.trim();
  const shallow = git(root, 'rev-parse', '--is-shallow-repository').stdout.trim() === 'true';
  throw new GitError(
    `there is no ref ${ref} in this repository`,
    shallow
      ? `This clone is shallow: git fetch --unshallow, or git fetch origin ${ref}; in GitHub Actions: fetch-depth: 0`
      : 'git branch -a and git tag list what there is',
  );
}

/** The text of a file of the repository as it is in a commit; nothing where the commit does not have it. */
export function fileAt(root: string, ref: string, path: string): string | undefined {
  const result = git(root, 'cat-file', 'blob', `${resolveRef(root, ref)}:${path}`);
  return result.status === 0 ? result.stdout : undefined;
}

/** Reads many blobs through one `git cat-file --batch`. */
export function readBlobs(root: string, ids: readonly string[]): Promise<Map<string, Buffer>> {
  return new Promise((done, fail) => {
    const child = spawn('git', ['cat-file', '--batch'], { cwd: root, stdio: ['pipe', 'pipe', 'inherit'], env: gitEnvironment() });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', fail);
    child.on('close', (code) => {
      if (code !== 0) return fail(new GitError('git cat-file failed', 'git fsck shows what is wrong with the repository'));
      const all = Buffer.concat(chunks);
      const blobs = new Map<string, Buffer>();
      let at = 0;
      for (const id of ids) {
        const end = all.indexOf(0x0a, at);
        const [, type, size] = all.toString('utf8', at, end).split(' ');
        if (type !== 'blob' || size === undefined)
          return fail(
            new GitError(`the blob ${id} is missing`, 'The clone is partial: git fetch --refetch brings what is missing'),
          );
        blobs.set(id, all.subarray(end + 1, end + 1 + Number(size)));
        at = end + 1 + Number(size) + 1;
      }
      done(blobs);
    });
    child.stdin.on('error', () => {});
    child.stdin.end(ids.map((id) => `${id}\n`).join(''));
  });
}

/** Whether a file of a content root is read: Markdown outside of the guide, of packages and of hidden folders. */
export const isRead = (file: string): boolean => /\.mdx?$/i.test(file) && !isLeftAlone(posix.normalize(file));

/** Mode of a symbolic link in a tree. */
const SYMBOLIC_LINK = '120000';

/** What a commit holds in place of files: submodules and symbolic links. */
function unreadable(mode: string, type: string, file: string): TreeProblem | undefined {
  if (isLeftAlone(file)) return undefined;
  if (mode === SYMBOLIC_LINK) return linkProblem(file);
  if (type !== 'commit' || !/^(plans|calendars)(\/|$)/.test(file)) return undefined;
  return {
    file,
    rule: 'file/submodule',
    message: 'a submodule is not read in a commit',
    fix: 'Keep plans in the repository itself, or compare two checked-out folders: banyan diff DIR DIR',
  };
}

/**
 * The files of a content root as they are in a commit. The work tree is not touched; blobs are read by one process.
 * A content root that does not exist in the commit is a tree without files.
 */
export async function gitTree(folder: string, ref: string): Promise<Tree> {
  const { root, path } = repositoryOf(folder);
  const commit = resolveRef(root, ref);
  const prefix = path === '' ? '' : `${path}/`;
  const listed = git(root, 'ls-tree', '-r', '-z', commit, '--', ...(path === '' ? [] : [prefix]));
  if (listed.status !== 0)
    throw new GitError(
      `the tree of ${ref} cannot be listed: ${listed.stderr.trim()}`,
      'git fsck shows what is wrong with the repository',
    );
  const listing = listed.stdout.split('\0').flatMap((line) => {
    const [, mode, type, id, name] = /^(\d+) (\w+) ([0-9a-f]+)\t(.+)$/s.exec(line) ?? [];
    const file = name?.slice(prefix.length);
    return mode && type && id && file ? [{ mode, type, id, file }] : [];
  });
  const entries = listing.filter(({ mode, type, file }) => type === 'blob' && mode !== SYMBOLIC_LINK && isRead(file));
  const blobs = await readBlobs(root, [...new Set(entries.map((entry) => entry.id))]);
  const assets = listing.filter(({ mode, type, file }) => type === 'blob' && mode !== SYMBOLIC_LINK && !/\.mdx?$/i.test(file));
  return {
    assets: new Set(assets.map(({ file }) => file).filter((file) => !isLeftAlone(file))),
    files: entries.map(({ file, id }) => ({ file, stamp: id, read: async () => blobs.get(id) ?? new Uint8Array() })),
    problems: listing.flatMap(({ mode, type, file }) => unreadable(mode, type, file) ?? []),
  };
}

/** The commit in which two refs parted. Throws GitError where they share none, as in a shallow clone. */
export function mergeBase(root: string, one: string, other: string): string {
  const [a, b] = [resolveRef(root, one), resolveRef(root, other)];
  const result = git(root, 'merge-base', a, b);
  const [commit] = result.stdout.split('\n');
  if (result.status === 0 && commit) return commit;
  const shallow = git(root, 'rev-parse', '--is-shallow-repository').stdout.trim() === 'true';
  throw new GitError(
    `${one} and ${other} share no commit`,
    shallow
      ? 'This clone is shallow: git fetch --unshallow; in GitHub Actions: fetch-depth: 0'
      : `Compare them as they are: ${one}..${other}`,
  );
}

/** How many commits of `to` that `from` does not have touch a folder of the repository (`` for all of it). */
export function commitsAhead(root: string, from: string, to: string, path: string): number {
  const range = `${resolveRef(root, from)}..${resolveRef(root, to)}`;
  const counted = git(root, 'rev-list', '--count', range, '--', ...(path === '' ? [] : [path]));
  return counted.status === 0 ? Number(counted.stdout.trim()) : 0;
}

/**
 * Merges two refs in git's store and returns the commit, which no branch holds, or the files that conflict. Neither work tree nor
 * index is touched. Returns undefined where this git cannot do it (before 2.38, or a store that is read-only).
 */
export function mergeResult(root: string, one: string, other: string): { commit: string } | { conflicts: string[] } | undefined {
  const [a, b] = [resolveRef(root, one), resolveRef(root, other)];
  const merged = git(root, 'merge-tree', '--write-tree', '--name-only', '--no-messages', '-z', a, b);
  const [tree = '', ...files] = merged.stdout?.split('\0').filter((each) => each !== '') ?? [];
  if (merged.status === 1) return { conflicts: files };
  if (merged.status !== 0) return undefined;
  const author = ['-c', 'user.name=Banyan', '-c', 'user.email=banyan@localhost'];
  const commit = git(root, ...author, 'commit-tree', tree, '-p', a, '-p', b, '-m', 'Merge');
  return commit.status === 0 ? { commit: commit.stdout.trim() } : undefined;
}
