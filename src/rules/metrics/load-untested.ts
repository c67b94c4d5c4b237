import { counted } from '../../analysis/counted.ts';
import { metricLabel, metricMeasure } from '../../analysis/measure.ts';
import { inBase } from '../../analysis/metric.ts';
import type { Metric, Plan } from '../../model/plan.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

/** A figure that only holds, or fails, under load: many at once, or many a second. */
const LOAD_UNIT = /concurrent|\busers?\b|connections?|sessions?|req|rps|qps|tps|\/ ?s(?:ec|econd)?$|per second/i;

const isLoad = (metric: Metric): boolean => {
  const target = metric.target;
  return (
    target !== undefined &&
    target.value > 1 &&
    target.unit !== '%' &&
    (metricMeasure(metric).kind === 'throughput' || LOAD_UNIT.test(target.unit ?? ''))
  );
};

/** Whether a load test tries the metric: named by either, or of its unit. */
function isTried(metric: Metric, plan: Plan): boolean {
  const target = metric.target;
  return (plan.quality?.load ?? []).some((load) => {
    const its = load.target;
    return (
      metric.of === load.id || load.metric === metric.id || (its && target && inBase(its).dimension === inBase(target).dimension)
    );
  });
}

export const loadUntested = defineRule({
  id: 'metrics/load-untested',
  severity: 'note',
  profile: 'strict',
  since: '0.1.0',
  title: 'Target under load has no load test',
  why: 'The users would be the first to test it.',
  examples: {
    fails: { 'metrics.mdx': '---\nmetrics:\n  - { name: WebSocket connections, target: "> 1000 concurrent" }\n---\n' },
    passes: {
      'metrics.mdx': '---\nmetrics:\n  - { name: WebSocket connections, target: "> 1000 concurrent", of: sockets }\n---\n',
      'quality.mdx': '---\nload:\n  - { id: sockets, name: Many sockets, tool: k6 }\n---\n',
    },
  },
  check({ plan, report }) {
    const loads = (plan.metrics?.metrics ?? []).filter(isLoad);
    const untried = loads.filter((metric) => !isTried(metric, plan) && metric.measured === undefined);
    const [first, ...others] = untried;
    if (!first) return;
    const finding = report(
      first,
      `${untried.length} of ${counted(loads.length, 'target')} under load ${untried.length === 1 ? 'is' : 'are'} tested by no load test: ${listing(untried.map((metric) => `${metricLabel(metric)} ${metric.target?.raw}`))}.`,
    )
      .at('target')
      .fix('Add a row to load: in quality.mdx, and of: <its id> at the metric');
    for (const metric of others) finding.related(metric, 'nor is this one', 'target');
  },
});
