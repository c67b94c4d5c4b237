import { defineRule } from '../rule.ts';
import { titleOf } from './procedures.ts';

const ROLLOUT =
  '---\ntitle: Ramp\nmode: canary\nsteps:\n  - { title: A tenth, share: 10 %, hold: 24h }\n  - { title: All, share: 100 % }\n---\n';

export const noRollback = defineRule({
  id: 'risks/no-rollback',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Rollout has no rollback',
  why: 'Every rollout meets something that no test has shown.',
  examples: {
    fails: { 'rollout/ramp.mdx': ROLLOUT },
    passes: {
      'rollout/ramp.mdx': ROLLOUT,
      'rollback/1-back.mdx':
        '---\ntitle: Route back\nwithin: 5 min\nowner: Ana\ndata: none\ntriggers: [{ when: 5xx rate, is: "> 1 %" }]\n---\n\n1. Point the proxy at the old system\n',
    },
  },
  waiver: 'A rollback without a rollout (of a database, of a configuration) is nothing to find fault with.',
  check({ plan, report }) {
    if (plan.rollback.length > 0 || ['done', 'cancelled'].includes(plan.status ?? '')) return;
    const moving = plan.rollout.find(({ steps }) => steps.some((step) => (step.share?.percent ?? 0) > 0));
    if (!moving) return;
    report(moving, `"${titleOf(moving)}" moves traffic to the new system, but the plan has no rollback.`).fix(
      'Write rollback/1-application.mdx with triggers:, within:, owner: and the steps as a numbered list',
    );
  },
});
