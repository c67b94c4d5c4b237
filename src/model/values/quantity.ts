import { NUMBER, RANGE, tidy, toNumber } from './number.ts';
import { no, ok, type Parsed } from './parsed.ts';

export type Comparator = '<' | '<=' | '>' | '>=' | '=';

/** A measured or required quantity: `< 500 ms`, `at least 90 %`, `1–2 ms`, `≤ 10 % of baseline`, `9.2/10`. */
export interface Quantity {
  raw: string;
  value: number;
  /** Upper end of a range, in the same unit. */
  max?: number;
  comparator?: Comparator;
  approximate?: true;
  /** `±` or `within`: allowed in both directions. */
  tolerance?: true;
  /** As written, without the number: `ms`, `%`, `req/s`. */
  unit?: string;
  /** For `9.2/10`, this is 10. */
  outOf?: number;
  /** Relative to the metric's own baseline: `2x baseline`, `10 % of baseline`. */
  of?: 'baseline';
}

const COMPARATORS: Record<string, Comparator> = {
  '<': '<',
  '>': '>',
  '<=': '<=',
  '>=': '>=',
  '≤': '<=',
  '≥': '>=',
  '=': '=',
  under: '<',
  below: '<',
  'less than': '<',
  'at most': '<=',
  'up to': '<=',
  max: '<=',
  over: '>',
  above: '>',
  'more than': '>',
  'at least': '>=',
  min: '>=',
  exactly: '=',
};
const COMPARATOR = '<=|>=|<|>|≤|≥|=|under|below|less than|at most|up to|max|over|above|more than|at least|min|exactly';
const QUANTITY = new RegExp(
  `^(${COMPARATOR})?\\s*([~≈]|about )?\\s*(±|within )?\\s*(-?)(${NUMBER})(?:${RANGE}(${NUMBER}))?\\s*(.*)$`,
  'i',
);
const SCORE = new RegExp(`^(${COMPARATOR})?\\s*(${NUMBER})\\s*/\\s*(${NUMBER})$`, 'i');
const COMPARISON = /\b(faster|slower|improvement|variance|better|fewer|reduction|worse)\b/i;

/** Units are one or two words: `ms`, `req/s`, `concurrent users`. */
const UNIT_WORDS = 2;

function relative(rest: string): { unit: string; of?: 'baseline' } {
  const match = /^(.*?)\s*(?:of |vs\.? )?(?:the )?\b(baseline)\b$/i.exec(rest);
  return match ? { unit: (match[1] ?? '').trim(), of: 'baseline' } : { unit: rest };
}

/**
 * Parses a quantity (grammar in the guide, "Values"). `k`, `K` and `M` directly after the number multiply it; `1,000` is one
 * thousand; `2,5` is refused.
 */
export function parseQuantity(text: string): Parsed<Quantity> {
  const raw = text.trim();
  if (/\((p\d+|\d+(st|nd|rd|th)[^)]*|peak|idle|avg|average)\)/i.test(raw)) {
    return no('a statistic or a scope is not part of a quantity', 'statistic: p95 (or scope: idle), and the quantity without it');
  }
  if (/→|->/.test(raw)) return no('two values in one quantity', 'baseline: … and target: …');
  const score = SCORE.exec(raw);
  if (score) {
    const comparator = score[1] && COMPARATORS[score[1].toLowerCase()];
    return ok({ raw, value: toNumber(score[2] ?? ''), outOf: toNumber(score[3] ?? ''), ...(comparator && { comparator }) });
  }
  const match = QUANTITY.exec(raw);
  if (!match)
    return no(
      'not a quantity: expected a number with an optional comparator and unit',
      '"< 500 ms", at least 90 %, 1–2 ms, 2x baseline',
    );
  const [, comparing, approximate, tolerance, minus, low = '', high] = match;
  let rest = (match[7] ?? '').trim();
  if (/^,\d/.test(rest)) return no('decimal comma', `a point: ${raw.replace(',', '.')}`);
  let factor = 1;
  const multiple = /^([kKM])(?![A-Za-z/])/.exec(rest);
  if (multiple) {
    factor = multiple[1] === 'M' ? 1e6 : 1e3;
    rest = rest.slice(1).trim();
  }
  let comparator = comparing ? COMPARATORS[comparing.toLowerCase()] : undefined;
  if (rest.startsWith('+') || rest === '%+') {
    rest = rest.replace('+', '').trim();
    comparator ??= '>=';
  }
  const { unit, of } = relative(rest);
  if (COMPARISON.test(unit))
    return no(
      `"${unit}" is a comparison with the baseline, and that is computed`,
      'baseline: and target:, or "within 10 % of baseline"',
    );
  if (/^\(/.test(unit) || /[;:]/.test(unit) || unit.split(/\s+/).length > UNIT_WORDS) {
    return no('words after the quantity', 'the value alone, and the words in note: or scope:');
  }
  const sign = minus ? -1 : 1;
  const value = tidy(sign * toNumber(low) * factor);
  const max = high === undefined ? undefined : tidy(sign * toNumber(high) * factor);
  if (max !== undefined && max < value) return no('the range runs backwards', `${high}–${low}`);
  return ok({
    raw,
    value,
    ...(max !== undefined && { max }),
    ...(comparator && { comparator }),
    ...(approximate && { approximate: true as const }),
    ...(tolerance && { tolerance: true as const }),
    ...(unit && { unit }),
    ...(of && { of }),
  });
}
