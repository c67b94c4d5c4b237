import type { Metric } from '../model/plan.ts';
import type { Quantity } from '../model/values/quantity.ts';
import { absolute, type Direction, direction, inBase } from './metric.ts';

/** What a metric is a number of, in so far as plans name the same thing in several words. */
interface Kind {
  id: string;
  named: RegExp;
  /** It has a value for each request or moment, so that one figure needs a statistic. */
  distributed?: true;
  /** It is a share of what happened in some time, so that it needs a period. */
  counted?: true;
  /** Compared with the old system, so that it needs a baseline. */
  compared?: true;
}

const KINDS: readonly Kind[] = [
  {
    id: 'latency',
    named: /\b(?:latenc(?:y|ies)|(?:response|reaction|round[- ]trip|request|processing) (?:times?|duration))\b/,
    distributed: true,
    compared: true,
  },
  {
    id: 'throughput',
    named: /\b(?:throughput|(?:requests|transactions|queries|messages) (?:per|a) second|rps|qps|tps)\b/,
    compared: true,
  },
  { id: 'success rate', named: /\bsuccess (?:rate|ratio)\b/, counted: true, compared: true },
  { id: 'error rate', named: /\b(?:error|failure) (?:rate|ratio)\b/, counted: true, compared: true },
  { id: 'uptime', named: /\b(?:uptime|availability)\b/, counted: true },
  { id: 'coverage', named: /\bcoverage\b/ },
  { id: 'memory', named: /\bmemory\b/, distributed: true, compared: true },
  { id: 'cpu', named: /\bcpu\b/, distributed: true, compared: true },
  { id: 'startup time', named: /\b(?:start[- ]?up|boot|cold start)(?: times?)?\b/, compared: true },
];

/** Words that narrow nothing down: what is left of a name without them says which part is meant. */
const WHOLE = new Set(
  'all api apis average avg app application backend code endpoint endpoints for in load max maximum mean of on overall per request requests server service system target test tests testing the total usage use utilization utilisation rate rates time times value whole new under during'.split(
    ' ',
  ),
);

const STATISTIC =
  /\b(p\d{2,3}(?:\.\d+)?|median|mean|average|avg|max(?:imum)?|min(?:imum)?|peak|(?:\d{2}(?:th|st|nd|rd)) percentile)\b/;
const EXCEPTION = /^(?:non|not|without|except(?: for)?|excluding|excl\.?)[- ]+(.+)$/i;

/** What a name and a scope say that is measured. */
export interface Measure {
  kind: string;
  /** Words of the name and the scope that narrow it down; empty for the whole. */
  part: readonly string[];
  /** `scope: non-LLM` leaves this out. */
  except?: string;
  statistic?: string;
  distributed: boolean;
  counted: boolean;
  compared: boolean;
}

const spoken = (text: string): string => text.toLowerCase().replace(/[_/]+/g, ' ').replace(/\s+/g, ' ').trim();

const wordsOf = (text: string): string[] => (text.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !WHOLE.has(word));

/** What a name says that is measured: `P95 latency` is latency with the statistic p95, of the whole. */
export function measureOf(name: string, scope = '', statistic?: string): Measure {
  const text = spoken(name);
  const kind = KINDS.find(({ named }) => named.test(text));
  const named = statistic?.toLowerCase() ?? STATISTIC.exec(text)?.[1];
  const excepted = EXCEPTION.exec(spoken(scope))?.[1];
  const rest = kind ? text.replace(kind.named, ' ').replace(STATISTIC, ' ') : '';
  return {
    kind: kind?.id ?? text,
    part: [...new Set([...wordsOf(rest), ...(excepted ? [] : wordsOf(spoken(scope)))])].sort(),
    ...(excepted !== undefined && { except: excepted }),
    ...(named !== undefined && { statistic: named }),
    distributed: kind?.distributed ?? false,
    counted: kind?.counted ?? false,
    compared: kind?.compared ?? false,
  };
}

export const metricMeasure = (metric: Metric): Measure => measureOf(metric.name ?? '', metric.scope, metric.statistic);

/** The kind as shares of failure, so that success and error rates compare. */
export const failureKind = (kind: string): string => (kind === 'success rate' ? 'error rate' : kind);

/** A limit on one side: a target of a metric, with success rates turned into error rates. */
export interface Limit {
  metric: Metric;
  measure: Measure;
  /** The kind with success rates turned around. */
  kind: string;
  better: Direction;
  /** In the base unit of its dimension. */
  value: number;
  dimension: string;
  /** As written. */
  raw: string;
}

function limitOf(metric: Metric, quantity: Quantity | undefined): Limit | undefined {
  const target = quantity && absolute(quantity, metric.baseline);
  const better = direction(metric);
  if (!quantity || !target || !better || target.tolerance) return undefined;
  const measure = metricMeasure(metric);
  const base = inBase(target);
  const flips = measure.kind === 'success rate' && base.dimension === 'share';
  const bound = better === 'lower' ? base.max : base.value;
  return {
    metric,
    measure,
    dimension: base.dimension,
    raw: quantity.raw,
    kind: flips ? failureKind(measure.kind) : measure.kind,
    better: flips ? (better === 'lower' ? 'higher' : 'lower') : better,
    value: flips ? Number((1 - bound).toFixed(12)) : bound,
  };
}

/** What the target of a metric allows. `undefined` where it is no limit: none, not comparable, or without a direction. */
export const targetLimit = (metric: Metric): Limit | undefined => limitOf(metric, metric.target);

/** What the team expects of a metric, as a limit. */
export const expectedLimit = (metric: Metric): Limit | undefined => limitOf(metric, metric.expected);

/** The baseline, as a limit. */
export const baselineLimit = (metric: Metric): Limit | undefined => limitOf(metric, metric.baseline);

/** Whether two limits are of one thing, so that they compare at all. */
export const sameKind = (a: Limit, b: Limit): boolean =>
  a.kind === b.kind && a.better === b.better && a.dimension === b.dimension;

/** Whether two measures are of the same part, with the same exception. */
export const samePart = (a: Measure, b: Measure): boolean => a.part.join() === b.part.join() && a.except === b.except;

/** Whether the first is of a part of the second: it has all its words and more, or makes an exception. */
export const isPartOf = (part: Measure, whole: Measure): boolean =>
  whole.except === undefined &&
  whole.part.every((word) => part.part.includes(word)) &&
  (part.part.length > whole.part.length || part.except !== undefined);

/** Whether the first limit lets worse values pass than the second. */
export const isLooser = (a: Limit, b: Limit): boolean =>
  a.better === 'lower' ? a.value > b.value + 1e-12 : a.value < b.value - 1e-12;

/** `"Latency" (p95)`: a metric in a message. */
export function metricLabel(metric: Metric): string {
  const notes = [metric.statistic, metric.scope].filter((note) => note !== undefined);
  return `"${metric.name ?? metric.id}"${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`;
}
