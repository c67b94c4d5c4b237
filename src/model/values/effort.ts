import { NUMBER, RANGE, toNumber } from './number.ts';
import { no, ok, type Parsed } from './parsed.ts';

/** Effort: hours, person-days, person-weeks, person-months. */
export interface Effort {
  raw: string;
  low: number;
  high: number;
  unit: 'h' | 'pd' | 'pw' | 'pm';
  approximate?: true;
}

const EFFORT = new RegExp(
  `^([~≈])?\\s*(${NUMBER})(?:${RANGE}(${NUMBER}))?\\s*(h|hr|hrs|hours?|ph|pd|pw|pm|person[- ]?(?:hour|day|week|month)s?)$`,
  'i',
);

const unitOf = (word: string): Effort['unit'] => {
  const unit = word.toLowerCase();
  if (/^(h|ph|person[- ]?hour)/.test(unit)) return 'h';
  if (/^(pd|person[- ]?day)/.test(unit)) return 'pd';
  return /^(pw|person[- ]?week)/.test(unit) ? 'pw' : 'pm';
};

/** Parses an effort: `6 h`, `20–35 h`, `3 pd`, `11 pw`, `2 person-months`. */
export function parseEffort(text: string): Parsed<Effort> {
  const raw = text.trim();
  if (/FTE/i.test(raw)) return no('FTE is a rate, not an effort', 'team: [{ role: …, count: 2 }], and effort: 11 pw');
  const match = EFFORT.exec(raw);
  if (!match) return no('not an effort', '6 h, 3 pd, 11 pw, 2 pm, 20–35 h');
  const [, approximate, low = '', high, word = ''] = match;
  const from = toNumber(low);
  const to = high === undefined ? from : toNumber(high);
  if (to < from) return no('the range runs backwards', `${high}–${low} ${word}`);
  return ok({ raw, low: from, high: to, unit: unitOf(word), ...(approximate && { approximate: true as const }) });
}
