import { resolve } from 'node:path';
import { counted } from '../analysis/counted.ts';
import { blockingFindings } from '../build/blocking.ts';
import { foreignEntries, outputRefusal, shortList } from '../build/output-folder.ts';
import { recover } from '../build/swap.ts';
import type { Computed } from '../pipeline/compute.ts';
import type { Reading } from '../reader/read.ts';
import { pretty } from '../report/pretty.ts';
import { countBySeverity } from '../report/report.ts';
import type { Project } from '../runtime/project.ts';
import type { Share } from '../share/publish.ts';
import { type SiteOptions, setSiteOptions } from '../site/options.ts';
import type { SiteState } from '../site/state.ts';
import type { Command } from './command.ts';
import { type ExitCode, UsageError } from './failure.ts';
import { load } from './load.ts';
import { sharesOfSite } from './make-shares.ts';
import { type Arguments, choice, flag, type OptionSpecs, SCHEDULED, text } from './options.ts';
import { projectOf } from './project.ts';
import { safely } from './safely.ts';
import { progress, terminalColours } from './terminal.ts';

export const BUILD_OPTIONS: OptionSpecs = {
  ...SCHEDULED,
  out: { type: 'string', value: 'DIR', doc: 'where the site is written (default: dist)' },
  base: { type: 'string', value: 'PATH', doc: 'the path that the site is published under' },
  diagrams: { type: 'string', value: 'HOW', doc: 'svg (default) | source: show the text of diagrams' },
  force: { type: 'boolean', doc: 'replace the folder of --out also where it holds files that no build wrote' },
  only: { type: 'string', value: 'PART', doc: 'shares: the pages of audiences alone, for a host of their own (with --out)' },
};

const NOTHING = 'nothing was built; the previous site is as it was';

/** Returns the output folder as an absolute path. Throws UsageError if it must not be replaced. */
function outputFolder(args: Arguments, stated: string): string {
  const force = flag(args, 'force');
  const { contentRoot: content, projectRoot: cwd, packageRoot } = projectOf(args);
  const refused = outputRefusal(stated, { content, cwd, packageRoot }, force);
  if (refused) throw new UsageError(refused.message, refused.fix);
  const out = resolve(stated);
  const others = force ? foreignEntries(out) : [];
  if (others.length > 0) process.stderr.write(`banyan: replaces what is in ${stated}: ${shortList(others, 20)}\n`);
  return out;
}

/** The result of a build. A refused audience page makes it fail, but everything else is built. */
interface Outcome {
  exit: ExitCode;
  built: boolean;
  out: string;
  base: string;
}

/** Checks and builds. If anything fails, the previous site stays. */
export async function runBuild(args: Arguments): Promise<Outcome> {
  const only = text(args, 'only');
  if (only !== undefined) {
    if (only !== 'shares') throw new UsageError(`--only ${only} is not known`, 'write --only shares');
    return runBuildShares(args);
  }
  // Astro is loaded only by commands that build, so that others start fast.
  const { basePath, buildSite } = await import('../build/build.ts');
  const out = outputFolder(args, text(args, 'out') ?? 'dist');
  const diagrams = choice(args, 'diagrams', ['svg', 'source'], 'svg');
  const { step, done } = progress();
  const started = performance.now();
  step('Reading and checking');
  const { project: given, reading, computed } = await load(args, { forecast: true });
  const project = { ...given, base: basePath(computed, text(args, 'base')) };
  if (isStopped(project, reading, computed, diagrams)) {
    // A killed build may have moved away the site that is reported as unchanged.
    recover(out);
    return { exit: 1, built: false, out, base: project.base };
  }
  const site: SiteOptions = { project, dev: false, diagrams };
  const { shares, refused } = await sharesOf({ reading, computed }, site);
  const counts = countBySeverity(computed.findings.filter((finding) => !finding.accepted));
  const built = await safely(
    () => buildSite({ site, out, baseline: text(args, 'baseline'), shares, onStep: step }, { reading, computed }),
    NOTHING,
  );
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  done(
    `${built.unchanged ? 'Nothing changed since the last build of' : 'Built'} ${built.pages} pages and ${built.rows} search records of ${counted(computed.plans.length, 'plan')}${shares.length > 0 ? ` and ${audiencePages(shares)}` : ''} into ${text(args, 'out') ?? 'dist'} in ${seconds} s (${counted(counts.error, 'error')}, ${counted(counts.warning, 'warning')}, ${counted(counts.note, 'note')}: see banyan check)`,
  );
  return { exit: refused ? 1 : 0, built: true, out, base: project.base };
}

