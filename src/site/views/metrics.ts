import type { MetricFacts } from '../../analysis/metric.ts';
import { absenceOf, isStated } from '../../model/absences.ts';
import type { Metric, Plan } from '../../model/plan.ts';
import { rowName } from '../../model/row-name.ts';
import { absenceCell, type Cell, NONE, orAbsence, phaseCell, rawCell, textCell } from '../../registers/cell.ts';
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
    metric.statistic,
    metric.scope,
    metric.for && LABELS.metrics.over(metric.for?.raw),
    metric.when?.raw,
    better && LABELS.metrics.isBetter(better),
  ].filter((each) => each !== undefined);
  const stated = metric.stated;
  const words = metric.statusText ?? stated?.status;
  const notes = [
    absenceCell(absenceOf(metric, 'scope')),
    textCell(metric.note),
    textCell(stated?.note),
    words === undefined ? NONE : textCell(words),
    metric.owner === undefined ? NONE : textCell(LABELS.metrics.owner(metric.owner)),
  ];
  const statedChange = stated?.improvement;
  return {
    metric,
    name: rowName(metric),
    about: about.join(', '),
    ...(isStated(metric, 'phase') && { phase: orAbsence(phaseCell(metric.phase, plan), metric, 'phase') }),
    ...(scale && { scale }),
    baseline: orAbsence(rawCell(metric.baseline), metric, 'baseline'),
    target: orAbsence(rawCell(metric.target), metric, 'target'),
    expected: orAbsence(rawCell(metric.expected), metric, 'expected'),
    measured: orAbsence(rawCell(metric.measured), metric, 'measured'),
    ...(change !== undefined && { change: changeText(change) }),
    ...(statedChange !== undefined && { statedChange }),
    outcome: metricOutcome(facts),
    reasons: (['baseline', 'target', 'expected', 'measured'] as const).flatMap((of) => {
      const absence = absenceOf(metric, of);
      return absence === undefined ? [] : [{ of, cell: absenceCell(absence) }];
    }),
    notes: notes.filter((cell) => cell.kind !== 'none'),
  };
}

/** Metrics under the headings of the plan, in the order in which those begin. */
export function metricGroups(facts: readonly MetricFacts[], plan: Plan): { title?: string; rows: MetricRow[] }[] {
  const groups = new Map<string, { title?: string; rows: MetricRow[] }>();
  for (const each of facts) {
    const title = each.metric.group;
    const group = groups.get(title ?? '') ?? { ...(title !== undefined && { title }), rows: [] };
    groups.set(title ?? '', group);
    group.rows.push(metricRow(each, plan));
  }
  return [...groups.values()];
}
