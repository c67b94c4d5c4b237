import { inBase } from '../../analysis/metric.ts';
import { quoted } from '../../analysis/title.ts';
import type { Metric } from '../../model/plan.ts';
import type { Quantity } from '../../model/values/quantity.ts';
import { defineRule } from '../rule.ts';

const test = (users: number) => ({
  'metrics.mdx': `---
metrics:
  - { name: Concurrent users, target: ${users}, of: load-test }
  - { name: Throughput, target: 1000 req/s, of: load-test }
  - { name: Response time, target: < 500 ms, of: load-test }
---
`,
});

const perSecond = (quantity: Quantity): boolean =>
  /^(req|requests?|rps|queries|calls)?\s*\/?\s*(s|sec|second)$|^rps$/i.test(quantity.unit ?? '') &&
  /\/|rps/i.test(quantity.unit ?? '');
const isTime = (quantity: Quantity): boolean => inBase(quantity).dimension === 'time';
const isUsers = (metric: Metric, quantity: Quantity): boolean =>
  /\b(users?|clients?|connections?)\b/i.test(`${metric.name ?? ''} ${quantity.unit ?? ''}`) &&
  !isTime(quantity) &&
  !perSecond(quantity) &&
  quantity.unit !== '%';

export const loadArithmetic = defineRule({
  id: 'bounds/load-arithmetic',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Load test targets contradict each other',
  why: 'Users who wait for each answer make at most users ÷ response time requests (J. D. C. Little, 1961: L = λW).',
  examples: { fails: test(100), passes: test(500) },
  check({ plan, report }) {
    const claims = new Map<string, { metric: Metric; target: Quantity }[]>();
    for (const metric of plan.metrics?.metrics ?? []) {
      const [claim, target] = [metric.of, metric.target];
      if (claim !== undefined && target) claims.set(claim, [...(claims.get(claim) ?? []), { metric, target }]);
    }
    for (const rows of claims.values()) {
      const users = rows.find(({ metric, target }) => isUsers(metric, target));
      const rate = rows.find(({ target }) => perSecond(target));
      const time = rows.find(({ target }) => isTime(target));
      if (!users || !rate || !time || time.target.comparator?.startsWith('>')) continue;
      const seconds = inBase(time.target).max;
      const reached = Math.round(users.target.value / seconds);
      if (reached >= rate.target.value * 0.95) continue;
      const needed = Math.round((users.target.value / rate.target.value) * 1e6) / 1e3;
      report(
        rate.metric,
        `${users.target.value} users who wait for each answer reach ${rate.target.raw} only if an answer takes ${needed} ms on average; at the ${time.target.raw} that are allowed they make ${reached} a second.`,
      )
        .at('target')
        .related(users.metric, `${quoted(users.metric)}: ${users.target.raw}`, 'target')
        .related(time.metric, `${quoted(time.metric)}: ${time.target.raw}`, 'target')
        .fix(
          `Ask for ${Math.ceil(rate.target.value * seconds)} users, for answers within ${needed} ms, or for ${reached} requests a second`,
        );
    }
  },
});
