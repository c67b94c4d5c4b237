import { defineRule } from '../rule.ts';
import { circleOf, type Edge, edgesOf, surface } from './mapping-graph.ts';

export const mappingCircle = defineRule({
  id: 'endpoints/mapping-circle',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Mapping rows form a loop',
  why: 'It is unclear which of them is the new operation.',
  examples: {
    fails: { 'endpoints/api.mdx': surface(['{ from: GET /feed, to: GET /posts }', '{ from: GET /posts, to: GET /feed }']) },
    passes: { 'endpoints/api.mdx': surface(['{ from: GET /feed, to: GET /posts }', '{ from: GET /news, to: GET /events }']) },
  },
  check({ plan, facts, report }) {
    for (const edges of edgesOf(plan, facts)) {
      const told = new Set<Edge>();
      for (const edge of edges) {
        const circle = told.has(edge) ? undefined : circleOf(edge, edges);
        if (!circle) continue;
        const finding = report(edge.row, `${[...circle, edge].map(({ label }) => label).join(' → ')} is a loop.`)
          .at('to')
          .fix('Remove one of the rows');
        for (const other of circle) {
          told.add(other);
          if (other !== edge) finding.related(other.row, 'here it continues', 'to');
        }
      }
    }
  },
});
