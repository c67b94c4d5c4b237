import { defineRule } from '../rule.ts';
import { questionOf } from './options.ts';

export const supersededWithoutSuccessor = defineRule({
  id: 'decisions/superseded-without-successor',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Superseded decision has no successor',
  why: 'It is no longer valid, and the plan does not say what replaces it.',
  examples: {
    fails: {
      'decisions.mdx': '---\ndecisions:\n  - { id: first, title: Poetry or pip?, state: superseded, chosen: pip }\n---\n',
    },
    passes: {
      'decisions.mdx':
        '---\ndecisions:\n  - { id: first, title: Poetry or pip?, state: superseded, chosen: pip }\n  - { id: second, title: Poetry after all?, chosen: Poetry, supersedes: first }\n---\n',
    },
  },
  check({ plan, report }) {
    const replaced = new Set(plan.decisions.map((decision) => decision.supersedes));
    for (const decision of plan.decisions) {
      if (decision.state !== 'superseded' || replaced.has(decision.id)) continue;
      report(decision, `"${questionOf(decision)}" is superseded, but no decision has supersedes: ${decision.id}.`)
        .at('state')
        .fix(`Write supersedes: ${decision.id} in the decision that took its place`);
    }
  },
});
