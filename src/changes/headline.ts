import { counted } from '../analysis/counted.ts';
import type { Change } from './change.ts';
import { allFindings, type Comparison, toldChanges } from './comparison.ts';

/** How many records were added, changed, removed and renamed: each counts once, whatever changed in it. */
export function countRecords(changes: readonly Change[]): Record<'added' | 'changed' | 'removed' | 'renamed', number> {
  const counts = { added: 0, changed: 0, removed: 0, renamed: 0 };
  const records = Map.groupBy(changes, ({ kind, list, plan, ref }) => `${plan} ${kind} ${list} ${ref}`);
  for (const own of records.values()) {
    const actions = new Set(own.map(({ action }) => action));
    if (actions.has('added')) counts.added++;
    else if (actions.has('removed')) counts.removed++;
    else if ([...actions].every((action) => action === 'renamed' || action === 'moved')) counts.renamed++;
    else counts.changed++;
  }
  return counts;
}

/** More finishes than these are counted, and the worst is named. */
const MOST_FINISHES = 3;

function finishes(plans: Comparison['plans'], of: (title: string) => string): string[] {
  const moved = plans.filter(({ finish }) => finish !== undefined);
  if (moved.length <= MOST_FINISHES) return moved.map(({ finish, title }) => `finish${of(title)} ${finish}`);
  const worst = moved.reduce((a, b) => ((b.slip ?? 0) > (a.slip ?? 0) ? b : a));
  return [`finish of ${moved.length} plans moves, the furthest${of(worst.title)} ${worst.finish}`];
}

function coverages(plans: Comparison['plans'], of: (title: string) => string): string[] {
  const moved = plans.flatMap(({ coverage, title }) =>
    coverage ? [`coverage${of(title)} ${coverage.before} → ${coverage.after}`] : [],
  );
  return moved.length <= MOST_FINISHES ? moved : [`coverage of ${moved.length} plans changes`];
}

/**
 * The comparison in one line: `Plan: 2 added, 3 changed, 1 removed, 1 renamed · finish 12 Sep → 19 Sep (+5 working
 * days, because "Auth" takes 4w instead of 3w) · coverage 71 % → 74 % · 1 breaking · 2 new errors`.
 */
export function headlineOf(comparison: Omit<Comparison, 'headline'>): string {
  const { gaps } = comparison;
  const changes = toldChanges(comparison);
  const counts = countRecords(changes);
  const parts = Object.entries(counts).flatMap(([word, count]) => (count > 0 ? [`${count} ${word}`] : []));
  const findings = allFindings({ ...comparison, headline: '' });
  const several = comparison.plans.filter(({ finish, coverage }) => finish ?? coverage).length > 1;
  const of = (title: string): string => (several ? ` of "${title}"` : '');
  const open = changes.filter(({ accepted }) => !accepted);
  const segments = [
    ...(gaps.length > 0 ? [`incomplete (${counted(gaps.length, 'file')} cannot be read)`] : []),
    ...(parts.length > 0 ? [parts.join(', ')] : gaps.length > 0 ? [] : ['no changes']),
    ...finishes(comparison.plans, of),
    ...coverages(comparison.plans, of),
  ];
  const breaking =
    open.filter(({ severity }) => severity === 'breaking').length +
    comparison.plans.flatMap(({ consequences }) => consequences).filter(({ severity }) => severity === 'breaking').length;
  if (breaking > 0) segments.push(`${breaking} breaking`);
  const errors = findings.introduced.filter(({ severity }) => severity === 'error').length;
  const resolved = findings.resolved.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) segments.push(counted(errors, 'new error'));
  if (resolved > 0) segments.push(`${counted(resolved, 'error')} resolved`);
  if (comparison.allNew) segments.unshift('all new');
  return `Plan: ${segments.join(' · ')}`;
}
