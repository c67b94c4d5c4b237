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
import { audiencesOf, isOver } from '../share/audiences.ts';
import { SHARES_OUT, sharesHost } from '../share/host.ts';
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
  only: {
    type: 'string',
    value: 'PART',
    doc: 'shares: the pages of audiences, for a host of their own (default of --out: dist-shares)',
  },
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
  const { besideSite } = sharesHost(computed.portfolio);
  const { shares, refused } = besideSite ? await sharesOf({ reading, computed }, site) : { shares: [], refused: false };
  const counts = countBySeverity(computed.findings.filter((finding) => !finding.accepted));
  const built = await safely(
    () => buildSite({ site, out, baseline: text(args, 'baseline'), shares, onStep: step }, { reading, computed }),
    NOTHING,
  );
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  done(
    `${built.unchanged ? 'Nothing changed since the last build of' : 'Built'} ${built.pages} pages and ${built.rows} search records of ${counted(computed.plans.length, 'plan')}${shares.length > 0 ? ` and ${audiencePages(shares)}` : ''} into ${text(args, 'out') ?? 'dist'} in ${seconds} s (${counted(counts.error, 'error')}, ${counted(counts.warning, 'warning')}, ${counted(counts.note, 'note')}: see banyan check)`,
  );
  process.stderr.write(audiencesNote(computed));
  return { exit: refused ? 1 : 0, built: true, out, base: project.base };
}

/** `1 page for an audience`, `6 pages for audiences`. */
const audiencePages = ({ length }: readonly Share[]): string => counted(length, 'page for an audience', 'pages for audiences');

/** Returns where the pages of audiences are, and why they should not share the host of the site; empty without audiences. */
function audiencesNote({ portfolio, plans, asOf }: Computed): string {
  const audiences = plans
    .flatMap(({ plan }) => audiencesOf(portfolio, plan))
    .filter((each) => !each.revoked && !isOver(each, asOf));
  if (audiences.length === 0) return '';
  const { besideSite, sameOrigin } = sharesHost(portfolio);
  if (besideSite)
    return `banyan: the pages of audiences are in this site, as portfolio.mdx says (shares: beside-site). ${SAME_HOST}`;
  const whose = counted(audiences.length, 'audience');
  const note = `banyan: the pages of ${whose} are not in this site; banyan build --only shares builds them for a host of their own\n`;
  return sameOrigin ? `${note}banyan: url and shares of portfolio.mdx have one host. ${SAME_HOST}` : note;
}

const SAME_HOST = 'Readers of such a page can open the whole site; if the host asks for a login, their links end at that login\n';

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

/**
 * Makes the audience pages; reports skipped ones, and returns whether one was refused, and whether one is missing for want of a secret.
 * A build never prints secrets or keys.
 */
async function sharesOf(
  state: SiteState,
  site: SiteOptions,
): Promise<{ shares: readonly Share[]; refused: boolean; missing: boolean }> {
  setSiteOptions(site);
  const { closeDiagrams } = await import('../site/markdown/document.ts');
  const { shares, skipped } = await safely(() => sharesOfSite(state, site)).finally(closeDiagrams);
  for (const { plan, audience, why } of skipped)
    process.stderr.write(`banyan: no page for the audience ${audience} of ${plan}: ${why}\n`);
  for (const share of shares) if (share.takenOut.length > 0) process.stderr.write(`${takenOutOf(share)}\n`);
  const refused = skipped.some((each) => each.refused);
  if (refused)
    process.stderr.write('banyan: a page that is refused is a fault of Banyan: please report it. The rest was built\n');
  return { shares, refused, missing: skipped.some((each) => each.secret) };
}

const MOST_NAMED = 12;

/** `banyan: taken out for the audience board of auth: 2 names (Ana, Bo), 1 amount ($40)`, so that someone checks what is missing. */
function takenOutOf({ plan, audience, takenOut }: Share): string {
  const kinds = [...new Set(takenOut.map(({ kind }) => kind))].map((kind) => {
    const found = takenOut.filter((each) => each.kind === kind).map((each) => each.found);
    return `${counted(found.length, kind)} (${shortList(found, MOST_NAMED)})`;
  });
  return `banyan: taken out for the audience ${audience} of ${plan}: ${kinds.join(', ')}`;
}

/** `build --only shares`: audience pages alone. */
async function runBuildShares(args: Arguments): Promise<Outcome> {
  const stated = text(args, 'out') ?? SHARES_OUT;
  const out = outputFolder(args, stated);
  const { project, reading, computed } = await load(args);
  const diagrams = choice(args, 'diagrams', ['svg', 'source'], 'svg');
  if (isStopped(project, reading, computed, diagrams)) return { exit: 1, built: false, out, base: project.base };
  const { buildShares } = await import('../build/audience-pages.ts');
  const { shares, refused, missing } = await sharesOf({ reading, computed }, { project, dev: false, diagrams });
  await safely(() => buildShares(out, shares), NOTHING);
  process.stderr.write(`Built ${audiencePages(shares)} into ${stated}\n`);
  // Deployed as it is, the folder would take down pages that are online.
  if (missing) process.stderr.write('banyan: the folder is incomplete: set the secrets and build it again\n');
  return { exit: refused || missing ? 1 : 0, built: true, out, base: project.base };
}

/** `build`: check, site, search index. */
export const buildCommand: Command = {
  name: 'build',
  summary: 'builds the site into dist/',
  options: BUILD_OPTIONS,
  run: async (args) => (await runBuild(args)).exit,
};
