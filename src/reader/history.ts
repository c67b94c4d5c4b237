import { gitOutput } from './git.ts';
import { readBlobs, repositoryOf } from './git-tree.ts';

/** The files of a folder as they were after one commit. */
export interface Snapshot {
  /** ISO day of the commit, in its author's own time zone. */
  date: string;
  commit: string;
  /** Path below the folder → text. */
  files: ReadonlyMap<string, string>;
}

/** Commits that are looked at, from the newest: enough for years of a plan, few enough for one read. */
const MOST_COMMITS = 400;

/** The `.mdx` files of a folder at each commit that changed it, from old to new. One process reads all their texts. */
export async function folderHistory(folder: string): Promise<Snapshot[]> {
  const { root, path } = repositoryOf(folder);
  const log = gitOutput(root, 'log', `--max-count=${MOST_COMMITS}`, '--format=%H %ad', '--date=short', '--', path);
  const commits = log.split('\n').flatMap((line) => {
    const [commit, date] = line.split(' ');
    return commit && date ? [{ commit, date }] : [];
  });
  const trees = commits.map(({ commit, date }) => {
    const files = gitOutput(root, 'ls-tree', '-r', '-z', commit, '--', `${path}/`)
      .split('\0')
      .flatMap((line) => {
        const match = /^\d+ blob ([0-9a-f]+)\t(.+\.mdx)$/s.exec(line);
        return match?.[1] && match[2] ? [{ id: match[1], file: match[2].slice(path.length + 1) }] : [];
      });
    return { commit, date, files };
  });
  const blobs = await readBlobs(root, [...new Set(trees.flatMap(({ files }) => files.map(({ id }) => id)))]);
  return trees.reverse().map(({ commit, date, files }) => ({
    commit,
    date,
    files: new Map(files.map(({ id, file }) => [file, blobs.get(id)?.toString('utf8') ?? ''])),
  }));
}
