import { given } from '../../model/field.ts';
import type { FieldJudge } from '../judgement.ts';
import { shown } from '../shown.ts';

/** How much a setting of a rule makes of its findings. */
const STRICTNESS: Readonly<Record<string, number>> = { off: 0, note: 1, warning: 2, on: 3, error: 3 };
const PROFILES: Readonly<Record<string, number>> = { recommended: 0, strict: 1 };

/** A rule or a family that is switched off, or whose findings count for less. */
export const ruleJudge: FieldJudge = ({ field, before, after }) => {
  const name = field.replace(/^rules\./, '');
  const words = (value: unknown): string => (value === undefined ? 'by default' : shown(value));
  const of = (value: unknown, table: typeof STRICTNESS, usual: number): number => table[String(given(value) ?? '')] ?? usual;
  if (name === 'extends') {
    const weaker = of(after, PROFILES, 0) < of(before, PROFILES, 0);
    return { severity: weaker ? 'warning' : 'note', sentence: `The profile of rules: ${words(before)} → ${words(after)}` };
  }
  if (given(after) === 'off') return { severity: 'warning', sentence: `${name} is switched off (before: ${words(before)})` };
  const weaker = of(after, STRICTNESS, 3) < of(before, STRICTNESS, 3);
  return { severity: weaker ? 'warning' : 'note', sentence: `${name} counts as ${words(after)} (before: ${words(before)})` };
};
