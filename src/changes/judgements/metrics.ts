import type { Direction } from '../../analysis/metric.ts';
import { given } from '../../model/field.ts';
import { looser, quantityOf } from '../amounts.ts';
import type { ChangedField, FieldJudge, JudgedFacts, Judges } from '../judgement.ts';
import { valueAt } from '../judgement.ts';
import { nameOf } from '../nouns.ts';
import { shown } from '../shown.ts';

const better = (side: JudgedFacts['base'], ref: string): Direction | undefined =>
  side?.metrics.find(({ metric }) => metric.ref === ref)?.better;

/** Which way is good, as either side says it. */
const directionOf = ({ base, head, facts }: ChangedField): Direction | undefined =>
  better(facts.head, head.ref) ?? better(facts.base, base.ref);

const target: FieldJudge = (field) => {
  const { head, before, after } = field;
  if (given(after) === undefined)
    return { severity: 'warning', sentence: `${nameOf(head)} has no target any more (it was ${shown(before)})` };
  const change = looser(before, after, directionOf(field));
  if (change === 0) return undefined;
  const baseline = valueAt(head, 'baseline');
  const worse = change > 0 && given(baseline) !== undefined && looser(baseline, after, directionOf(field)) > 0;
  return {
    severity: change > 0 ? 'warning' : 'note',
    sentence: `${nameOf(head)}: target ${change > 0 ? 'relaxed' : 'tightened'}, ${shown(before)} → ${shown(after)}${worse ? `, worse than the baseline of ${shown(baseline)}` : ''}`,
  };
};

const measured: FieldJudge = (field) => {
  const change = looser(field.before, field.after, directionOf(field));
  if (change === 0) return undefined;
  return {
    severity: change > 0 ? 'warning' : 'note',
    sentence: `${nameOf(field.head)}: measured ${change > 0 ? 'worse' : 'better'}, ${shown(field.before)} → ${shown(field.after)}`,
  };
};

/** Whether a limit lets more through (1), less (−1) or neither is clear (0), by its comparator: `< 2 %` after `< 1 %`. */
export function letsMore(before: unknown, after: unknown): -1 | 0 | 1 {
  const comparator = quantityOf(after)?.comparator ?? quantityOf(before)?.comparator;
  if (comparator === undefined || comparator === '=') return 0;
  return looser(before, after, comparator.startsWith('<') ? 'lower' : 'higher');
}

/** The limit of a gate or of a trigger. A trigger fires beyond its value: one further out lets more through. A gate is the other way round. */
export const threshold: FieldJudge = ({ head, before, after }) => {
  const change = letsMore(before, after);
  if (change === 0) return { severity: 'warning' };
  const gate = /promot/i.test(String(given(valueAt(head, 'decides')) ?? ''));
  const relaxed = gate ? change > 0 : change < 0;
  return {
    severity: relaxed ? 'warning' : 'note',
    sentence: `${nameOf(head)}: threshold ${relaxed ? 'relaxed' : 'tightened'}, ${shown(before)} → ${shown(after)}`,
  };
};

export const METRIC: Judges = {
  fields: {
    target,
    measured,
    baseline: () => ({ severity: 'warning' }),
    better: () => ({ severity: 'warning' }),
  },
  removed: () => ({ severity: 'warning' }),
};

export const METRICS: Judges = { removed: () => ({ severity: 'warning' }) };
export const TEST_COVERAGE: Judges = {
  fields: {
    target: (field) =>
      looser(field.before, field.after, 'higher') > 0
        ? {
            severity: 'warning',
            sentence: `${nameOf(field.head)}: target relaxed, ${shown(field.before)} → ${shown(field.after)}`,
          }
        : undefined,
  },
  removed: () => ({ severity: 'warning' }),
};
