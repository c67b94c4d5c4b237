import { own } from '../model/own.ts';
import type { Metric } from '../model/plan.ts';
import type { Comparator, Quantity } from '../model/values/quantity.ts';

/** Units of one dimension, as multiples of its base. */
const SCALES: Record<string, [dimension: string, factor: number]> = {
  ns: ['time', 1e-9],
  µs: ['time', 1e-6],
  us: ['time', 1e-6],
  ms: ['time', 1e-3],
  s: ['time', 1],
  sec: ['time', 1],
  seconds: ['time', 1],
  min: ['time', 60],
  minutes: ['time', 60],
  h: ['time', 3600],
  hours: ['time', 3600],
  d: ['time', 86_400],
  days: ['time', 86_400],
  w: ['time', 604_800],
  weeks: ['time', 604_800],
  b: ['size', 1],
  kb: ['size', 1e3],
  mb: ['size', 1e6],
  gb: ['size', 1e9],
  tb: ['size', 1e12],
  kib: ['size', 1024],
  mib: ['size', 1024 ** 2],
  gib: ['size', 1024 ** 3],
  mi: ['size', 1024 ** 2],
  gi: ['size', 1024 ** 3],
  '%': ['share', 0.01],
  percent: ['share', 0.01],
};

/** A quantity in the base unit of its dimension. Units that are not known compare only with themselves. */
export function inBase(quantity: Quantity): { dimension: string; value: number; max: number } {
  const unit = (quantity.unit ?? '').toLowerCase().replace(/\s+/g, ' ');
  const [dimension, factor] = own(SCALES, unit) ?? [
    `unit:${unit.replace('requests', 'req').replace('/second', '/s').replace('/sec', '/s').replace('rps', 'req/s')}`,
    1,
  ];
  const scale = quantity.outOf ? factor / quantity.outOf : factor;
  return {
    dimension: quantity.outOf ? 'score' : dimension,
    value: quantity.value * scale,
    max: (quantity.max ?? quantity.value) * scale,
  };
}

/** Whether two quantities can be compared at all. */
export const comparable = (a: Quantity, b: Quantity): boolean => inBase(a).dimension === inBase(b).dimension && a.of === b.of;

export type Direction = 'lower' | 'higher';

/** Names of things of which less is better. */
const LOWER =
  /latenc|response|duration|time\b|memory|cpu|error|failure|bug|defect|size|loss|downtime|startup|lag|delay|cost|overhead|vulnerab/i;
const HIGHER = /throughput|coverage|uptime|availab|success|score|compat|rate limit|hit|velocity|pass|connections|users|parity/i;

/** Which way is good: stated, implied by the target's comparator, by baseline and target, or by the name. */
export function direction(metric: Metric): Direction | undefined {
  const stated = metric.better;
  if (stated) return stated;
  const target = metric.target;
  if (target?.comparator === '<' || target?.comparator === '<=') return 'lower';
  if (target?.comparator === '>' || target?.comparator === '>=') return 'higher';
  const name = metric.name ?? '';
  if (HIGHER.test(name)) return 'higher';
  return LOWER.test(name) ? 'lower' : undefined;
}

const holds = (value: number, comparator: Comparator, bound: number): boolean => {
  switch (comparator) {
    case '<':
      return value < bound;
    case '<=':
      return value <= bound;
    case '>':
      return value > bound;
    case '>=':
      return value >= bound;
    case '=':
      return Math.abs(value - bound) < 1e-9;
  }
};

/** Whether a value meets a target; `undefined` where they cannot be compared. `2x baseline` is worked out with the baseline. */
export function meets(
  value: Quantity,
  target: Quantity,
  options: { better?: Direction | undefined; baseline?: Quantity | undefined } = {},
): boolean | undefined {
  const bound = absolute(target, options.baseline);
  if (
    !bound ||
    !comparable({ ...value, of: undefined } as unknown as Quantity, { ...bound, of: undefined } as unknown as Quantity)
  )
    return undefined;
  const comparator = target.comparator ?? (options.better === 'lower' ? '<=' : options.better === 'higher' ? '>=' : '=');
  const { value: low, max: high } = inBase(value);
  const limit = inBase(bound).value;
  return holds(comparator.startsWith('<') ? high : low, comparator, limit);
}

/** A target relative to the baseline, in the baseline's unit. `within 10 % of baseline` allows 110 % (or 90 %). */
export function absolute(target: Quantity, baseline: Quantity | undefined): Quantity | undefined {
  if (target.of !== 'baseline') return target;
  if (!baseline) return undefined;
  const factor = target.unit === '%' ? (target.tolerance ? 1 + target.value / 100 : target.value / 100) : target.value;
  const { of: _, tolerance: __, ...rest } = target;
  return { ...rest, value: baseline.value * factor, ...(baseline.unit !== undefined && { unit: baseline.unit }) };
}

export interface MetricFacts {
  metric: Metric;
  better?: Direction;
  /** Measured against target. */
  reached?: boolean;
  /** Expected against target. */
  promised?: boolean;
  /** (new − old) ÷ old of measured, else expected, else target, against the baseline: −0.4 is 40 % less. */
  change?: number;
}

export function metricFacts(metric: Metric): MetricFacts {
  const { target, baseline, measured, expected } = metric;
  const better = direction(metric);
  const options = { better, baseline };
  const reached = measured && target ? meets(measured, target, options) : undefined;
  const promised = expected && target ? meets(expected, target, options) : undefined;
  const next = measured ?? expected ?? target;
  const change =
    baseline && next && comparable(baseline, next) && inBase(baseline).value !== 0
      ? inBase(next).value / inBase(baseline).value - 1
      : undefined;
  return {
    metric,
    ...(better && { better }),
    ...(reached !== undefined && { reached }),
    ...(promised !== undefined && { promised }),
    ...(change !== undefined && { change }),
  };
}
