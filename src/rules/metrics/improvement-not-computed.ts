import { type Claim, improvementClaim } from '../../analysis/improvement.ts';
import { metricLabel } from '../../analysis/measure.ts';
import { comparable, inBase } from '../../analysis/metric.ts';
import type { Metric } from '../../model/plan.ts';
import { defineRule } from '../rule.ts';

/** Plans round: half a step of the last digit, and no less than 1 % of the figure. */
const near = (stated: number, computed: number, step: number): boolean =>
  Math.abs(stated - computed) <= Math.max(step / 2, Math.abs(stated) * 0.01) + 1e-9;

/** What the claim could mean by the two values: less or more of it, in percent or as a factor. */
function meanings(claim: Claim, before: number, after: number): number[] {
  const ratio = Math.max(before, after) / Math.min(before, after);
  if (claim.unit === 'times') return [ratio, ratio - 1];
  return [Math.abs(after / before - 1) * 100, (ratio - 1) * 100];
}

function computed(metric: Metric): { before: number; after: number; raw: [string, string] } | undefined {
  const baseline = metric.baseline;
  const next = metric.measured ?? metric.expected ?? metric.target;
  if (!baseline || !next || next.of !== undefined || !comparable(baseline, next)) return undefined;
  if (baseline.max !== undefined || next.max !== undefined || inBase(baseline).value === 0 || inBase(next).value === 0)
    return undefined;
  return { before: inBase(baseline).value, after: inBase(next).value, raw: [baseline.raw, next.raw] };
}

export const improvementNotComputed = defineRule({
  id: 'metrics/improvement-not-computed',
  severity: 'warning',
  profile: 'recommended',
  languages: ['en'],
  since: '0.1.0',
  title: 'Stated improvement contradicts its figures',
  why: 'The headline will be quoted, but the figures will be measured.',
  examples: {
    fails: {
      'metrics.mdx':
        '---\nmetrics:\n  - { name: Startup time, baseline: 3 s, expected: 1 s, stated: { improvement: 5x faster } }\n---\n',
    },
    passes: {
      'metrics.mdx':
        '---\nmetrics:\n  - { name: Startup time, baseline: 3 s, expected: 1 s, stated: { improvement: 3x faster } }\n---\n',
    },
  },
  check({ plan, report }) {
    for (const metric of plan.metrics?.metrics ?? []) {
      const stated = metric.stated;
      const words = stated?.improvement;
      const claim = words === undefined ? undefined : improvementClaim(words);
      const values = computed(metric);
      if (!claim || !values) continue;
      const options = meanings(claim, values.before, values.after);
      if (options.some((option) => near(claim.value, option, claim.step))) continue;
      const shown = options.map((option) => `${Number(option.toFixed(1))}${claim.unit === 'times' ? 'x' : ' %'}`);
      report(
        metric,
        `${metricLabel(metric)} is called "${words}", but from ${values.raw[0]} to ${values.raw[1]} it is ${shown[0]}${claim.unit === 'times' ? '' : ` (or ${shown[1]}, counted the other way)`}.`,
      )
        .at(['stated', 'improvement'])
        .related(metric, `but here it says ${values.raw[0]}`, 'baseline')
        .fix('Leave stated: out, since the change is computed, or correct the figures');
    }
  },
});
