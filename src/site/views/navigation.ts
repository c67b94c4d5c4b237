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

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/**
 * The views that a plan has something for, in reading order. A view without data has no page.
 * `commits` is how many its changelog tells.
 */
export function planNavigation({ plan, facts, findings }: ComputedPlan, commits = 0): NavigationEntry[] {
  const entries: NavigationEntry[] = [];
  const add = (key: string, label: string, view: string, count?: number, alarm = false): void => {
    if (count !== 0)
      entries.push({ key, label, url: planUrl(plan.id, view), ...(count !== undefined && { count }), ...(alarm && { alarm }) });
  };
  const { quality, environment } = plan;
  const [mapping, ...moreMappings] = plan.mappings;
  const mapped = sum(plan.mappings.map((table) => table.mappings.length));
  const [rollback] = plan.rollback;
  const [checklist] = plan.checklists;
  add('overview', LABELS.shell.overview, '');
  add('timeline', LABELS.shell.timeline, 'timeline', plan.phases.length);
  add('phases', LABELS.common.phases, 'phases', plan.phases.length);
  if (plan.endpoints.length > 0) add('endpoints', LABELS.common.endpoints, 'endpoints', facts.operations.total);
  add('architecture', LABELS.common.architecture, 'architecture', plan.architecture.length);
  add('stack', LABELS.common.stack, 'stack', plan.stack?.stack.length ?? 0);
  if (mapping) add('mappings', LABELS.common.mappings, moreMappings.length === 0 ? `mappings/${mapping.id}` : 'mappings', mapped);
  add('risks', LABELS.common.risks, 'risks', plan.risks?.risks.length ?? 0);
  add('metrics', LABELS.common.metrics, 'metrics', plan.metrics?.metrics.length ?? 0);
  add('data', LABELS.common.data, 'data', plan.data?.datasets.length ?? 0);
  add(
    'quality',
    LABELS.common.quality,
    'quality',
    quality ? sum([quality.suites, quality.coverage, quality.load, quality.tools].map((rows) => rows.length)) : 0,
  );
  add(
    'environment',
    LABELS.common.environment,
    'environment',
    environment
      ? sum(
          [environment.services, environment.variables, environment.files, environment.tools, environment.ports].map(
            (rows) => rows.length,
          ),
        )
      : 0,
  );
  add('rollout', LABELS.common.rollout, 'rollout', plan.rollout.length);
  if (rollback)
    add(
      'rollback',
      LABELS.common.rollback,
      plan.rollback.length === 1 ? `rollback/${rollback.id}` : 'rollback',
      plan.rollback.length,
    );
  if (checklist)
    add(
      'checklists',
      LABELS.common.checklists,
      plan.checklists.length === 1 ? `checklists/${checklist.id}` : 'checklists',
      plan.checklists.length,
    );
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
