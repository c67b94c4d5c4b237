import { type KindName, kindOf } from '../../model/registry.ts';
import { filesOfKind, rowsOfList } from '../../model/rows-of.ts';
import type { ComputedPlan } from '../../pipeline/compute.ts';
import { LABELS } from '../labels/index.ts';
import { planUrl } from '../urls.ts';
import { countFindings } from './finding-links.ts';

/** A page of a plan in its navigation. */
export interface NavigationEntry {
  /** What a page calls itself: `risks`. */
  key: string;
  label: string;
  url: string;
  count?: number;
  /** The count is of errors among others. */
  alarm?: boolean;
}

/** A view that shows the files of a kind. */
interface KindView {
  kind: KindName;
  label: string;
  /** What its number counts. */
  counts: 'rows' | 'files' | 'operations';
  /** A plan with one file has no list of files: the entry leads to the file. */
  opensOnly?: true;
}

/** The views of kinds, in reading order. */
const KIND_VIEWS: readonly KindView[] = [
  { kind: 'phase', label: LABELS.common.phases, counts: 'files' },
  { kind: 'endpoints', label: LABELS.common.endpoints, counts: 'operations' },
  { kind: 'architecture', label: LABELS.common.architecture, counts: 'files' },
  { kind: 'stack', label: LABELS.common.stack, counts: 'rows' },
  { kind: 'mappings', label: LABELS.common.mappings, counts: 'rows', opensOnly: true },
  { kind: 'risks', label: LABELS.common.risks, counts: 'rows' },
  { kind: 'metrics', label: LABELS.common.metrics, counts: 'rows' },
  { kind: 'data', label: LABELS.common.data, counts: 'rows' },
  { kind: 'quality', label: LABELS.common.quality, counts: 'rows' },
  { kind: 'environment', label: LABELS.common.environment, counts: 'rows' },
  { kind: 'rollout', label: LABELS.common.rollout, counts: 'files' },
  { kind: 'rollback', label: LABELS.common.rollback, counts: 'files', opensOnly: true },
  { kind: 'checklist', label: LABELS.common.checklists, counts: 'files', opensOnly: true },
];

/**
 * Returns the views that a plan has something for, in reading order. A view without data has no page.
 * `commits` is the number of entries in its changelog.
 */
export function planNavigation({ plan, facts, findings }: ComputedPlan, commits = 0): NavigationEntry[] {
  const entries: NavigationEntry[] = [];
  const add = (key: string, label: string, view: string, count?: number, alarm = false): void => {
    if (count !== 0)
      entries.push({ key, label, url: planUrl(plan.id, view), ...(count !== undefined && { count }), ...(alarm && { alarm }) });
  };
  add('overview', LABELS.shell.overview, '');
  add('timeline', LABELS.shell.timeline, 'timeline', plan.phases.length);
  for (const { kind, label, counts, opensOnly } of KIND_VIEWS) {
    const files = filesOfKind(plan, kind);
    const { collection, rows } = kindOf(kind);
    const count = {
      files: () => files.length,
      rows: () => files.flatMap((file) => rows.flatMap((list) => rowsOfList(plan, kind, file, list))).length,
      operations: () => facts.operations.total,
    }[counts]();
    const [only, ...more] = files;
    add(collection, label, opensOnly && only && more.length === 0 ? `${collection}/${only.id}` : collection, count);
  }
  add('decisions', LABELS.common.decisions, 'decisions', plan.decisions.length);
  add('pages', LABELS.common.pages, 'pages', plan.pages.length);
  const counts = countFindings(findings);
  entries.push({
    key: 'findings',
    label: LABELS.common.findings,
    url: planUrl(plan.id, 'findings'),
    count: counts.error + counts.warning + counts.note,
    ...(counts.error > 0 && { alarm: true }),
  });
  add('changelog', LABELS.shell.changelog, 'changelog', commits);
  return entries;
}
