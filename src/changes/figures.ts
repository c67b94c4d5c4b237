import type { Severity } from '../model/finding.ts';
import type { ComputedPlan } from '../pipeline/compute.ts';
import { movedText } from '../schedule/length-words.ts';
import type { Figure } from './consequence.ts';
import { coverageOf, percent } from './consequences/standing.ts';
import { finishWords } from './position-words.ts';

const counts = (side: ComputedPlan, severity: Severity): number =>
  side.findings.filter((finding) => finding.severity === severity && !finding.accepted).length;

/** A count on both sides; `more` says whether more is worse. */
function count(name: string, before: number, after: number, more: boolean): Figure {
  const change = after - before;
  const sign = change > 0 ? '+' : change < 0 ? '−' : '';
  return {
    name,
    before: String(before),
    after: String(after),
    change: `${sign}${Math.abs(change)}`,
    ...(change !== 0 && { worse: change > 0 === more }),
  };
}

/** The figures of a plan before and after: the finish in any case, the others where they changed. */
export function figuresOf(base: ComputedPlan, head: ComputedPlan, slip: number | null): Figure[] {
  const [before, after] = finishWords(base.schedule.finish, head.schedule.finish, base.schedule, head.schedule);
  const finish: Figure = {
    name: 'Finish',
    before,
    after,
    change: slip === null ? (before === after ? '0' : '') : slip === 0 ? '0' : movedText(slip, head.schedule.calendar),
    ...(slip !== null && slip !== 0 && { worse: slip > 0 }),
  };
  const [was, now] = [coverageOf(base), coverageOf(head)];
  const breaking = (side: ComputedPlan): number => side.facts.operations.breaking;
  const tasks = (side: ComputedPlan) => side.facts.progress.tasks;
  const others: Figure[] = [
    count('Phases', base.plan.phases.length, head.plan.phases.length, true),
    count('Critical phases', base.schedule.critical.length, head.schedule.critical.length, true),
    count('Tasks', tasks(base).total, tasks(head).total, true),
    count('Tasks done', tasks(base).done, tasks(head).done, false),
    count('Old operations', was.total, now.total, true),
    {
      name: 'Endpoint coverage',
      before: percent(was),
      after: percent(now),
      change: '',
      ...(was.share !== now.share && { worse: (now.share ?? 0) < (was.share ?? 0) }),
    },
    count('Moved (base)', base.facts.operations.movedBase, head.facts.operations.movedBase, true),
    count('Breaking operations', breaking(base), breaking(head), true),
    count('Errors', counts(base, 'error'), counts(head, 'error'), true),
    count('Warnings', counts(base, 'warning'), counts(head, 'warning'), true),
  ].map((figure) => (['Phases', 'Tasks', 'Old operations', 'Critical phases'].includes(figure.name) ? neutral(figure) : figure));
  return [finish, ...others.filter((figure) => figure.before !== figure.after)];
}

/** More phases or tasks are neither good nor bad. */
const neutral = ({ worse: _, ...figure }: Figure): Figure => figure;
