import { expectedLimit, isLooser, type Limit, metricLabel, sameKind, targetLimit } from '../../analysis/measure.ts';
import type { Plan } from '../../model/plan.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

/** What a load test has to reach: metrics that name it in `of:`, by the test. */
function byTest(plan: Plan): Map<string, Limit[]> {
  const tests = new Map<string, Limit[]>();
  const known = new Set((plan.quality?.load ?? []).map((load) => load.id));
  for (const metric of plan.metrics?.metrics ?? []) {
    const test = metric.of;
    const limit = test !== undefined && known.has(test) ? targetLimit(metric) : undefined;
    if (test !== undefined && limit) tests.set(test, [...(tests.get(test) ?? []), limit]);
  }
  return tests;
}

export const claimAboveTest = defineRule({
  id: 'metrics/claim-above-test',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Load test passes below the expected value',
  why: 'The expected value is never tested, so the test does not show what the plan claims.',
  waiver: 'A load test that tries more than the plan claims proves the claim.',
  examples: {
    fails: {
      'metrics.mdx':
        '---\nmetrics:\n  - { name: Throughput, baseline: 500 req/s, expected: 2000 req/s }\n  - { id: load-throughput, name: Throughput, better: higher, target: 1000 req/s, of: peak }\n---\n',
      'quality.mdx': '---\nload:\n  - { id: peak, name: Peak hour, tool: Locust }\n---\n',
    },
    passes: {
      'metrics.mdx':
        '---\nmetrics:\n  - { name: Throughput, baseline: 500 req/s, expected: 2000 req/s }\n  - { id: load-throughput, name: Throughput, better: higher, target: 2000 req/s, of: peak }\n---\n',
      'quality.mdx': '---\nload:\n  - { id: peak, name: Peak hour, tool: Locust }\n---\n',
    },
  },
  check({ plan, report }) {
    const claims = (plan.metrics?.metrics ?? []).flatMap((metric) => expectedLimit(metric) ?? []);
    for (const [test, limits] of byTest(plan)) {
      const short = limits.flatMap((limit) => {
        const claim = claims.find(
          (each) =>
            sameKind(each, limit) && each.measure.part.length === 0 && limit.measure.part.length === 0 && isLooser(limit, each),
        );
        return claim ? [{ limit, claim }] : [];
      });
      const [first] = short;
      const load = plan.quality?.load.find((each) => each.id === test);
      if (!first || !load) continue;
      const words = short.map(
        ({ limit, claim }) =>
          `${metricLabel(limit.metric)} ${limit.raw}, where ${limit.measure.kind === claim.measure.kind ? '' : `${metricLabel(claim.metric)} `}${claim.raw} is expected`,
      );
      const finding = report(load, `"${load.name}" passes with less than the plan expects: ${listing(words)}.`).fix(
        'Test what is claimed, or expect what is tested',
      );
      for (const { limit, claim } of short) {
        finding
          .related(limit.metric, `the test asks for ${limit.raw}`, 'target')
          .related(claim.metric, `but here ${claim.raw} is expected`, 'expected');
      }
    }
  },
});
