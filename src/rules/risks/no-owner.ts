import { namesAnybody } from '../../analysis/people.ts';
import { lacks } from '../../analysis/stated.ts';
import { lacking } from '../listing.ts';
import { defineRule } from '../rule.ts';
import { openRisks, titleOf } from './procedures.ts';

export const noOwner = defineRule({
  id: 'risks/no-owner',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Risks have no owner',
  why: 'A risk that belongs to everyone is watched by no one.',
  missing: ['owner'],
  examples: {
    fails: {
      'risks.mdx':
        '---\nrisks:\n  - { title: Sessions are lost, level: high, mitigation: "One session store", owner: Ana }\n  - { title: Slow queries, level: low, mitigation: "Indexes" }\n---\n',
    },
    passes: {
      'risks.mdx':
        '---\nrisks:\n  - { title: Sessions are lost, level: high, mitigation: "One session store", owner: Ana }\n  - { title: Slow queries, level: low, mitigation: "Indexes", owner: Ben }\n---\n',
    },
  },
  check({ plan, report }) {
    // Where nobody is named at all, risks/nobody-named says so once.
    if (!plan.risks || !namesAnybody(plan)) return;
    const risks = openRisks(plan);
    const bare = risks.filter((risk) => lacks(risk, 'owner'));
    // Where no risk has an owner, that of the plan answers for all of them.
    if (bare.length === 0 || (bare.length === risks.length && !lacks(plan, 'owner'))) return;
    report(plan.risks, lacking(bare.map(titleOf), risks.length, ['risk', 'risks'], 'owner'))
      .at(bare[0]?.source.path ?? [])
      .fix('Write owner: with a person or a role of the team, in the row or under defaults:');
  },
});