/** `1 page for an audience`, `6 pages for audiences`. */
const audiencePages = ({ length }: readonly Share[]): string => counted(length, 'page for an audience', 'pages for audiences');

/** Reports blocking findings; returns whether there are any. */
function isStopped(project: Project, reading: Reading, computed: Computed, diagrams: 'svg' | 'source'): boolean {
  const stopping = blockingFindings(computed.findings, diagrams);
  if (stopping.length === 0) return false;
  process.stderr.write(
    pretty({
      findings: stopping,
      root: project.contentRoot,
      cwd: project.projectRoot,
      lineOf: reading.lineOf,
      files: reading.files.size,
      plans: computed.plans.length,
      colours: terminalColours(process.stderr),
    }),
  );
  process.stderr.write(`banyan: ${NOTHING}\n`);
  return true;
}

/** Makes the audience pages; reports skipped ones, and returns whether one was refused. A build never prints secrets or keys. */
async function sharesOf(state: SiteState, site: SiteOptions): Promise<{ shares: readonly Share[]; refused: boolean }> {
  setSiteOptions(site);
  const { closeDiagrams } = await import('../site/markdown/document.ts');
  const { shares, skipped } = await safely(() => sharesOfSite(state, site)).finally(closeDiagrams);
  for (const { plan, audience, why } of skipped)
    process.stderr.write(`banyan: no page for the audience ${audience} of ${plan}: ${why}\n`);
  for (const share of shares) if (share.takenOut.length > 0) process.stderr.write(`${takenOutOf(share)}\n`);
  const refused = skipped.some((each) => each.refused);
  if (refused)
    process.stderr.write('banyan: a page that is refused is a fault of Banyan: please report it. The rest was built\n');
  return { shares, refused };
}

const MOST_NAMED = 12;

/** `banyan: taken out for the audience board of auth: 2 names (Ana, Bo), 1 amount ($40)`, so that somebody looks what is missing. */
function takenOutOf({ plan, audience, takenOut }: Share): string {
  const kinds = [...new Set(takenOut.map(({ kind }) => kind))].map((kind) => {
    const found = takenOut.filter((each) => each.kind === kind).map((each) => each.found);
    return `${counted(found.length, kind)} (${shortList(found, MOST_NAMED)})`;
  });
  return `banyan: taken out for the audience ${audience} of ${plan}: ${kinds.join(', ')}`;
}

/** `build --only shares`: audience pages alone. */
async function runBuildShares(args: Arguments): Promise<Outcome> {
  const stated = text(args, 'out');
  if (stated === undefined) throw new UsageError('--only shares needs a folder of its own', 'write --only shares --out DIR');
  const out = outputFolder(args, stated);
  const { project, reading, computed } = await load(args);
  const diagrams = choice(args, 'diagrams', ['svg', 'source'], 'svg');
  if (isStopped(project, reading, computed, diagrams)) return { exit: 1, built: false, out, base: project.base };
  const { buildShares } = await import('../build/audience-pages.ts');
  const { shares, refused } = await sharesOf({ reading, computed }, { project, dev: false, diagrams });
  await safely(() => buildShares(out, shares), NOTHING);
  process.stderr.write(`Built ${audiencePages(shares)} into ${stated}\n`);
  return { exit: refused ? 1 : 0, built: true, out, base: project.base };
}

/** `build`: check, site, search index. */
export const buildCommand: Command = {
  name: 'build',
  summary: 'builds the site into dist/',
  options: BUILD_OPTIONS,
  run: async (args) => (await runBuild(args)).exit,
};
