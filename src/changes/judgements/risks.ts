import { given } from '../../model/field.ts';
import type { RISK_STATES } from '../../model/kinds/risks.ts';
import { levelOf } from '../amounts.ts';
import type { FieldJudge, Judges } from '../judgement.ts';
import { namesOf, valueAt } from '../judgement.ts';
import { nameOf } from '../nouns.ts';
import { shown } from '../shown.ts';

const levels =
  (field: string): FieldJudge =>
  ({ head, before, after }) => {
    const [was, now] = [levelOf(before), levelOf(after)];
    const change = `${field} ${shown(before)} → ${shown(after)}`;
    if (!was || !now) return { severity: now && now.score >= 4 ? 'warning' : 'note', sentence: `${nameOf(head)}: ${change}` };
    return {
      severity: now.score > was.score ? 'warning' : 'note',
      sentence: `${nameOf(head)} is ${now.score > was.score ? 'raised' : 'lowered'}: ${change}`,
    };
  };

/** Nothing has to be done about these any more. */
const SETTLED: readonly (typeof RISK_STATES)[number][] = ['mitigated', 'accepted', 'closed'];
const isSettled = (value: unknown): boolean => SETTLED.some((state) => state === given(value));

export const RISK: Judges = {
  fields: {
    probability: levels('probability'),
    impact: levels('impact'),
    level: levels('level'),
    status: ({ head, before, after }) => ({
      severity: given(after) === 'occurred' || (isSettled(before) && !isSettled(after)) ? 'warning' : 'note',
      sentence: `${nameOf(head)} ${given(after) === 'occurred' ? 'has occurred' : `is ${shown(after)}`} (before: ${before === undefined ? 'open' : shown(before)})`,
    }),
  },
  removed: (record, _, titles) => {
    if (isSettled(valueAt(record, 'status'))) return { severity: 'note' };
    const levels = ['level', 'probability', 'impact'].flatMap((field) => {
      const value = valueAt(record, field);
      return value === undefined ? [] : [`${field} ${shown(value)}`];
    });
    const affects = valueAt(record, 'affects');
    const about = [...levels, ...(affects === undefined ? [] : [`it affects ${namesOf(affects, titles)}`])].join(', ');
    return { severity: 'warning', sentence: `${nameOf(record)} is removed, though it was open${about ? ` (${about})` : ''}` };
  },
  added: (record) => {
    const level = ['level', 'probability', 'impact'].map((field) => levelOf(valueAt(record, field))?.score ?? 0);
    return { severity: Math.max(...level) >= 4 ? 'warning' : 'note' };
  },
};

/** The register as a whole. */
export const RISKS: Judges = { removed: () => ({ severity: 'warning' }) };
