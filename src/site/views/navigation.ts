import type { ComputedPlan } from '../../pipeline/compute.ts';
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
export function planNavigation({ plan, findings }: ComputedPlan, commits = 0): NavigationEntry[] {
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
  add('overview', 'Overview', '');
  add('timeline', 'Timeline', 'timeline', plan.phases.length);
  add('phases', 'Phases', 'phases', plan.phases.length);
  if (plan.endpoints.length > 0)
    add('endpoints', 'Endpoints', 'endpoints', sum(plan.endpoints.map((surface) => surface.mappings.length)));
  add('architecture', 'Architecture', 'architecture', plan.architecture.length);
  add('stack', 'Stack', 'stack', plan.stack?.stack.length ?? 0);
  if (mapping) add('mappings', 'Mappings', moreMappings.length === 0 ? `mappings/${mapping.id}` : 'mappings', mapped);
  add('risks', 'Risks', 'risks', plan.risks?.risks.length ?? 0);
  add('metrics', 'Metrics', 'metrics', plan.metrics?.metrics.length ?? 0);
  add('data', 'Data', 'data', plan.data?.datasets.length ?? 0);
  add(
    'quality',
    'Quality',
    'quality',
    quality ? sum([quality.suites, quality.coverage, quality.load, quality.tools].map((rows) => rows.length)) : 0,
  );
  add(
    'environment',
    'Environment',
    'environment',
    environment
      ? sum(
          [environment.services, environment.variables, environment.files, environment.tools, environment.ports].map(
            (rows) => rows.length,
          ),
        )
      : 0,
  );
  add('rollout', 'Rollout', 'rollout', plan.rollout.length);
  if (rollback)
    add('rollback', 'Rollback', plan.rollback.length === 1 ? `rollback/${rollback.id}` : 'rollback', plan.rollback.length);
  if (checklist)
    add(
      'checklists',
      'Checklists',
      plan.checklists.length === 1 ? `checklists/${checklist.id}` : 'checklists',
      plan.checklists.length,
    );
  add('decisions', 'Decisions', 'decisions', plan.decisions.length);
  add('pages', 'Pages', 'pages', plan.pages.length);
  const counts = countFindings(findings);
  entries.push({
    key: 'findings',
    label: 'Findings',
    url: planUrl(plan.id, 'findings'),
    count: counts.error + counts.warning + counts.note,
    ...(counts.error > 0 && { alarm: true }),
  });
  add('changelog', 'Changelog', 'changelog', commits);
  return entries;
}
