import { dayOf } from '../../facts/day.ts';
import { given } from '../../model/field.ts';
import type { Phase, RolloutStep } from '../../model/plan.ts';
import type { CivilDate } from '../../model/values/civil.ts';
import { BEGUN_PLAN } from '../begun-plan.ts';
import { defineRule } from '../rule.ts';

interface Contradiction {
  field: 'start' | 'finish';
  message: string;
  fix: string;
}

/** What the days on which something began and ended say against each other, the status, and today. */
function contradictions(thing: Phase | RolloutStep, today: CivilDate): Contradiction[] {
  const actual = given(thing.actual);
  const [start, finish] = [actual && dayOf(given(actual.start)), actual && dayOf(given(actual.finish))];
  const status = given(thing.status);
  const found: Contradiction[] = [];
  if (start && finish && finish < start)
    found.push({
      field: 'finish',
      message: `ended on ${finish}, before it began on ${start}`,
      fix: 'Write the two days in their order',
    });
  if (finish && finish > today)
    found.push({
      field: 'finish',
      message: `ended on ${finish}, and today is ${today}`,
      fix: 'Days to come are planned: write finish: or deadline:, and actual: when it has ended',
    });
  else if (start && start > today)
    found.push({
      field: 'start',
      message: `began on ${start}, and today is ${today}`,
      fix: 'Days to come are planned: write start: or notBefore:, and actual: when it has begun',
    });
  else if (finish && status !== undefined && status !== 'done' && status !== 'cancelled')
    found.push({
      field: 'finish',
      message: `ended on ${finish}, but its status is ${status}`,
      fix: 'Write status: done, or take actual.finish back',
    });
  else if (start && (status === 'planned' || status === 'ready'))
    found.push({
      field: 'start',
      message: `began on ${start}, but its status is ${status}`,
      fix: 'Write status: in-progress, or take actual.start back',
    });
  return found;
}

export const datesAgainstStatus = defineRule({
  id: 'status/dates-against-status',
  severity: 'error',
  title: 'What happened does not fit the status',
  why: 'Forecasts are made from the days on which things began and ended; a wrong one moves everything behind it.',
  examples: {
    fails: { 'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\nactual: { start: 2026-05-04 }\n---\n' },
    passes: {
      ...BEGUN_PLAN,
      'phases/1-build.mdx': '---\ntitle: Build\nstatus: in-progress\nactual: { start: 2026-05-04 }\n---\n',
    },
  },
  check({ plan, asOf, report }) {
    for (const thing of [...plan.phases, ...plan.rollout.flatMap((rollout) => rollout.steps)]) {
      for (const { field, message, fix } of contradictions(thing, asOf)) {
        const finding = report(thing, `"${given(thing.title) ?? thing.id}" ${message}.`)
          .at(['actual', field])
          .fix(fix)
          .key(field);
        if (message.includes('status')) finding.related(thing, 'the status', 'status');
      }
    }
  },
});
