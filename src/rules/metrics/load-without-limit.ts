import { counted } from '../../analysis/counted.ts';
import { lacks } from '../../analysis/stated.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

export const loadWithoutLimit = defineRule({
  id: 'metrics/load-without-limit',
  severity: 'note',
  profile: 'strict',
  since: '0.1.0',
  title: 'Load test has no limit',
  why: 'A load test without a target produces a report, not an answer.',
  missing: ['target', 'metric'],
  examples: {
    fails: { 'quality.mdx': '---\nload:\n  - { name: Peak hour, tool: Locust }\n---\n' },
    passes: { 'quality.mdx': '---\nload:\n  - { name: Peak hour, tool: Locust, target: "> 1000 req/s" }\n---\n' },
  },
  check({ plan, report }) {
    const all = plan.quality?.load ?? [];
    const aimed = new Set((plan.metrics?.metrics ?? []).map((metric) => metric.of));
    const open = all.filter((load) => lacks(load, 'target', 'metric') && !aimed.has(load.id));
    const [first] = open;
    if (!first) return;
    report(
      first,
      `${open.length} of ${counted(all.length, 'load test')} ${open.length === 1 ? 'has' : 'have'} nothing to reach: ${listing(open.map((load) => load.name ?? load.id))}.`,
    ).fix('Write target: "> 1000 req/s", or of: <its id> at the rows of metrics.mdx that it has to reach');
  },
});
