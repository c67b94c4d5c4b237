import { decisionState } from '../../analysis/decision.ts';
import { defineRule } from '../rule.ts';
import { questionOf } from './options.ts';

export const overdue = defineRule({
  id: 'decisions/overdue',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Decision is overdue',
  why: 'Everything that waits for it is delayed by as much.',
  examples: {
    fails: { 'decisions.mdx': '---\ndecisions:\n  - { title: Poetry or pip?, due: 2026-03-01, owner: Ana }\n---\n' },
    passes: { 'decisions.mdx': '---\ndecisions:\n  - { title: Poetry or pip?, due: 2026-09-01, owner: Ana }\n---\n' },
  },
  check({ plan, asOf, report }) {
    for (const decision of plan.decisions) {
      const due = decision.due;
      if (decisionState(decision) !== 'open' || due?.axis !== 'date' || due.to >= asOf) continue;
      const blocked = decision.blocks ?? [];
      report(
        decision,
        `"${questionOf(decision)}" was due on ${due.to} and is still open${blocked.length > 0 ? `; it blocks ${blocked.join(', ')}` : ''}.`,
      )
        .at('due')
        .fix('Write chosen: and date:, or the day by which it will be taken');
    }
  },
});
