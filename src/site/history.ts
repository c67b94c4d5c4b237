import { join } from 'node:path';
import { compareModels } from '../changes/compare.ts';
import type { Comparison } from '../changes/comparison.ts';
import { type PlanCommit, planCommits } from '../pipeline/plan-commits.ts';
import { sideReader } from '../pipeline/read-side.ts';
import { type ContentLog, contentLog } from '../reader/content-log.ts';
import { GitError } from '../reader/git.ts';
import { type ReleaseTag, releaseTag } from '../reader/release-tag.ts';
import type { PlanRevision } from './calendar.ts';
import { type ToldCommit, tellCommits } from './changelog.ts';
import { LABELS } from './labels/index.ts';
import { siteOptions } from './options.ts';
import { type SiteState, siteState } from './state.ts';

/** Why there is no history, and how to get one. */
export interface Absent {
  absent: string;
  fix: string;
}

/** The last release beside what the site shows. */
export interface SinceRelease {
  tag: ReleaseTag;
  comparison: Comparison;
}

interface SiteHistory {
  log: ContentLog | Absent;
  commits: ReadonlyMap<string, readonly PlanCommit[]>;
  told?: Promise<ReadonlyMap<string, readonly ToldCommit[]> | Absent>;
  since?: Promise<SinceRelease | Absent>;
}

/** Git is asked once for all pages. */
let last: { state: SiteState; history: SiteHistory } | undefined;

/** Pages do not tell where on a machine they were built. */
const absentFrom = (error: unknown): Absent => {
  if (!(error instanceof GitError)) throw error;
  return { absent: error.message.replaceAll(siteOptions().project.contentRoot, LABELS.changes.theContentRoot), fix: error.fix };
};

function readHistory(content: string): SiteHistory {
  try {
    const log = contentLog(content);
    return { log, commits: planCommits(log) };
  } catch (error) {
    return { log: absentFrom(error), commits: new Map() };
  }
}

async function history(): Promise<SiteHistory> {
  const state = await siteState();
  if (last?.state === state) return last.history;
  const { project, dev } = siteOptions();
  // Edits make no commits: while the site is served, only the comparison with the release is made anew.
  const { since: _, ...kept } = (dev && last?.history) || readHistory(project.contentRoot);
  last = { state, history: kept };
  return kept;
}

/** How often a plan or what all plans share was changed, and when last; nothing where there is no history. */
export async function planRevision(plan: string): Promise<PlanRevision | undefined> {
  const { log } = await history();
  if ('absent' in log) return undefined;
  const own = log.commits.filter(({ changes }) =>
    changes.some(({ file }) => !file.startsWith('plans/') || file.startsWith(`plans/${plan}/`)),
  );
  const [last] = own;
  return last && { sequence: own.length, changed: last.date };
}

/** How many commits changed a plan, as far as its changelog lists them; 0 where there is no history. */
export const commitCount = async (plan: string): Promise<number> => (await history()).commits.get(plan)?.length ?? 0;

/** The ids of a plan's latest commits, newest first; none where there is no history. */
export const latestCommits = async (plan: string, most: number): Promise<string[]> =>
  ((await history()).commits.get(plan) ?? []).slice(0, most).map(({ id }) => id);

async function tellAll({ log, commits }: SiteHistory): Promise<ReadonlyMap<string, readonly ToldCommit[]> | Absent> {
  if ('absent' in log) return log;
  const told = await tellCommits(log, [...commits.values()].flat(), join(siteOptions().project.cacheDir, 'history'));
  return Map.groupBy(told, ({ plan }) => plan);
}

/** The commits that changed a plan, newest first, with what they meant. */
export async function changelog(plan: string): Promise<readonly ToldCommit[] | Absent> {
  const own = await history();
  own.told ??= tellAll(own).catch(absentFrom);
  const told = await own.told;
  return 'absent' in told ? told : (told.get(plan) ?? []);
}

async function compareRelease(content: string, asOf: string): Promise<SinceRelease | Absent> {
  const tag = releaseTag(content);
  if (!tag) return { absent: LABELS.changes.noReleaseIsTagged, fix: LABELS.changes.tagARelease };
  const read = sideReader(content, asOf);
  const [base, head] = [await read({ ref: tag.commit }), await read({ worktree: true })];
  return { tag, comparison: compareModels(base, head) };
}

/** What changed since the last release that HEAD contains, for all plans. */
export async function sinceRelease(): Promise<SinceRelease | Absent> {
  const own = await history();
  if ('absent' in own.log) return own.log;
  const { contentRoot } = siteOptions().project;
  own.since ??= siteState()
    .then(({ computed }) => compareRelease(contentRoot, computed.asOf))
    .catch(absentFrom);
  return own.since;
}
