import { given } from '../../model/field.ts';
import { lacking } from '../listing.ts';
import { defineRule } from '../rule.ts';
import { openRisks, titleOf } from './procedures.ts';

export const noAssessment = defineRule({
  id: 'risks/no-assessment',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'A risk without probability and impact',
  why: 'Without them nobody can tell which risk to deal with first.',
  examples: {
    fails: {
      'risks.mdx':
        '---\nrisks:\n  - { title: Sessions are lost, impact: high, mitigation: "One session store", owner: Ana }\n---\n',
    },
    passes: {
      'risks.mdx':
        '---\nrisks:\n  - { title: Sessions are lost, probability: low, impact: high, mitigation: "One session store", owner: Ana }\n---\n',
    },
  },
  check({ plan, report }) {
    const risks = openRisks(plan);
    const bare = risks.filter((risk) => !given(risk.level) && !(given(risk.probability) && given(risk.impact)));
    if (!plan.risks || bare.length === 0) return;
    report(
      plan.risks,
      lacking(bare.map(titleOf), risks.length, ['risk', 'risks'], 'assessment (probability and impact, or a level)'),
    )
      .at(bare[0]?.source.path ?? [])
      .fix('Write probability: medium and impact: high (a word or 1 to 5), or level: alone');
  },
});
