import type { Direction } from '../../analysis/metric.ts';
import { given } from '../../model/field.ts';
import { looser, quantityOf, secondsOf } from '../amounts.ts';
import type { ChangedField, FieldJudge, JudgedFacts, Judges } from '../judgement.ts';
import { valueAt } from '../judgement.ts';
import { nameOf } from '../nouns.ts';
import { shown } from '../shown.ts';

const better = (side: JudgedFacts['base'], ref: string): Direction | undefined =>
  side?.metrics.find(({ metric }) => metric.ref === ref)?.better;

/** Which way is good, as either side tells it. */
const directionOf = ({ base, head, facts }: ChangedField): Direction | undefined =>
  better(facts.head, head.ref) ?? better(facts.base, base.ref);

const target: FieldJudge = (field) => {
  const { head, before, after } = field;
  if (given(after) === undefined)
    return { severity: 'warning', sentence: `${nameOf(head)} has no target any more (it was ${shown(before)})` };
  const change = looser(before, after, directionOf(field));
  if (change === 0) return undefined;
  return {
    severity: change > 0 ? 'warning' : 'note',
    sentence: `${nameOf(head)}: target ${change > 0 ? 'relaxed' : 'tightened'}, ${shown(before)} → ${shown(after)}`,
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

/** Which way a bare threshold is strict, by its comparator: `< 1 %` is relaxed by a higher number. */
export const threshold: FieldJudge = ({ head, before, after }) => {
  const comparator = quantityOf(after)?.comparator ?? quantityOf(before)?.comparator;
  const way: Direction | undefined =
    comparator === undefined || comparator === '=' ? undefined : comparator.startsWith('<') ? 'lower' : 'higher';
  const change = looser(before, after, way);
  // A trigger fires beyond its value: one further out lets more through. A gate is the other way round.
  const gate = /promot/i.test(String(given(valueAt(head, 'decides')) ?? ''));
  const relaxed = gate ? change > 0 : change < 0;
  if (change === 0) return undefined;
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
    for: ({ before, after }) => ((secondsOf(after) ?? 0) < (secondsOf(before) ?? 0) ? { severity: 'warning' } : undefined),
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
