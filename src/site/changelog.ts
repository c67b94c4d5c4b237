import type { ChangeSeverity } from '../changes/change.ts';
import { compareModels } from '../changes/compare.ts';
import { toldSentences } from '../changes/comparison.ts';
import { NO_FINDINGS } from '../changes/findings.ts';
import { summaryOf } from '../changes/headline.ts';
import type { Side } from '../changes/side.ts';
import { createCache, hash } from '../diagrams/cache.ts';
import { compute } from '../pipeline/compute.ts';
import { withContracts } from '../pipeline/contracts.ts';
import type { PlanCommit, Snapshot } from '../pipeline/plan-commits.ts';
import { unreadFiles } from '../pipeline/read-side.ts';
import type { ContentLog } from '../reader/content-log.ts';
import { isRead, readBlobs } from '../reader/git-tree.ts';
import { type Reading, readContent } from '../reader/read.ts';
import { ReadCache } from '../reader/read-cache.ts';
import type { Tree } from '../reader/tree.ts';
import { toolDigest } from '../runtime/tool-digest.ts';

/** What a commit meant for a plan. */
export interface CommitMeaning {
  /** `Plan: 1 changed · finish 2026-04-10 → 2026-04-17 (+5 working days)` */
  headline: string;
  consequences: Sentence[];
  /** The gravest changes, and how many there are besides. */
  changes: Sentence[];
  more: number;
  /** The boxes of the plan's tasks after it; absent where the plan is gone. */
  tasks?: { done: number; total: number };
}

interface Sentence {
  severity: ChangeSeverity;
  sentence: string;
}

/** A changelog names what a commit did; `banyan diff` reports all of it. */
const MOST_CHANGES = 5;

const sentenceOf = ({ severity, sentence }: Sentence): Sentence => ({ severity, sentence });

export interface ToldCommit extends PlanCommit {
  meaning: CommitMeaning;
}

/** A content root at one moment, as read. */
interface Moment {
  tree: Tree;
  reading: Reading;
  text: (file: string) => Promise<string | undefined>;
}

/** Documents that surfaces may name beside the plans. */
const isDocument = (file: string): boolean => /\.(ya?ml|json)$/i.test(file);

/** Reads moments one after the other: what did not change from one to the next is read once. */
function momentReader(blobs: ReadonlyMap<string, Buffer>): (files: Snapshot) => Promise<Moment> {
  const cache = new ReadCache();
  let last: { files: Snapshot; moment: Promise<Moment> } | undefined;
  const read = async (files: Snapshot): Promise<Moment> => {
    const entries = [...files].filter(([file]) => isRead(file));
    const tree: Tree = {
      files: entries.map(([file, id]) => ({ file, stamp: id, read: async () => blobs.get(id) ?? new Uint8Array() })),
      problems: [],
    };
    const text = async (file: string): Promise<string | undefined> => blobs.get(files.get(file) ?? '')?.toString('utf8');
    return { tree, reading: await readContent(tree, cache), text };
  };
  return (files) => {
    if (last?.files !== files) last = { files, moment: read(files) };
    return last.moment;
  };
}

/** One plan of a moment as a side of a comparison, computed for a day. */
async function sideOf({ tree, reading, text }: Moment, plan: string, day: string): Promise<Side> {
  const own = (file: string): boolean => file.startsWith(`plans/${plan}/`);
  const alone = {
    ...reading,
    portfolio: { ...reading.portfolio, plans: reading.portfolio.plans.filter(({ id }) => id === plan) },
    findings: reading.findings.filter((finding) => finding.plan === plan),
  };
  const whole = await withContracts(alone, text);
  return {
    computed: compute(whole, day),
    locate: reading.locate,
    unread: unreadFiles(tree, reading).filter(({ file }) => own(file)),
  };
}

/** What changed in the plan alone: calendars and the portfolio are reported where they belong. */
function meaningOf(base: Side, head: Side): CommitMeaning {
  const comparison = compareModels(base, head);
  const own = { ...comparison, shared: [], findings: NO_FINDINGS };
  const changes = toldSentences(own);
  const tasks = head.computed.plans[0]?.facts.progress.tasks;
  return {
    headline: summaryOf(own),
    consequences: comparison.plans.flatMap(({ consequences }) => consequences.map(sentenceOf)),
    changes: changes.slice(0, MOST_CHANGES).map(sentenceOf),
    more: Math.max(0, changes.length - MOST_CHANGES),
    ...(tasks && { tasks: { done: tasks.done, total: tasks.total } }),
  };
}

/**
 * Says what commits meant, each computed for the day on which it was made, so that the answer does not depend on the day
 * of the build. Answers are kept in a folder, by what was compared and by the code that compared it.
 * Throws GitError where a blob cannot be read.
 */
export async function tellCommits(log: ContentLog, commits: readonly PlanCommit[], cacheDir: string): Promise<ToldCommit[]> {
  const code = toolDigest();
  const cache = createCache<CommitMeaning>(cacheDir);
  const keyOf = ({ plan, key, date }: PlanCommit): string => hash(code, plan, date.slice(0, 10), key);
  const meanings = new Map<PlanCommit, CommitMeaning>();
  for (const commit of commits) {
    const kept = await cache.read(keyOf(commit));
    if (kept) meanings.set(commit, kept);
  }
  // From old to new, and commit by commit: what follows shares the most with what came before.
  const line = new Map(log.commits.map(({ id }, index) => [id, index]));
  const missing = commits.filter((commit) => !meanings.has(commit)).sort((a, b) => (line.get(b.id) ?? 0) - (line.get(a.id) ?? 0));
  const ids = new Set<string>();
  for (const { before, after } of missing)
    for (const files of [before, after]) for (const [file, id] of files) if (isRead(file) || isDocument(file)) ids.add(id);
  const blobs = ids.size > 0 ? await readBlobs(log.root, [...ids]) : new Map<string, Buffer>();
  const read = momentReader(blobs);
  for (const [, together] of Map.groupBy(missing, ({ id }) => id)) {
    const [first] = together;
    if (!first) continue;
    const [before, after] = [await read(first.before), await read(first.after)];
    for (const commit of together) {
      const day = commit.date.slice(0, 10);
      const meaning = meaningOf(await sideOf(before, commit.plan, day), await sideOf(after, commit.plan, day));
      meanings.set(commit, meaning);
      // A folder that cannot be written to costs time, not the build.
      await cache.write(keyOf(commit), meaning).catch(() => undefined);
    }
  }
  return commits.flatMap((commit) => {
    const meaning = meanings.get(commit);
    return meaning ? [{ ...commit, meaning }] : [];
  });
}
