import { counted } from '../../analysis/counted.ts';
import { defineRule } from '../rule.ts';
import { procedures } from './procedures.ts';

export const noRegister = defineRule({
  id: 'risks/no-register',
  severity: 'note',
  profile: 'strict',
  since: '0.1.0',
  title: 'Plan has no risks',
  why: 'Reasons for a rollback are what could go wrong, and none of it is written down.',
  examples: {
    fails: {
      'rollback/1-back.mdx':
        '---\ntitle: Route back\nwithin: 5 min\nowner: Ana\ndata: none\nrehearsed: 2026-05-01\nuntil: { after: 24h }\ntriggers: [{ when: 5xx rate, is: "> 1 %" }]\n---\n\n1. Point the proxy at the old system\n',
    },
    passes: {
      'rollback/1-back.mdx':
        '---\ntitle: Route back\nwithin: 5 min\nowner: Ana\ndata: none\nrehearsed: 2026-05-01\nuntil: { after: 24h }\ntriggers: [{ when: 5xx rate, is: "> 1 %" }]\n---\n\n1. Point the proxy at the old system\n',
      'risks.mdx':
        '---\nrisks:\n  - { title: Sessions are lost, probability: low, impact: high, mitigation: "One session store", owner: Ana }\n---\n',
    },
  },
  check({ plan, report }) {
    if (plan.risks || plan.archived) return;
    const back = procedures(plan);
    const triggers = back.flatMap((procedure) => procedure.triggers);
    const parts = [
      ...(plan.rollout.length > 0 ? [counted(plan.rollout.length, 'rollout')] : []),
      ...(back.length > 0
        ? [
            `${counted(back.length, 'rollback procedure')}${triggers.length > 0 ? ` with ${counted(triggers.length, 'trigger')}` : ''}`,
          ]
        : []),
    ];
    const [first] = [...back, ...plan.rollout];
    if (!first) return;
    report(plan, `The plan has ${parts.join(' and ')}, but names no risk: there is no risks.mdx.`)
      .related(first, 'the reason for this is a risk')
      .fix('Write risks.mdx: risks: [{ title: …, probability: medium, impact: high, mitigation: "…", owner: … }]');
  },
});
