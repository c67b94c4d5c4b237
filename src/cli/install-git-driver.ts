import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GitError, git as runGit } from '../reader/git.ts';
import { repositoryOf } from '../reader/git-tree.ts';
import { PACKAGE_ROOT, release, sibling } from '../runtime/own-files.ts';
import type { Command } from './command.ts';
import { UsageError } from './failure.ts';
import { flag, text } from './options.ts';

const DRIVER = 'banyan';

const quoted = (path: string): string => `'${path.replace(/'/g, "'\\''")}'`;

/** Returns the command that git runs to show a plan file as text. */
const textconv = (): string =>
  release()
    ? `node ${quoted(fileURLToPath(sibling('./textconv', import.meta.url)))}`
    : `node ${quoted(join(PACKAGE_ROOT, 'src/runtime/launch.mjs'))} src/cli/textconv.ts`;

function git(cwd: string, ...args: string[]): string {
  const { status, stdout, stderr } = runGit(cwd, ...args);
  if (status !== 0) throw new UsageError(`git ${args[0]} failed: ${stderr.trim()}`, 'look at git config --list --show-origin');
  return stdout.trim();
}

/** Returns the attributes file of this clone only: what a clone runs is its owner's decision, never the repository's. */
function attributesOf(root: string): string {
  return resolve(root, git(root, 'rev-parse', '--git-path', 'info/attributes'));
}

function writeAttributes(path: string, line: string, wanted: boolean): void {
  const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const others = before.split('\n').filter((each) => each !== '' && !each.endsWith(` diff=${DRIVER}`));
  const after = [...others, ...(wanted ? [line] : [])];
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, after.length === 0 ? '' : `${after.join('\n')}\n`);
}

/** `install-git-driver`: makes `git diff` and `git log -p` show plan changes as sentences, in this clone. */
export const installGitDriverCommand: Command = {
  name: 'install-git-driver',
  summary: 'lets git diff and git log -p show plan changes in words, in this clone',
  options: {
    content: { type: 'string', value: 'DIR', doc: 'the content root (default: content)' },
    remove: { type: 'boolean', doc: 'takes it out again' },
  },
  async run(args) {
    const content = resolve(text(args, 'content') ?? 'content');
    if (!existsSync(content)) throw new UsageError(`there is no folder ${content}`, 'write --content DIR');
    let repository: ReturnType<typeof repositoryOf>;
    try {
      repository = repositoryOf(content);
    } catch (error) {
      if (error instanceof GitError) throw new UsageError(error.message, error.fix);
      throw error;
    }
    const { root, path } = repository;
    const pattern = `${path === '' ? '' : `${path.replace(/ /g, '?')}/`}**/*.mdx`;
    const remove = flag(args, 'remove');
    writeAttributes(attributesOf(root), `${pattern} diff=${DRIVER}`, !remove);
    // Removing a missing section is no failure.
    if (remove) runGit(root, 'config', '--local', '--remove-section', `diff.${DRIVER}`);
    else {
      git(root, 'config', '--local', `diff.${DRIVER}.textconv`, textconv());
      // Versions are immutable, so git may cache their text.
      git(root, 'config', '--local', `diff.${DRIVER}.cachetextconv`, 'true');
      git(root, 'config', '--local', `diff.${DRIVER}.xfuncname`, '^(#+ .*|- \\[.\\] .*|[^:]* › [^›]*) ');
    }
    process.stdout.write(
      remove
        ? `git shows ${pattern} as it is written again\n`
        : `git diff and git log -p now show ${pattern} in words, in this clone (git diff --no-textconv shows the lines)\n`,
    );
    return 0;
  },
};
