import { createHash } from 'node:crypto';
import { compareText } from '../model/order.ts';
import type { ContentLog, LoggedCommit } from '../reader/content-log.ts';

/** A content root at one commit: blob ids by file. */
export type Snapshot = ReadonlyMap<string, string>;

/** A commit that changed a plan, with the content root before and after it. */
export interface PlanCommit extends Omit<LoggedCommit, 'changes'> {
  plan: string;
  before: Snapshot;
  after: Snapshot;
  /** Identifies both states of the plan, as a cache key: equal keys mean equal changes. */
  key: string;
}

const MOST_OF_A_PLAN = 50;
/** The limit for all plans together, since a long history of many plans would slow down every first build. */
const MAX_COMMITS = 400;

const planOf = (file: string): string | undefined => /^plans\/([^/]+)\/./.exec(file)?.[1];

/** Returns a digest of the files that a plan is computed from: its own, and those outside all plans. */
function digest(files: Snapshot, plan: string): string {
  const own = [...files].filter(([file]) => (planOf(file) ?? plan) === plan && !file.startsWith('guide/'));
  const lines = own.map(([file, id]) => `${id} ${file}\0`).sort(compareText);
  return createHash('sha256').update(lines.join('')).digest('hex');
}

function undo(files: Snapshot, { changes }: LoggedCommit): Snapshot {
  const before = new Map(files);
  for (const change of changes) {
    if (change.before === undefined) before.delete(change.file);
    else before.set(change.file, change.before);
  }
  return before;
}

/**
 * Returns the commits that changed each plan of HEAD, newest first: at most 50 per plan, and the newest 400 in total. Plans are
 * identified by folder: the history of a renamed one starts with its new name.
 */
export function planCommits({ head, commits }: ContentLog): Map<string, PlanCommit[]> {
  const known = new Map<string, PlanCommit[]>();
  for (const file of head.keys()) if (/^plans\/[^/]+\/plan\.mdx$/.test(file)) known.set(planOf(file) ?? '', []);
  let all = 0;
  let after: Snapshot = head;
  for (const commit of commits) {
    const before = undo(after, commit);
    const plans = new Set(commit.changes.flatMap(({ file }) => planOf(file) ?? []));
    for (const plan of [...plans].sort(compareText)) {
      const own = known.get(plan);
      if (!own || own.length >= MOST_OF_A_PLAN || all >= MAX_COMMITS) continue;
      all++;
      const { changes: _, ...told } = commit;
      own.push({ ...told, plan, before, after, key: `${digest(before, plan)}${digest(after, plan)}` });
    }
    after = before;
  }
  return known;
}
