import { GitError, gitOutput } from './git.ts';
import { repositoryOf, resolveRef } from './git-tree.ts';

/** A file below the content root that a commit changed: the ids of its blobs; `undefined` where it is not there. */
export interface LoggedChange {
  file: string;
  before?: string;
  after?: string;
}

/** One commit of the line that leads to HEAD. What a merge brought is one commit, compared with its first parent. */
export interface LoggedCommit {
  id: string;
  /** When it was committed, ISO 8601 in the committer's own time zone. */
  date: string;
  author: string;
  subject: string;
  changes: LoggedChange[];
}

/** The history of a content root, newest first. */
export interface ContentLog {
  root: string;
  /** Files as HEAD has them → ids of their blobs. Undoing the commits one by one gives what was before each. */
  head: ReadonlyMap<string, string>;
  commits: LoggedCommit[];
}

/** Commits that are looked at: enough for years, few enough for one read. */
const MOST_COMMITS = 2000;
const MARK = '\x01';

const git = (cwd: string, ...args: string[]): string => gitOutput(cwd, '--literal-pathspecs', ...args);

/** Symbolic links and submodules are no files of a plan. */
const idOf = (mode: string | undefined, id: string | undefined): string | undefined => (mode?.startsWith('100') ? id : undefined);

function change(raw: string, file: string): LoggedChange {
  const [modeBefore, modeAfter, idBefore, idAfter] = raw.slice(1).split(' ');
  const [before, after] = [idOf(modeBefore, idBefore), idOf(modeAfter, idAfter)];
  return { file, ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}

/** Reads `git log --raw -z`: a commit's own line begins with a mark, each of its changes is two fields. */
function* commitsOf(output: string, prefix: string): Generator<LoggedCommit> {
  const fields = output.split('\0');
  let commit: LoggedCommit | undefined;
  for (let at = 0; at < fields.length; at++) {
    const field = (fields[at] ?? '').replace(/^\n/, '');
    if (field.startsWith(MARK)) {
      if (commit) yield commit;
      const [, id = '', date = '', author = '', ...subject] = field.split(MARK);
      const dated = Number.isNaN(Date.parse(date)) ? '1970-01-01T00:00:00Z' : date;
      commit = { id, date: dated, author, subject: subject.join(' ').trim(), changes: [] };
    } else if (field.startsWith(':')) {
      const path = fields[++at] ?? '';
      if (path.startsWith(prefix)) commit?.changes.push(change(field, path.slice(prefix.length)));
    }
  }
  if (commit) yield commit;
}

/**
 * The commits that changed a content root, from one `git log`. Throws GitError without git, outside of a repository, in a
 * shallow clone, and where no commit holds the folder.
 */
export function contentLog(content: string): ContentLog {
  const { root, path } = repositoryOf(content);
  const prefix = path === '' ? '' : `${path}/`;
  const head = resolveRef(root, 'HEAD');
  if (git(root, 'rev-parse', '--is-shallow-repository').trim() === 'true')
    throw new GitError('this clone is shallow', 'git fetch --unshallow; in GitHub Actions: fetch-depth: 0');
  const within = path === '' ? [] : ['--', prefix];
  const files = git(root, 'ls-tree', '-r', '-z', head, ...within)
    .split('\0')
    .flatMap((line): [string, string][] => {
      const match = /^(100\d+) blob ([0-9a-f]+)\t(.+)$/s.exec(line);
      return match?.[2] && match[3] ? [[match[3].slice(prefix.length), match[2]]] : [];
    });
  if (files.length === 0) throw new GitError('no commit holds these plans', 'Commit them');
  const format = ['', '%H', '%cI', '%aN', '%s'].join('%x01');
  const log = ['log', '--first-parent', '-m', '--raw', '-z', '--no-abbrev', '--no-renames', '--no-show-signature', '--no-color'];
  const output = git(
    root,
    '-c',
    'log.showRoot=true',
    ...log,
    `--max-count=${MOST_COMMITS}`,
    `--format=${format}`,
    head,
    ...within,
  );
  return { root, head: new Map(files), commits: [...commitsOf(output, prefix)] };
}
