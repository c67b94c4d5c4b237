import { decisionState } from '../../analysis/decision.ts';
import { defineRule } from '../rule.ts';
import { questionOf } from './options.ts';

export const successorOfValid = defineRule({
  id: 'decisions/successor-of-valid',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Superseded decision is still valid',
  why: 'Two answers to the same question are valid at once.',
  examples: {
    fails: {
      'decisions.mdx':
        '---\ndecisions:\n  - { id: first, title: Poetry or pip?, state: decided, chosen: pip }\n  - { id: second, title: Poetry after all?, chosen: Poetry, supersedes: first }\n---\n',
    },
    passes: {
      'decisions.mdx':
        '---\ndecisions:\n  - { id: first, title: Poetry or pip?, state: superseded, chosen: pip }\n  - { id: second, title: Poetry after all?, chosen: Poetry, supersedes: first }\n---\n',
    },
  },
  check({ plan, report }) {
    for (const decision of plan.decisions) {
      const first = plan.decisions.find(({ id }) => id === decision.supersedes);
      if (!first || decisionState(decision) !== 'decided' || decisionState(first) === 'superseded') continue;
      report(first, `"${questionOf(first)}" is ${decisionState(first)}, but "${questionOf(decision)}" supersedes it.`)
        .at('state')
        .related(decision, '…but here it is replaced', 'supersedes')
        .fix('Write state: superseded');
    }
  },
});
