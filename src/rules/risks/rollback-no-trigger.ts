import { counted } from '../../analysis/counted.ts';
import { given } from '../../model/field.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';
import { procedures, titleOf } from './procedures.ts';

export const rollbackNoTrigger = defineRule({
  id: 'risks/rollback-no-trigger',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Rollback has no trigger',
  why: 'Under pressure everyone waits a little longer; a threshold decides beforehand.',
  examples: {
    fails: {
      'rollback/1-back.mdx':
        '---\ntitle: Route back\nwithin: 5 min\nowner: Ana\ndata: none\n---\n\n1. Point the proxy at the old system\n',
    },
    passes: {
      'rollback/1-back.mdx':
        '---\ntitle: Route back\nwithin: 5 min\nowner: Ana\ndata: none\ntriggers: [{ when: 5xx rate, is: "> 1 %", for: 10 min }]\n---\n\n1. Point the proxy at the old system\n',
    },
  },
  check({ plan, report }) {
    // A procedure without steps is told by `risks/rollback-no-steps`.
    const all = procedures(plan).filter(({ body }) => body.steps.length + body.tasks.length + body.fences.length > 0);
    const [first] = all;
    // One procedure with triggers is enough: others (a database, a configuration) are steps of the same way back.
    if (!first || all.some((procedure) => procedure.triggers.length > 0 || procedure.absentLists?.triggers)) return;
    if (plan.rollout.some(({ steps }) => steps.some((step) => (given(step.abortIf) ?? []).length > 0))) return;
    const names = listing(all.map((procedure) => `"${titleOf(procedure)}"`));
    report(
      first,
      all.length === 1
        ? `${names} has no trigger.`
        : `None of the ${counted(all.length, 'rollback procedure')} has a trigger: ${names}.`,
    )
      .at('triggers')
      .fix('Write triggers: [{ when: 5xx rate, is: "> 1 %", for: 10 min }]');
  },
});
