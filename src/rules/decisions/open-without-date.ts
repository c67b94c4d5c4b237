import { counted } from '../../analysis/counted.ts';
import { decisionState } from '../../analysis/decision.ts';
import { namesAnybody } from '../../analysis/people.ts';
import { lacks } from '../../analysis/stated.ts';
import type { Decision, Plan } from '../../model/plan.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';
import { questionOf } from './options.ts';

const BUILD = { 'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\n---\n' };

/** Whether a plan gives any date or position in time. */
const isDated = (plan: Plan): boolean =>
  plan.start !== undefined ||
  plan.finish !== undefined ||
  plan.decisions.some(({ due }) => due !== undefined) ||
  plan.phases.some(({ start, finish, period, deadline, notBefore }) =>
    [start, finish, period, deadline, notBefore].some((each) => each !== undefined),
  );

export const openWithoutDue = defineRule({
  id: 'decisions/open-without-date',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Open decision has no due date or owner',
  why: 'A question without a due date is answered by the person who happens to write the code.',
  missing: ['due', 'owner'],
  examples: {
    fails: {
      ...BUILD,
      'decisions.mdx': '---\ndecisions:\n  - { title: Poetry or pip?, options: [Poetry, pip], blocks: [build] }\n---\n',
    },
    passes: {
      ...BUILD,
      'decisions.mdx':
        '---\ndecisions:\n  - { title: Poetry or pip?, options: [Poetry, pip], due: 2026-09-01, owner: Ana }\n---\n',
    },
  },
  check({ plan, report }) {
    const open = plan.decisions.filter((decision) => decisionState(decision) === 'open');
    // In a plan without dates, only what waits for an answer needs it by a time.
    const isUrgent = (decision: Decision): boolean => isDated(plan) || decision.blocks !== undefined;
    const undated = open.filter((decision) => lacks(decision, 'due') && isUrgent(decision));
    const [first] = undated;
    if (!first) return;
    const unowned = namesAnybody(plan) ? undated.filter((decision) => lacks(decision, 'owner')) : [];
    const blocked = [...new Set(undated.flatMap((decision) => decision.blocks ?? []))];
    const names = listing(undated.map((decision) => `"${questionOf(decision)}"`));
    report(
      first,
      `${undated.length === 1 ? 'An open decision has' : `${counted(undated.length, 'open decision')} have`} no due date${unowned.length > 0 ? `, and ${unowned.length === undated.length ? 'no owner' : `${unowned.length} of them no owner`}` : ''}: ${names}.${blocked.length > 0 ? ` ${undated.length === 1 ? 'It blocks' : 'They block'} ${listing(blocked)}.` : ''}`,
    )
      .at('due')
      .fix('Write due: 2026-03-02 (or due: week 3) and owner:');
  },
});
