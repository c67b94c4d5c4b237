import { languageOf } from '../../analysis/language.ts';
import { failureKind, type Measure, metricMeasure } from '../../analysis/measure.ts';
import { lacks } from '../../analysis/stated.ts';
import type { Metric, Plan } from '../../model/plan.ts';
import { tasksOf } from '../../model/rows-of.ts';

/** A part that a metric needs. */
export interface MetricPart {
  /** The field that holds it. */
  field: string;
  /** What a metric without it lacks, as an object of `has`: `no baseline`. */
  what: string;
  /** It is asked for under `strict` only. */
  strict?: true;
  isMissing(metric: Metric, plan: Plan): boolean;
  /** What to write. */
  fix: string;
}

const metricsOf = (plan: Plan): readonly Metric[] => plan.metrics?.metrics ?? [];

const covers = (whole: Measure, part: Measure): boolean =>
  failureKind(whole.kind) === failureKind(part.kind) && whole.part.every((word) => part.part.includes(word));

const FIGURES = ['target', 'expected', 'baseline', 'measured'] as const;

/** Words of a scope whose value is of a moment (`idle`) or of one case, so that there is no distribution. */
const MOMENT = /\b(?:idle|at rest|cold|peak)\b/i;
/** What happens once, however long it takes. */
const ONCE = /start|boot|build|deploy|downtime|switch|recover|rollback/i;

/** Whether a metric is a figure in time, size or percent that differs from request to request, or from moment to moment. */
function isDistributed(metric: Metric): boolean {
  const measure = metricMeasure(metric);
  const value = FIGURES.map((field) => metric[field]).find((each) => each !== undefined);
  if (!value || value.value === 0 || measure.statistic !== undefined || MOMENT.test(metric.scope ?? '')) return false;
  const isTime = /^(?:ns|µs|us|ms|s|sec|seconds?)$/i.test(value.unit ?? '') && !ONCE.test(metric.name ?? '');
  return measure.distributed || isTime;
}

/** Ids of metrics that a task, trigger, threshold, condition of a step or load test refers to. */
function* referred(plan: Plan): Generator<string | undefined> {
  for (const { task } of tasksOf(plan)) yield task.metric;
  for (const rollback of plan.rollback) for (const trigger of rollback.triggers) yield trigger.metric;
  for (const rollout of plan.rollout) {
    for (const threshold of rollout.thresholds) yield threshold.metric;
    for (const step of rollout.steps)
      for (const condition of [...(step.promoteIf ?? []), ...(step.abortIf ?? [])])
        if (typeof condition === 'string') yield condition;
        else yield condition.metric;
  }
  for (const load of plan.quality?.load ?? []) yield load.metric;
}

/** Parts of a metric, in the order in which a finding lists them. */
export const METRIC_PARTS: readonly MetricPart[] = [
  {
    field: 'target',
    what: 'no target',
    isMissing: (metric) => lacks(metric, 'target', 'expected', 'measured', 'stated'),
    fix: 'target: < 512 MB, or target: { notApplicable: "a counter" }',
  },
  {
    field: 'baseline',
    what: 'no baseline',
    strict: true,
    isMissing(metric, plan) {
      const target = metric.target;
      const measure = metricMeasure(metric);
      if (!lacks(metric, 'baseline') || !target || target.of !== undefined || target.value === 0 || !measure.compared)
        return false;
      return !metricsOf(plan).some((other) => other.baseline !== undefined && covers(metricMeasure(other), measure));
    },
    fix: 'baseline: with the value of the old system',
  },
  {
    field: 'statistic',
    what: 'no statistic',
    strict: true,
    isMissing: (metric, plan) => lacks(metric, 'statistic') && languageOf(plan) === 'en' && isDistributed(metric),
    fix: 'statistic: p95, median, mean or max',
  },
  {
    field: 'for',
    what: 'no time window',
    strict: true,
    isMissing: (metric) => metric.target?.unit === '%' && metricMeasure(metric).counted && lacks(metric, 'for', 'of'),
    fix: 'for: 24h, the time over which it counts',
  },
  {
    field: 'phase',
    what: 'no phase, criterion, trigger or test that checks it',
    strict: true,
    isMissing: (metric, plan) =>
      // Without phases there is nothing to check it in.
      plan.phases.length > 0 &&
      metric.target !== undefined &&
      lacks(metric, 'measured', 'phase', 'of', 'when') &&
      !new Set(referred(plan)).has(metric.id),
    fix: 'phase:, or (metric: <its id>) at the criterion that asks for it',
  },
];
