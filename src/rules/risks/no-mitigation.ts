import { lacks } from '../../analysis/stated.ts';
import { lacking } from '../listing.ts';
import { defineRule } from '../rule.ts';
import { openRisks, titleOf } from './procedures.ts';

export const noMitigation = defineRule({
  id: 'risks/no-mitigation',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Risks have no mitigation',
  why: 'A risk that is only written down is as likely as before.',
  missing: ['mitigation', 'contingency', 'tasks'],
  examples: {
    fails: { 'risks.mdx': '---\nrisks:\n  - { title: Sessions are lost, probability: medium, impact: high, owner: Ana }\n---\n' },
    passes: {
      'risks.mdx':
        '---\nrisks:\n  - { title: Sessions are lost, probability: medium, impact: high, owner: Ana, mitigation: "Both systems read one session store" }\n---\n',
    },
  },
  check({ plan, report }) {
    const risks = openRisks(plan);
    const bare = risks.filter((risk) => lacks(risk, 'mitigation', 'contingency', 'tasks'));
    if (!plan.risks || bare.length === 0) return;
    report(plan.risks, lacking(bare.map(titleOf), risks.length, ['risk', 'risks'], 'mitigation'))
      .at(bare[0]?.source.path ?? [])
      .fix(
        'Write mitigation: "…" (less likely or less bad) or contingency: "…" (what is done once it has happened), or status: accepted',
      );
  },
});
