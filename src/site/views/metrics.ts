import type { MetricFacts } from '../../analysis/metric.ts';
import { given, isAbsent } from '../../model/field.ts';
import type { Metric, Plan } from '../../model/plan.ts';
import { rowName } from '../../model/row-name.ts';
import { type Cell, NONE, phaseCell, rawCell, textCell } from '../../registers/cell.ts';
import { changeText, type MetricOutcome, metricOutcome } from '../../registers/metrics.ts';
import { LABELS } from '../labels/index.ts';
import { type MetricScale, metricScale } from './metric-scale.ts';

/** One row of the metrics. */
export interface MetricRow {
  metric: Metric;
  name: string;
  /** `P95, api, lower is better` */
  about: string;
  /** The phase that it belongs to, where one is named. */
  phase?: Cell;
  scale?: MetricScale;
  baseline: Cell;
  target: Cell;
  expected: Cell;
  measured: Cell;
  /** What follows from the numbers: `−40 %`. */
  change?: string;
  /** What the plan says of it: `40 % faster`. */
  statedChange?: string;
  outcome: MetricOutcome;
  /** Why numbers are missing, in the author's words: `target`, its absence. */
  reasons: { of: 'baseline' | 'target' | 'expected' | 'measured'; cell: Cell }[];
  notes: Cell[];
}

export function metricRow(facts: MetricFacts, plan: Plan): MetricRow {
  const { metric, better, change } = facts;
  const scale = metricScale(facts);
  const about = [
    given(metric.statistic),
    given(metric.scope),
    given(metric.for) && LABELS.metrics.over(given(metric.for)?.raw ?? ''),
    given(metric.when)?.raw,
    better && LABELS.metrics.isBetter(better),
  ].filter((each) => each !== undefined);
  const stated = given(metric.stated);
  const words = given(metric.statusText) ?? given(stated?.status);
  const notes = [
    isAbsent(metric.scope) ? textCell(metric.scope) : NONE,
    textCell(given(metric.note)),
    textCell(given(stated?.note)),
    words === undefined ? NONE : textCell(words),
    given(metric.owner) === undefined ? NONE : textCell(LABELS.metrics.owner(given(metric.owner) ?? '')),
  ];
  const statedChange = given(stated?.improvement);
  return {
    metric,
    name: rowName(metric),
    about: about.join(', '),
    ...(metric.phase !== undefined && { phase: phaseCell(metric.phase, plan) }),
    ...(scale && { scale }),
    baseline: rawCell(metric.baseline),
    target: rawCell(metric.target),
    expected: rawCell(metric.expected),
    measured: rawCell(metric.measured),
    ...(change !== undefined && { change: changeText(change) }),
    ...(statedChange !== undefined && { statedChange }),
    outcome: metricOutcome(facts),
    reasons: (['baseline', 'target', 'expected', 'measured'] as const).flatMap((of) => {
      const cell = rawCell(metric[of]);
      return cell.kind === 'absent' ? [{ of, cell }] : [];
    }),
    notes: notes.filter((cell) => cell.kind !== 'none'),
  };
}

/** Metrics under the headings of the plan, in the order in which those begin. */
export function metricGroups(facts: readonly MetricFacts[], plan: Plan): { title?: string; rows: MetricRow[] }[] {
  const groups = new Map<string, { title?: string; rows: MetricRow[] }>();
  for (const each of facts) {
    const title = given(each.metric.group);
    const group = groups.get(title ?? '') ?? { ...(title !== undefined && { title }), rows: [] };
    groups.set(title ?? '', group);
    group.rows.push(metricRow(each, plan));
  }
  return [...groups.values()];
}
