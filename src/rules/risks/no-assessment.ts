import { lacks } from '../../analysis/stated.ts';
import type { Risk } from '../../model/plan.ts';
import { lacking } from '../listing.ts';
import { defineRule } from '../rule.ts';
import { openRisks, titleOf } from './procedures.ts';

/** Fewer risks than this need no ranking. */
const RANKED = 3;

const isAssessed = (risk: Risk): boolean => !lacks(risk, 'level') || !(lacks(risk, 'probability') || lacks(risk, 'impact'));
const isPartly = (risk: Risk): boolean => !lacks(risk, 'probability', 'impact');

export const noAssessment = defineRule({
  id: 'risks/no-assessment',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Risks have no probability and impact',
  why: 'Without them it is unclear which risk to deal with first.',
  missing: ['probability', 'impact', 'level'],
  examples: {
    fails: {
      'risks.mdx':
        '---\nrisks:\n  - { title: Sessions are lost, probability: low, impact: high, mitigation: "One session store", owner: Ana }\n  - { title: The proxy fails, impact: high, mitigation: "Two of them", owner: Ana }\n---\n',
    },
    passes: {
      'risks.mdx':
        '---\nrisks:\n  - { title: Sessions are lost, probability: low, impact: high, mitigation: "One session store", owner: Ana }\n  - { title: The proxy fails, probability: low, impact: high, mitigation: "Two of them", owner: Ana }\n---\n',
    },
  },
  check({ plan, report }) {
    const risks = openRisks(plan);
    // A register that gives one of the two throughout ranks by it.
    const ranksByOne = !risks.some(isAssessed) && risks.some(isPartly);
    const bare = risks.filter((risk) => !isAssessed(risk) && !(ranksByOne && isPartly(risk)));
    if (!plan.risks || plan.status === 'done' || bare.length === 0 || (bare.length === risks.length && risks.length < RANKED))
      return;
    report(
      plan.risks,
      lacking(bare.map(titleOf), risks.length, ['risk', 'risks'], 'assessment (probability and impact, or a level)'),
    )
      .at(bare[0]?.source.path ?? [])
      .fix('Write probability: medium and impact: high (a word or 1 to 5), or level: alone');
  },
});
