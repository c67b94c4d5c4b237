import { defineRule } from '../rule.ts';
import { edgesOf, surface } from './mapping-graph.ts';

export const selfMap = defineRule({
  id: 'endpoints/self-map',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Operation is mapped to itself',
  why: 'Old and new would be the same address of the same system: a redirect there never ends.',
  examples: {
    fails: { 'endpoints/api.mdx': surface(['{ from: GET /feed, to: GET /feed, disposition: redirect }']) },
    passes: { 'endpoints/api.mdx': surface(['{ from: GET /feed, to: GET /posts, disposition: redirect }']) },
  },
  check({ plan, facts, report }) {
    for (const edge of edgesOf(plan, facts).flat()) {
      if (!edge.loops || edge.to.length === 0 || !edge.to.some((each) => edge.from.includes(each))) continue;
      report(edge.row, `${edge.label} is mapped to itself.`)
        .at('to')
        .related(edge.row, 'what it comes from', 'from')
        .fix('Write what takes its place, or to: same where nothing changes');
    }
  },
});
