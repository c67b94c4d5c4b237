import { readFile, writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { counted } from '../analysis/counted.ts';
import type { Finding, Severity } from '../model/finding.ts';
import { PROFILES, type Profile } from '../model/kinds/rule-settings.ts';
import { findingsAt } from '../pipeline/known-since.ts';
import { type BaselineEntry, readBaseline, writeBaseline } from '../reader/baseline-file.ts';
import { GitError } from '../reader/git.ts';
import { baselineOf, compareWithBaseline } from '../report/baseline.ts';
import { FORMATS, formatFindings } from '../report/format.ts';
import { inLog, type KnownFindings } from '../report/report.ts';
import { version } from '../runtime/own-files.ts';
import type { Project } from '../runtime/project.ts';
import { fixedWords, fixesOf, patchOf, writeFixes } from './check/fix.ts';
import type { Command } from './command.ts';
import { type ExitCode, UsageError } from './failure.ts';
import { load } from './load.ts';
import { type Arguments, choice, flag, SCHEDULED, text } from './options.ts';
import { planNamed } from './plan-named.ts';
import { terminalColours } from './terminal.ts';

const RANK: Record<Severity, number> = { note: 0, warning: 1, error: 2 };

type Loaded = Awaited<ReturnType<typeof load>>;

/** Fixes can reveal others: a file that could not be read has none at first. */
const MOST_ROUNDS = 5;

/** The plan that `--plan` names. */
function plannedFor(args: Arguments, { computed, project }: Loaded): string | undefined {
  const plan = text(args, 'plan');
  const plans = computed.plans.map((each) => each.plan);
  if (plan !== undefined) return planNamed(plan, plans).id;
  if (plans.length === 0 && computed.findings.length === 0)
    throw new UsageError(
      `there is no plan in ${project.contentRoot}`,
      'start with: banyan init, or write plans/<name>/plan.mdx with title, status, from and to',
    );
  return undefined;
}

/** Refuses options that contradict each other. */
function checkOptions(args: Arguments): void {
  const stated = ['write-baseline', 'baseline-findings', 'new-since', 'fix'].filter((name) => name in args.values);
  const [first, second] = stated;
  if (first !== undefined && second !== undefined)
    throw new UsageError(`--${first} and --${second} exclude each other`, `write one of them: banyan check --${first}`);
  if (flag(args, 'dry-run') && !flag(args, 'fix'))
    throw new UsageError('--dry-run shows what --fix would do', 'write banyan check --fix --dry-run');
}

const inProject = (project: Project, file: string): string => (isAbsolute(file) ? file : join(project.projectRoot, file));

/** The findings that were known before, where an option names them. */
async function knownBefore(
  args: Arguments,
  { computed, project }: Loaded,
  profile: Profile | undefined,
): Promise<{ entries: BaselineEntry[]; since: string } | undefined> {
  const [file, ref] = [text(args, 'baseline-findings'), text(args, 'new-since')];
  if (ref !== undefined) {
    try {
      return { entries: baselineOf(await findingsAt(project, ref, computed.asOf, profile)), since: ref };
    } catch (error) {
      if (error instanceof GitError) throw new UsageError(`--new-since ${ref}: ${error.message}`, error.fix);
      throw error;
    }
  }
  if (file === undefined) return undefined;
  try {
    return { entries: readBaseline(await readFile(inProject(project, file), 'utf8')), since: file };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new UsageError(
      `${file} is not a baseline of findings: ${reason}`,
      `write it with: banyan check --write-baseline ${file}`,
    );
  }
}

/** Writes what is known now, and says on stderr what cannot be. */
async function writeKnown(project: Project, file: string, findings: readonly Finding[]): Promise<ExitCode> {
  const entries = baselineOf(findings);
  await writeFile(inProject(project, file), writeBaseline(entries));
  process.stderr.write(`${counted(entries.length, 'finding')} written to ${file}\n`);
  const open = findings.filter(({ accepted }) => !accepted).length - entries.length;
  if (open > 0)
    process.stderr.write(
      `${counted(open, 'error')} of reading left out: what cannot be read is missing from the plan, and has to be fixed\n`,
    );
  return open > 0 ? 1 : 0;
}

/** `check`: reads, computes and reports everything that is wrong. */
export const checkCommand: Command = {
  name: 'check',
  summary: 'checks plans for errors and contradictions',
  options: {
    ...SCHEDULED,
    format: { type: 'string', value: 'FORMAT', doc: FORMATS.join(' | ') },
    'fail-on': { type: 'string', value: 'SEVERITY', doc: 'error (default) | warning | note | never: what makes the exit code 1' },
    plan: { type: 'string', value: 'ID', doc: 'only the findings of this plan' },
    profile: {
      type: 'string',
      value: 'PROFILE',
      doc: `${PROFILES.join(' | ')}: replaces the one that portfolio.mdx and plans name`,
    },
    quiet: { type: 'boolean', doc: 'only errors' },
    fix: { type: 'boolean', doc: 'make the fixes that are mechanical edits, then report what is left' },
    'dry-run': { type: 'boolean', doc: 'with --fix: print the edits as a patch and write nothing; exit code 1 if there are any' },
    'write-baseline': { type: 'string', value: 'FILE', doc: 'write the findings of today to FILE, as known ones' },
    'baseline-findings': {
      type: 'string',
      value: 'FILE',
      doc: 'report only findings that FILE does not hold, and those of it that are gone',
    },
    'new-since': { type: 'string', value: 'REF', doc: 'report only findings that the plans did not have at this git ref' },
  },
  async run(args) {
    const format = choice(args, 'format', FORMATS, 'pretty');
    const failOn = choice(args, 'fail-on', ['error', 'warning', 'note', 'never'], 'error');
    const profile = text(args, 'profile') === undefined ? undefined : choice(args, 'profile', PROFILES, 'recommended');
    checkOptions(args);
    const options = profile === undefined ? {} : { profile };
    let loaded = await load(args, options);
    const plan = plannedFor(args, loaded);
    const isAsked = (each: { plan?: string }): boolean => plan === undefined || each.plan === plan;
    const { project } = loaded;
    if (flag(args, 'fix')) {
      for (let round = 1; round <= MOST_ROUNDS; round++) {
        const fixes = await fixesOf(project, loaded.computed.findings.filter(isAsked));
        if (flag(args, 'dry-run')) {
          process.stdout.write(patchOf(fixes));
          process.stderr.write(`${fixedWords(fixes, 'would be fixed')}\n`);
          return fixes.length > 0 ? 1 : 0;
        }
        if (fixes.length === 0) break;
        await writeFixes(fixes);
        process.stderr.write(`${fixedWords(fixes, 'fixed')}\n`);
        loaded = await load(args, options);
      }
    }
    const { reading, computed } = loaded;
    const asked = computed.findings.filter(isAsked);
    const target = text(args, 'write-baseline');
    if (target !== undefined) return writeKnown(project, target, asked);
    const before = await knownBefore(args, loaded, profile);
    const compared = before && compareWithBaseline(asked, before.entries.filter(isAsked), before.since);
    const findings = (compared?.fresh ?? asked).filter(({ severity }) => !flag(args, 'quiet') || severity === 'error');
    const site = computed.portfolio.file?.url;
    process.stdout.write(
      formatFindings(format, {
        findings,
        root: project.contentRoot,
        cwd: project.projectRoot,
        lineOf: reading.lineOf,
        files: reading.files.size,
        plans: computed.plans.length,
        colours: terminalColours(process.stdout),
        version: version(),
        ...(site !== undefined && { site }),
        ...(compared && { known: compared.known }),
      }),
    );
    if (compared) tellGone(compared.known, text(args, 'baseline-findings'));
    const failing = failOn !== 'never' && findings.some((finding) => !finding.accepted && RANK[finding.severity] >= RANK[failOn]);
    return failing ? 1 : 0;
  },
};

/** Lists findings that are gone on stderr, so that machine formats stay alone on stdout. */
function tellGone({ gone }: KnownFindings, file: string | undefined): void {
  if (gone.length === 0) return;
  const lines = gone.map(({ rule, file: at, short }) => `  ${inLog(at)}: ${inLog(short)}  ${rule}\n`);
  const advice = file === undefined ? '' : `, rewrite the file: banyan check --write-baseline ${file}`;
  process.stderr.write(`${counted(gone.length, 'known finding')} gone${advice}\n${lines.join('')}`);
}
