import { counted } from '../../analysis/counted.ts';
import { lacks } from '../../analysis/stated.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';
import { openRisks, titleOf } from './procedures.ts';

/** Fewer risks than this need no order among themselves. */
const MANY = 3;

export const levelAlone = defineRule({
  id: 'risks/level-alone',
  severity: 'note',
  profile: 'strict',
  since: '0.1.0',
  title: 'Risks have a level but no probability and impact',
  why: 'Risks of one level cannot be ranked, and a rare disaster looks like a frequent nuisance.',
  missing: ['probability', 'impact'],
  examples: {
    fails: {
      'risks.mdx':
        '---\ndefaults: { owner: Ana, mitigation: "Rehearsal" }\nrisks:\n  - { title: Sessions are lost, level: high }\n  - { title: Slow queries, level: high }\n  - { title: Certificates expire, level: medium }\n---\n',
    },
    passes: {
      'risks.mdx':
        '---\ndefaults: { owner: Ana, mitigation: "Rehearsal" }\nrisks:\n  - { title: Sessions are lost, probability: low, impact: critical }\n  - { title: Slow queries, probability: high, impact: low }\n  - { title: Certificates expire, probability: low, impact: medium }\n---\n',
    },
  },
  check({ plan, report }) {
    const risks = openRisks(plan);
    const alone = risks.filter((risk) => risk.level && lacks(risk, 'probability', 'impact'));
    if (!plan.risks || risks.length < MANY || alone.length < risks.length) return;
    report(
      plan.risks,
      `All ${counted(risks.length, 'risk')} have a level only, neither probability nor impact: ${listing(alone.map(titleOf))}.`,
    )
      .at(['risks'])
      .fix('Write probability: and impact: instead of level:');
  },
});
