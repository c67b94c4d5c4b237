import { spawnSync } from 'node:child_process';

/**
 * Variables that bind git to one repository or work tree (`git rev-parse --local-env-vars`). Git sets them for hooks, where
 * they would override the folder that a command is run in.
 */
const LOCAL_VARIABLES = [
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_CONFIG',
  'GIT_CONFIG_COUNT',
  'GIT_CONFIG_PARAMETERS',
  'GIT_DIR',
  'GIT_GRAFT_FILE',
  'GIT_IMPLICIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_INTERNAL_SUPER_PREFIX',
  'GIT_NO_REPLACE_OBJECTS',
  'GIT_OBJECT_DIRECTORY',
  'GIT_PREFIX',
  'GIT_REPLACE_REF_BASE',
  'GIT_SHALLOW_FILE',
  'GIT_WORK_TREE',
];

/** Why git could not answer, and what to do about it. */
export class GitError extends Error {
  readonly fix: string;

  constructor(message: string, fix: string) {
    super(message);
    this.fix = fix;
  }
}

/** The environment for a git process: ours without the variables that point it at another repository. */
export function gitEnvironment(): NodeJS.ProcessEnv {
  const environment = { ...process.env };
  for (const name of LOCAL_VARIABLES) delete environment[name];
  return environment;
}

/** Runs git in a folder and returns its status and output as text. `error` is set where git is not installed. */
export const git = (cwd: string, ...args: string[]) =>
  spawnSync('git', args, { cwd, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024, env: gitEnvironment() });

/** Returns what git prints in a folder. Throws GitError where it fails. */
export function gitOutput(cwd: string, ...args: string[]): string {
  const result = git(cwd, ...args);
  if (result.status !== 0)
    throw new GitError(result.stderr?.trim() || 'git is not installed', 'git fsck shows what is wrong with the repository');
  return result.stdout;
}
