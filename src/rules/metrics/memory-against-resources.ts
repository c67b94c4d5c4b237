import { metricLabel, metricMeasure } from '../../analysis/measure.ts';
import { inBase } from '../../analysis/metric.ts';
import type { Plan, Service } from '../../model/plan.ts';
import { parseQuantity, type Quantity } from '../../model/values/quantity.ts';
import { defineRule } from '../rule.ts';

const bytes = (quantity: Quantity | undefined): number | undefined => {
  const base = quantity && inBase(quantity);
  return base?.dimension === 'size' ? base.max : undefined;
};

const stated = (text: string | undefined): number | undefined => {
  const parsed = text === undefined ? undefined : parseQuantity(text);
  return parsed?.ok ? bytes(parsed.value) : undefined;
};

/** Memory of a service as Kubernetes counts it. */
function memoryOf(service: Service, part: 'requests' | 'limits'): { text: string; bytes: number } | undefined {
  const resources = service.resources;
  const size = resources?.[part];
  const text = size?.memory;
  const value = stated(text);
  return text !== undefined && value !== undefined ? { text, bytes: value } : undefined;
}

/** Memory of the application as a whole. */
const memoryMetrics = (plan: Plan) =>
  (plan.metrics?.metrics ?? []).filter(
    (metric) => metricMeasure(metric).kind === 'memory' && metricMeasure(metric).part.length === 0,
  );

export const memoryAgainstResources = defineRule({
  id: 'metrics/memory-against-resources',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Memory of the container contradicts the metrics',
  why: 'A container is stopped at its limit and pays for what it requests: either the metric or the manifest is wrong.',
  examples: {
    fails: {
      'metrics.mdx': '---\nmetrics:\n  - { name: Memory usage, statistic: max, baseline: 2 GB, target: < 1 GB }\n---\n',
      'environment.mdx': '---\nservices:\n  - { name: api, change: add, resources: { limits: { memory: 512Mi } } }\n---\n',
    },
    passes: {
      'metrics.mdx': '---\nmetrics:\n  - { name: Memory usage, statistic: max, baseline: 512 MB, target: < 512 MB }\n---\n',
      'environment.mdx':
        '---\nservices:\n  - { name: api, change: add, resources: { requests: { memory: 256Mi }, limits: { memory: 1Gi } } }\n---\n',
    },
  },
  check({ plan, report }) {
    for (const metric of memoryMetrics(plan)) {
      const next = metric.target ?? metric.expected;
      const field = metric.target ? 'target' : 'expected';
      const [promised, before] = [bytes(next), bytes(metric.baseline)];
      for (const service of plan.environment?.services ?? []) {
        if (!next || promised === undefined || service.change === 'remove') continue;
        const [request, limit] = [memoryOf(service, 'requests'), memoryOf(service, 'limits')];
        const name = `"${service.name ?? service.id}"`;
        if (limit && limit.bytes < promised) {
          report(service, `${name} is stopped at ${limit.text}, but ${metricLabel(metric)} may be ${next.raw}.`)
            .at(['resources', 'limits', 'memory'])
            .related(metric, `but here it says ${next.raw}`, field)
            .fix('Raise the limit above the target, or lower the target')
            .key(metric.id, 'limit');
        } else if (request && before !== undefined && promised < before && request.bytes >= before) {
          report(
            service,
            `${name} requests ${request.text}, no less than the old system uses (${metric.baseline?.raw}), but ${metricLabel(metric)} is to fall to ${next.raw}.`,
          )
            .at(['resources', 'requests', 'memory'])
            .related(metric, `but here it says ${next.raw}`, field)
            .fix('Request what is expected to be used, or correct the expectation')
            .key(metric.id, 'request');
        }
      }
    }
  },
});
