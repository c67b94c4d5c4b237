import { dayOf } from '../../analysis/day.ts';
import type { Phase, RolloutStep } from '../../model/plan.ts';
import type { CivilDate } from '../../model/values/civil.ts';
import { defineRule } from '../rule.ts';

/** What the days on which something began and ended say against its status. Days to come are reported elsewhere. */
function contradiction(
  thing: Phase | RolloutStep,
  today: CivilDate,
): { field: 'start' | 'finish'; message: string; fix: string } | undefined {
  const actual = thing.actual;
  const [start, finish] = [actual && dayOf(actual.start), actual && dayOf(actual.finish)];
  const status = thing.status;
  if (finish && finish <= today && status !== undefined && status !== 'done' && status !== 'cancelled') {
    return {
      field: 'finish',
      message: `ended on ${finish}, but its status is ${status}`,
      fix: 'Write status: done, or take actual.finish back',
    };
  }
  if (start && !finish && start <= today && (status === 'planned' || status === 'ready')) {
    return {
      field: 'start',
      message: `began on ${start}, but its status is ${status}`,
      fix: 'Write status: in-progress, or take actual.start back',
    };
  }
  return undefined;
}

export const datesAgainstStatus = defineRule({
  id: 'status/dates-against-status',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Actual dates contradict the status',
  why: 'Forecasts start from actual dates; a wrong one moves everything after it.',
  examples: {
    fails: { 'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\nactual: { start: 2026-05-04 }\n---\n' },
    passes: {
      'plan.mdx': '---\ntitle: Example\nstatus: in-progress\nfrom: { system: Old }\nto: { system: New }\n---\n',
      'phases/1-build.mdx': '---\ntitle: Build\nstatus: in-progress\nactual: { start: 2026-05-04 }\n---\n',
    },
  },
  check({ plan, asOf, report }) {
    for (const thing of [...plan.phases, ...plan.rollout.flatMap((rollout) => rollout.steps)]) {
      const found = contradiction(thing, asOf);
      if (!found) continue;
      report(thing, `"${thing.title ?? thing.id}" ${found.message}.`)
        .at(['actual', found.field])
        .related(thing, 'the status', 'status')
        .fix(found.fix);
    }
  },
});
