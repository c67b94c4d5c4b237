import { relative, resolve, sep } from 'node:path';
import { accept } from '../changes/acceptance.ts';
import { aheadText } from '../changes/ahead.ts';
import { compareModels } from '../changes/compare.ts';
import type { Comparison } from '../changes/comparison.ts';
import { failures } from '../changes/failing.ts';
import { type ReadSide, type SideSource, sideReader } from '../pipeline/read-side.ts';
import { GitError } from '../reader/git.ts';
import { commitsAhead, mergeResult, repositoryOf, resolveRef } from '../reader/git-tree.ts';
import { CHANGES_FORMATS, formatChanges } from '../report/changes/format.ts';
import { clockDay } from '../runtime/clock-day.ts';
import { ACCEPTED, acceptancesOf } from './acceptances.ts';
import type { Command } from './command.ts';
import { type Compared, comparedSides } from './compared.ts';
import { didYouMean, likelyContentRoot } from './content-root.ts';
import { FAIL_ON, readFailOn } from './fail-on.ts';
import { UsageError } from './failure.ts';
import { forgeLinks } from './forge-links.ts';
import { COMMON, choice, day, flag, text } from './options.ts';
import { projectRoot } from './project.ts';
import { terminalColours } from './terminal.ts';

/** Runs what needs git; what git cannot give is the user's to mend. */
async function fromGit<T>(what: string, read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof GitError) throw new UsageError(`${what} cannot be read: ${error.message}`, error.fix);
    throw error;
  }
}

/** Names that a CI gives to what it checked out by commit. */
const inCi = (): { base?: string | undefined; head?: string | undefined } => ({
  base: process.env.GITHUB_BASE_REF || process.env.CI_MERGE_REQUEST_TARGET_BRANCH_NAME || undefined,
  head: process.env.GITHUB_BASE_REF ? 'this pull request' : process.env.CI_MERGE_REQUEST_IID ? 'this merge request' : undefined,
});

/** `main (4c1e2f0)`; of a commit by its hash `main @ 4c1e2f0`, where the CI says what it is of, else `4c1e2f0`. */
const withCommit = (name: string, source: SideSource, id: string | undefined, called: string | undefined): string => {
  if (!('ref' in source) || id === undefined) return name;
  const commit = id.slice(0, 7);
  if (/^[0-9a-f]{40}\b/.test(name)) return called === undefined ? commit : `${called} @ ${commit}`;
  return source.ref.startsWith(commit) || name.includes(commit) ? name : `${name} (${commit})`;
};

/** How files are called: with the content root as people in this folder write it. */
function pathsFrom(content: string): (file: string) => string {
  const prefix = relative(projectRoot(), content).split(sep).join('/');
  return (file) => (prefix === '' ? file : prefix.startsWith('..') ? file : `${prefix}/${file}`);
}

/** What merging gives where the base has moved on; nothing where it has not. With a work tree only that it has. */
async function aheadOf(
  { lands }: Compared,
  content: string,
  readSide: ReturnType<typeof sideReader>,
  head: ReadSide,
): Promise<string | undefined> {
  if (!lands) return undefined;
  const { root, path } = repositoryOf(content);
  const committed = lands.head !== 'WORKTREE';
  const commits = commitsAhead(root, committed ? lands.head : 'HEAD', lands.base, path);
  const merge = commits > 0 && committed ? mergeResult(root, lands.base, lands.head) : undefined;
  const result =
    merge && 'commit' in merge
      ? {
          base: (await readSide({ ref: lands.base })).computed,
          head: head.computed,
          merged: (await readSide({ ref: merge.commit })).computed,
        }
      : merge;
  return aheadText({ base: lands.base, commits, result });
}

/** A side without any plan, readable or not. */
const holdsNoPlan = ({ computed, unread }: ReadSide): boolean =>
  computed.plans.length === 0 && !unread.some(({ file }) => file.startsWith('plans/'));

