import { counted } from '../analysis/counted.ts';
import type { Computed } from '../pipeline/compute.ts';
import { finishWords } from './position-words.ts';
import { planTitle } from './records.ts';

const errorsOf = ({ findings }: Computed): Set<string> =>
  new Set(
    findings.flatMap(({ severity, accepted, plan, rule, message }) =>
      severity === 'error' && accepted === undefined ? [`${plan} ${rule} ${message}`] : [],
    ),
  );

/** `"Shop" finishes 2026-08-24 instead of 2026-08-17`, for each plan whose finish after merging is another than on the branch. */
const finishes = (head: Computed, merged: Computed): string[] =>
  merged.plans.flatMap(({ plan, schedule }) => {
    const own = head.plans.find((each) => each.plan.id === plan.id);
    if (!own || own.schedule.finish === schedule.finish) return [];
    const [here, then] = finishWords(own.schedule.finish, schedule.finish, own.schedule, schedule);
    return here === then ? [] : [`the finish of "${planTitle(plan)}" is ${then} instead of ${here}`];
  });

/** The two sides of a merge and its result. */
export interface Merging {
  /** How the base is called: `main`. */
  base: string;
  /** Commits that touch the content and that the branch does not have. */
  commits: number;
  /** The branches and their merge, computed on one day; or the files that conflict; or nothing where git could not merge. */
  result: { base: Computed; head: Computed; merged: Computed } | { conflicts: readonly string[] } | undefined;
}

/**
 * What lands is the merge, and not the branch: `main is 3 plan commits ahead: after merging, the finish of "Shop" is 2026-08-24
 * instead of 2026-08-17`. Errors that only the merge has are counted.
 */
export function aheadText({ base, commits, result }: Merging): string | undefined {
  if (commits === 0) return undefined;
  const ahead = `${base} is ${counted(commits, 'plan commit')} ahead`;
  if (!result) return ahead;
  if ('conflicts' in result) return `${ahead}, and merging conflicts in ${result.conflicts.join(', ')}`;
  const [was, own] = [errorsOf(result.base), errorsOf(result.head)];
  const fresh = [...errorsOf(result.merged)].filter((each) => !was.has(each) && !own.has(each)).length;
  const moved = finishes(result.head, result.merged);
  const then = [
    moved.length > 0 ? moved.join(', ') : 'no finish is another than here',
    ...(fresh > 0 ? [`there ${fresh === 1 ? 'is' : 'are'} ${counted(fresh, 'error')} that neither side has alone`] : []),
  ];
  return `${ahead}: after merging, ${then.join('; ')}`;
}
