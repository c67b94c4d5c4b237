import { lacks } from '../../analysis/stated.ts';
import { defineRule } from '../rule.ts';

const metrics = (better: string): Record<string, string> => ({
  'metrics.mdx': `---\nmetrics: [{ name: Performance variance, statistic: p95, baseline: 200 ms, target: within 10 % of baseline${better} }]\n---\n`,
});

export const toleranceWithoutDirection = defineRule({
  id: 'words/tolerance-without-direction',
  severity: 'note',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Tolerance has no direction',
  why: 'Read literally, becoming much better would miss the target.',
  missing: ['better'],
  examples: { fails: metrics(''), passes: metrics(', better: lower') },
  check({ facts, report }) {
    for (const { metric, better } of facts.metrics) {
      const target = metric.target;
      if (!target?.tolerance || target.of !== 'baseline' || better !== undefined || !lacks(metric, 'better')) continue;
      report(metric, `"${metric.name ?? metric.id}" is to stay ${target.raw}: is a larger deviation to the better side a miss?`)
        .at('target')
        .fix('Write better: lower or better: higher; the tolerance then limits the other side alone');
    }
  },
});
