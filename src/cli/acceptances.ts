import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Acceptances } from '../changes/acceptance.ts';
import type { SideSource } from '../pipeline/read-side.ts';
import { type AcceptedChange, readAccepted } from '../reader/accepted.ts';
import { GitError } from '../reader/git.ts';
import { fileAt, repositoryOf } from '../reader/git-tree.ts';
import { UsageError } from './failure.ts';

/** Where acceptances stand, below the root of the repository that holds the content. */
export const ACCEPTED = '.banyan/accepted.yaml';

const readText = (file: string): Promise<string | undefined> => readFile(file, 'utf8').catch(() => undefined);

function rootOf(folder: string): string | undefined {
  try {
    return repositoryOf(folder).root;
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}

/** The file of one side: of a commit, else of the repository that a folder lies in, else beside the folder. */
async function textOf(source: SideSource, content: string): Promise<string | undefined> {
  if ('ref' in source) return fileAt(repositoryOf(content).root, source.ref, ACCEPTED);
  const folder = 'worktree' in source ? content : source.directory;
  const root = rootOf(folder);
  const file = [root, folder, dirname(folder)].flatMap((each) => each ?? []).map((each) => join(each, ACCEPTED));
  return readText(file.find((each) => existsSync(each)) ?? '');
}

function parsed(text: string | undefined, where: string): AcceptedChange[] {
  const read = text === undefined ? { accepted: [] } : readAccepted(text);
  if ('problem' in read) throw new UsageError(`${where}: ${read.problem}`, read.fix);
  return read.accepted;
}

/**
 * The acceptances of a comparison: those of the base count, those of the head are shown. A file that is named counts, since
 * the command line names it. Throws UsageError where a file cannot be read; the base's may be damaged, so that the
 * change that repairs it can land.
 */
export async function acceptancesOf(
  sides: { acceptedAt: SideSource; head: SideSource },
  content: string,
  named: string | undefined,
): Promise<Acceptances> {
  if (named !== undefined) {
    const text = await readText(named);
    if (text === undefined) throw new UsageError(`--accepted ${named} cannot be read`, 'name a YAML file');
    return { base: parsed(text, named), head: [] };
  }
  const head = parsed(await textOf(sides.head, content), `${ACCEPTED} of the head`);
  const text = await textOf(sides.acceptedAt, content);
  const base = text === undefined ? { accepted: [] } : readAccepted(text);
  if ('problem' in base)
    process.stderr.write(`banyan: ${ACCEPTED} of the base accepts nothing: ${base.problem}\n  ${base.fix}\n`);
  return { base: 'problem' in base ? [] : base.accepted, head };
}
