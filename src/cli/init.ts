import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { CIS, type Ci, initSteps, type Step } from '../init/files.ts';
import { git } from '../reader/git.ts';
import { version } from '../runtime/own-files.ts';
import type { Command } from './command.ts';
import { type ExitCode, UsageError } from './failure.ts';
import { type Arguments, choice, flag, text } from './options.ts';
import { projectRoot } from './project.ts';
import { safely } from './safely.ts';

/** Where the repository's continuous integration runs: what lies in it says so, else its remotes. */
function ciOf(root: string): Ci {
  if (existsSync(join(root, '.github'))) return 'github';
  if (existsSync(join(root, '.gitlab-ci.yml'))) return 'gitlab';
  const remotes = git(root, 'remote', '-v').stdout ?? '';
  return /\bgithub\.com[:/]/.test(remotes) ? 'github' : /\bgitlab\b/.test(remotes) ? 'gitlab' : 'none';
}

/** Whether a content root holds a plan already. */
const hasPlans = (content: string): boolean =>
  existsSync(join(content, 'plans')) &&
  readdirSync(join(content, 'plans')).some((name) => existsSync(join(content, 'plans', name, 'plan.mdx')));

/** The content root below the repository, with `/`. Throws UsageError where it lies elsewhere. */
function contentFolder(args: Arguments, root: string): string {
  const [stated = 'content', more] = args.positionals;
  if (more !== undefined) throw new UsageError(`init takes one folder, found ${more} as well`, 'write banyan init [FOLDER]');
  const below = relative(root, resolve(root, stated)).split(sep).join('/');
  if (below === '' || below.startsWith('..') || resolve(below) !== join(root, below))
    throw new UsageError(
      `${stated} is not a folder below this one`,
      'write a folder for the plans, such as content or docs/migration',
    );
  // It is written into workflows and scripts.
  if (!/^[\p{L}\p{N}._/ -]+$/u.test(below))
    throw new UsageError(
      `${stated} has signs that a shell would read`,
      'choose a name of letters, digits, spaces, dots and hyphens',
    );
  return below;
}

/** Whether writing a file would follow a link out of the repository. */
function leadsOut(root: string, file: string): boolean {
  let folder = dirname(join(root, file));
  while (!existsSync(folder)) folder = dirname(folder);
  const below = relative(realpathSync(root), realpathSync(folder));
  return below === '..' || below.startsWith(`..${sep}`);
}

/** Does a step, and says what was done. */
function done(root: string, { file, write, adds }: Step, dry: boolean): string {
  const path = join(root, file);
  const before = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  const after = write(before);
  if (after === undefined) return `kept     ${file}`;
  if (leadsOut(root, file)) return `skipped  ${file}: a link leads out of this folder`;
  if (!dry) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, after);
  }
  return before === undefined ? `created  ${file}` : `changed  ${file}: added ${adds}`;
}

/** Imports the plan that someone has already. Its exit code is 1 where the document is no plan. */
const importFrom = async (file: string, content: string, dry: boolean): Promise<ExitCode> =>
  (await import('./import/plan.ts')).importDocuments({ positionals: [file], values: { content, 'dry-run': dry } });

/** `init`: a content root with one small plan, and what surrounds it in a repository. It asks nothing and overwrites nothing. */
export const initCommand: Command = {
  name: 'init',
  summary: 'starts a content root with one small plan, and CI for it',
  usage: '[FOLDER]',
  options: {
    ci: { type: 'string', value: 'HOST', doc: 'github | gitlab | none (default: what the repository uses)' },
    from: { type: 'string', value: 'FILE', doc: 'a plan to import instead of the small one (a file or a folder)' },
    'dry-run': { type: 'boolean', doc: 'write nothing; say what would be written' },
  },
  async run(args) {
    const root = projectRoot();
    const content = contentFolder(args, root);
    const ci = text(args, 'ci') === undefined ? ciOf(root) : choice(args, 'ci', CIS, 'none');
    const dry = flag(args, 'dry-run');
    const from = text(args, 'from');
    const code = from === undefined ? 0 : await importFrom(from, content, dry);
    const steps = initSteps({
      content,
      hasPlans: from !== undefined || hasPlans(join(root, content)),
      ci,
      hasManifest: existsSync(join(root, 'package.json')),
      version: version(),
    });
    await safely(async () => {
      for (const step of steps) process.stdout.write(`${done(root, step, dry)}\n`);
    });
    const where = content === 'content' ? '' : ` --content ${/^[\w./-]+$/.test(content) ? content : JSON.stringify(content)}`;
    process.stdout.write(dry ? '\nNothing was written (--dry-run).\n' : `\nNext: npx banyan dev${where}\n`);
    return code;
  },
};
