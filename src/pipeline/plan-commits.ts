import { createHash } from 'node:crypto';
import { compareText } from '../model/order.ts';
import type { ContentLog, LoggedCommit } from '../reader/content-log.ts';

/** Files of a content root at one moment → ids of their blobs. */
export type Snapshot = ReadonlyMap<string, string>;

/** A commit that changed a plan, with the content root before it and after it. */
export interface PlanCommit extends Omit<LoggedCommit, 'changes'> {
  plan: string;
  before: Snapshot;
  after: Snapshot;
  /** Names both sides of the plan: where it is the same, so is what the commit means. */
  key: string;
}

const MOST_OF_A_PLAN = 50;
/** Of all plans together: many plans with a long history would make every first build slow. */
const MOST_OF_ALL = 400;

const planOf = (file: string): string | undefined => /^plans\/([^/]+)\/./.exec(file)?.[1];

/** A digest of the files that a plan is computed from: its own, and those that belong to no plan. */
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
 * The commits that changed each plan of HEAD, newest first: at most 50 a plan, and at most 400 in all, of which the
 * newest count. Plans are known by their folder: the history of a renamed one begins with its new name.
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
      if (!own || own.length >= MOST_OF_A_PLAN || all >= MOST_OF_ALL) continue;
      all++;
      const { changes: _, ...told } = commit;
      own.push({ ...told, plan, before, after, key: `${digest(before, plan)}${digest(after, plan)}` });
    }
    after = before;
  }
  return known;
}
