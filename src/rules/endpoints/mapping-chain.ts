import { defineRule } from '../rule.ts';
import { circleOf, edgesOf, steps, surface } from './mapping-graph.ts';

export const mappingChain = defineRule({
  id: 'endpoints/mapping-chain',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Target of a row is itself replaced',
  why: 'Callers who follow the row have to move twice.',
  examples: {
    fails: { 'endpoints/api.mdx': surface(['{ from: GET /feed, to: GET /posts }', '{ from: GET /posts, to: GET /articles }']) },
    passes: {
      'endpoints/api.mdx': surface(['{ from: GET /feed, to: GET /articles }', '{ from: GET /posts, to: GET /articles }']),
    },
  },
  check({ plan, facts, report }) {
    for (const edges of edgesOf(plan, facts)) {
      for (const edge of edges) {
        const [next] = steps(edge, edges).filter((other) => other.to.length > 0);
        if (!next || circleOf(edge, edges) || edge.to.every((each) => edge.from.includes(each))) continue;
        // A redirect to a redirect has a rule of its own.
        if (facts.endpoints.some(({ mapping, disposition }) => mapping === edge.row && disposition === 'redirect')) continue;
        report(edge.row, `${edge.label} leads to ${next.label}, which leads on to ${next.to.join(', ')}.`)
          .at('to')
          .related(next.row, 'here it is replaced', 'from')
          .fix(`Lead it to ${next.to.join(', ')} at once`);
      }
    }
  },
});
