import { decisionState } from '../../analysis/decision.ts';
import { defineRule } from '../rule.ts';
import { questionOf } from './options.ts';

export const inTheFuture = defineRule({
  id: 'decisions/in-the-future',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Decision was taken in the future',
  why: 'Either the date is mistyped, or nothing has been decided yet.',
  examples: {
    fails: {
      'decisions.mdx': '---\ndecisions:\n  - { title: Poetry or pip?, state: decided, chosen: Poetry, date: 2027-03-01 }\n---\n',
    },
    passes: {
      'decisions.mdx': '---\ndecisions:\n  - { title: Poetry or pip?, state: decided, chosen: Poetry, date: 2026-03-01 }\n---\n',
    },
  },
  check({ plan, asOf, report }) {
    for (const decision of plan.decisions) {
      const date = decision.date;
      if (decisionState(decision) !== 'decided' || date?.axis !== 'date' || date.from <= asOf) continue;
      report(decision, `"${questionOf(decision)}" is decided on ${date.from}, and today is ${asOf}.`)
        .at('date')
        .fix(`Write the day on which it was taken, or state: open with due: ${date.from}`);
    }
  },
});
