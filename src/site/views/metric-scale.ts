import { absolute, comparable, inBase, type MetricFacts } from '../../analysis/metric.ts';
import type { Quantity } from '../../model/values/quantity.ts';

/** Where a quantity stands on its scale, 0–1; `to` where it is a range. */
export interface Mark {
  at: number;
  to: number;
}

/** A scale from zero with everything on it that can be compared. */
export interface MetricScale {
  /** The end of the scale, in the unit of the label. */
  max: number;
  label: string;
  baseline?: Mark;
  target?: Mark;
  expected?: Mark;
  measured?: Mark;
  /** The part of the scale that meets the target. */
  good?: { from: number; to: number };
}

/** The next round number: 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8 or 10 times a power of ten. */
export function roundUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const steps = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];
  const step = steps.find((each) => each * power >= value * (1 - 1e-9)) ?? 10;
  return Number((step * power).toPrecision(6));
}

const KEYS = ['baseline', 'target', 'expected', 'measured'] as const;

/** The scale of a metric; absent where it has no number at all, or only one that hangs on an unknown baseline. */
export function metricScale(facts: MetricFacts): MetricScale | undefined {
  const { metric, better } = facts;
  const baseline = metric.baseline;
  const stated: Partial<Record<(typeof KEYS)[number], Quantity>> = {};
  for (const key of KEYS) {
    const quantity = metric[key];
    const value = quantity && absolute(quantity, baseline);
    if (value) stated[key] = value;
  }
  const first = stated.target ?? stated.baseline ?? stated.expected ?? stated.measured;
  if (!first) return undefined;
  const on = KEYS.flatMap((key) => {
    const quantity = stated[key];
    return quantity && comparable(quantity, first) ? [{ key, quantity, base: inBase(quantity) }] : [];
  });
  if (on.some(({ base }) => base.value < 0)) return undefined;
  const unit = inBase({ ...first, value: 1 }).value;
  const largest = Math.max(...on.map(({ base }) => base.max)) / unit;
  const bounded = first.outOf ?? (first.unit === '%' && largest <= 100 && largest > 60 ? 100 : undefined);
  // A tick at the very end of the scale would have no room for its good side.
  const max = bounded ?? roundUp(largest * 1.15);
  const place = (value: number): number => Math.min(1, value / unit / max);
  const scale: MetricScale = {
    max,
    label: `${max.toLocaleString('en')}${first.outOf ? '' : first.unit ? ` ${first.unit}` : ''}`,
  };
  for (const { key, base } of on) scale[key] = { at: place(base.value), to: place(base.max) };
  const { target } = scale;
  if (target && better) scale.good = better === 'lower' ? { from: 0, to: target.to } : { from: target.at, to: 1 };
  return scale;
}