/** `diff`: what a change of the plans means. */
export const diffCommand: Command = {
  name: 'diff',
  summary: 'explains what a change of the plans means: consequences, findings, changes',
  usage: '[<base>[..<head>] | DIR DIR]',
  options: {
    ...COMMON,
    base: { type: 'string', value: 'REF|DIR', doc: 'what was: a git ref, WORKTREE, or a folder (default: HEAD)' },
    head: { type: 'string', value: 'REF|DIR', doc: 'what is: a git ref, WORKTREE, or a folder (default: WORKTREE)' },
    format: { type: 'string', value: 'FORMAT', doc: CHANGES_FORMATS.join(' | ') },
    'fail-on': { type: 'string', value: 'WHAT', doc: FAIL_ON },
    accepted: { type: 'string', value: 'FILE', doc: `what is accepted (default: ${ACCEPTED} of the base)` },
    preview: { type: 'string', value: 'URL', doc: 'where the site of the head is; the comment links it' },
    'trust-head': { type: 'boolean', doc: 'what the change itself accepts counts, too' },
  },
  async run(args) {
    const format = choice(args, 'format', CHANGES_FORMATS, 'pretty');
    const failOn = readFailOn(text(args, 'fail-on'));
    const content = resolve(text(args, 'content') ?? 'content');
    const sides = await fromGit('what is compared', () => comparedSides(args, content));
    const { base, head, names } = sides;
    const readSide = sideReader(content, day(args, 'as-of') ?? { clock: clockDay() });
    // The head is read first, since it decides the day where its portfolio pins one.
    const now = await fromGit(`the head ${names.head}`, () => readSide(head));
    const was = await fromGit(`the base ${names.base}`, () => readSide(base));
    if (holdsNoPlan(was) && holdsNoPlan(now)) {
      const meant = likelyContentRoot(content, [...was.files, ...now.files]);
      throw new UsageError(
        `neither ${names.base} nor ${names.head} holds a plan in ${content}`,
        meant === undefined
          ? 'name the content root, the folder that holds plans/: --content DIR'
          : didYouMean(meant, projectRoot()),
      );
    }
    const accepted = await fromGit(ACCEPTED, () => acceptancesOf(sides, content, text(args, 'accepted')));
    const comparison = accept(compareModels(was, now), { ...accepted, trustHead: flag(args, 'trust-head') }, now.computed.asOf);
    const failing = failures(comparison, failOn);
    const called = inCi();
    const commitOf = (side: 'base' | 'head'): Promise<string | undefined> =>
      fromGit(names[side], () => {
        const source = sides[side];
        return 'ref' in source ? resolveRef(repositoryOf(content).root, source.ref) : undefined;
      });
    const commits = { base: await commitOf('base'), head: await commitOf('head') };
    const described = (side: 'base' | 'head'): string => withCommit(names[side], sides[side], commits[side], called[side]);
    const ahead = await fromGit('what merging gives', () => aheadOf(sides, content, readSide, now));
    const preview = text(args, 'preview');
    if (preview !== undefined && !/^https?:\/\/\S+$/.test(preview))
      throw new UsageError(`--preview ${preview} is no address`, 'write the whole of it: https://example.org/preview/42/');
    const folder = 'ref' in base || 'ref' in head ? repositoryOf(content).path : '';
    const links = forgeLinks(process.env, commits, folder, preview);
    process.stdout.write(
      formatChanges(format, {
        comparison,
        ...(ahead !== undefined && { ahead }),
        ...(links && { links }),
        base: described('base'),
        head: described('head'),
        pathOf: pathsFrom(content),
        failing,
        colours: terminalColours(process.stdout),
      }),
    );
    for (const { file, side, reason } of comparison.gaps)
      process.stderr.write(`banyan: this comparison is incomplete: ${file} of the ${side} cannot be read (${reason})\n`);
    if (comparison.gaps.length > 0) process.stderr.write(`  ${fixOf(comparison.gaps)}\n`);
    return failing.length > 0 ? 1 : 0;
  },
};

const fixOf = (gaps: Comparison['gaps']): string =>
  gaps.some(({ side }) => side === 'head')
    ? 'Fix the files of the head (banyan check shows how), then compare again'
    : 'The head can be read; review those files by hand, or add incomplete to --fail-on';
