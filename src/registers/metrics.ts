import type { MetricFacts } from '../analysis/metric.ts';
import type { Metric } from '../model/plan.ts';
import { rowName } from '../model/row-name.ts';
import { rawCell, textCell, wordCell } from './cell.ts';
import { closingFields, phaseField } from './common.ts';
import { defineRegister, type FieldOf, fieldsOf } from './register.ts';

/** The result of a target. */
export type MetricOutcome = 'reached' | 'missed' | 'expected to be missed' | 'not measured' | 'no target' | 'not comparable';

export function metricOutcome({ metric, reached, promised }: MetricFacts): MetricOutcome {
  const { target, measured } = metric;
  if (!target) return 'no target';
  if (!measured) return promised === false ? 'expected to be missed' : 'not measured';
  return reached === undefined ? 'not comparable' : reached ? 'reached' : 'missed';
}

/** `−40 %`, `+300 %`. */
export const changeText = (change: number): string => {
  const percent = Math.round(change * 100);
  return percent === 0 ? '±0 %' : `${percent < 0 ? '−' : '+'}${Math.abs(percent).toLocaleString('en')} %`;
};

/** Fields of the metric itself. */
const ofMetric = (fields: readonly FieldOf<Metric>[]): FieldOf<MetricFacts>[] => fieldsOf(({ metric }) => metric, fields);

const figure = (key: 'baseline' | 'target' | 'expected' | 'measured', label: string): FieldOf<Metric> => ({
  key,
  label,
  right: true,
  cell: (metric) => rawCell(metric[key]),
});

/** Success metrics. */
export const METRICS = defineRegister<MetricFacts>({
  key: 'metrics',
  recordType: 'metrics/metrics',
  one: 'metric',
  many: 'Metrics',
  rows: ({ facts }) => facts.metrics,
  row: ({ metric }) => metric,
  name: ({ metric }) => rowName(metric),
  group: ({ metric }) => metric.group,
  fields: [
    ...ofMetric([
      { key: 'name', label: 'Metric', head: true, cell: (metric) => textCell(metric.name) },
      { key: 'statistic', label: 'Statistic', cell: (metric) => textCell(metric.statistic) },
      { key: 'scope', label: 'Scope', cell: (metric) => textCell(metric.scope) },
      { key: 'for', label: 'Over', optional: true, cell: (metric) => rawCell(metric.for) },
      { key: 'when', label: 'When', optional: true, cell: (metric) => rawCell(metric.when) },
      figure('baseline', 'Baseline'),
      figure('target', 'Target'),
      figure('expected', 'Expected'),
      figure('measured', 'Measured'),
    ]),
    {
      key: 'change',
      label: 'Change',
      right: true,
      optional: true,
      cell: ({ change }) => (change === undefined ? { kind: 'none' } : { kind: 'number', text: changeText(change) }),
      sort: ({ change }) => change,
    },
    {
      key: 'result',
      label: 'Result',
      always: true,
      filter: true,
      cell: (facts) => ({ kind: 'word', text: metricOutcome(facts) }),
    },
    ...ofMetric([
      { key: 'better', label: 'Better', optional: true, cell: (metric) => wordCell(metric.better) },
      { key: 'statusText', label: 'Status in words', optional: true, cell: (metric) => textCell(metric.statusText) },
      phaseField(),
      ...closingFields<Metric>(),
    ]),
  ],
});
