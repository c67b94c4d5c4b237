import { own } from '../own.ts';
import { NUMBER, RANGE, toNumber } from './number.ts';
import { no, ok, type Parsed } from './parsed.ts';

/** Units of working time (durations, lags) and of clock time (holds, limits). */
export type WorkUnit = 'min' | 'h' | 'd' | 'w' | 'mo' | 'sprint';
export type ClockUnit = 's' | 'min' | 'h' | 'd' | 'w' | 'mo' | 'y';

/** A length of time. `low` equals `high` if no range is given. */
export interface Span<Unit extends string> {
  raw: string;
  low: number;
  high: number;
  /** The most likely value of a three-point estimate. */
  likely?: number;
  unit: Unit;
  approximate?: true;
  /** `< 5 min`: a bound, not a value. */
  limit?: '<' | '<=' | '>' | '>=';
}

/** Working time: `2w`, `2–3 weeks`, `~ 5d`. */
export type Duration = Span<WorkUnit>;
/** Clock time: `30 s`, `< 5 minutes`, `1–2w`. */
export type Elapsed = Span<ClockUnit>;

const UNITS: Record<string, ClockUnit | WorkUnit> = {
  s: 's',
  sec: 's',
  secs: 's',
  second: 's',
  seconds: 's',
  min: 'min',
  mins: 'min',
  minute: 'min',
  minutes: 'min',
  h: 'h',
  hr: 'h',
  hrs: 'h',
  hour: 'h',
  hours: 'h',
  d: 'd',
  day: 'd',
  days: 'd',
  w: 'w',
  wk: 'w',
  wks: 'w',
  week: 'w',
  weeks: 'w',
  mo: 'mo',
  mos: 'mo',
  month: 'mo',
  months: 'mo',
  sprint: 'sprint',
  sprints: 'sprint',
  y: 'y',
  yr: 'y',
  year: 'y',
  years: 'y',
};
const LIMITS: Record<string, '<' | '<=' | '>' | '>='> = {
  '<': '<',
  '<=': '<=',
  '≤': '<=',
  under: '<',
  'less than': '<',
  'at most': '<=',
  'up to': '<=',
  '>': '>',
  '>=': '>=',
  '≥': '>=',
  'at least': '>=',
  over: '>',
  'more than': '>',
};
const SPAN = new RegExp(
  `^(<=|>=|<|≤|≥|>|under|less than|at most|up to|at least|over|more than)?\\s*([~≈]|about )?\\s*(${NUMBER})(?:${RANGE}(${NUMBER}))?[ -]?\\s*([a-zA-Z]+)$`,
  'i',
);
const FOREIGN_UNITS = /[周週主天日일]|ヶ月|дн|недел|semana|Woche|Tage|jour/i;

const WORK_UNITS: readonly WorkUnit[] = ['min', 'h', 'd', 'w', 'mo', 'sprint'];
const CLOCK_UNITS: readonly ClockUnit[] = ['s', 'min', 'h', 'd', 'w', 'mo', 'y'];

function parseSpan<Unit extends string>(text: string, allowed: readonly Unit[], what: string): Parsed<Span<Unit>> {
  const raw = text.trim();
  const named = `${/^[aeiou]/.test(what) ? 'an' : 'a'} ${what}`;
  if (/^(weeks?|days?|months?|sprints?)\s*\d|^T\s*[+-]/i.test(raw)) {
    return no(`"${raw}" is a position on the plan's axis, not ${named}`, `period: ${raw.toLowerCase()}`);
  }
  if (FOREIGN_UNITS.test(raw)) return no("units are English in plan files (the author's words can be kept in stated:)", '2–3w');
  if (/\+\s*\d+\s*%/.test(raw)) return no('a buffer is a field of its own', 'duration: 8w, and buffer: 20 % in plan.mdx');
  if (/^-/.test(raw)) return no(`${named} cannot be negative`, 'a lead is a negative lag: { phase: …, lag: -2d }');
  if (/\d,\d(?!\d\d)/.test(raw)) return no('decimal comma', `a point: ${raw.replace(',', '.')}`);
  const match = SPAN.exec(raw);
  const number = new RegExp(`^(?:${NUMBER})(?:${RANGE}(?:${NUMBER}))?$`).test(raw);
  if (!match && number) return no(`${raw} has no unit`, allowed.map((unit) => `${raw}${unit}`).join(', '));
  if (!match) return no(`not ${named}`, allowed.map((unit) => `2${unit}`).join(', '));
  const [, limit, approximate, low = '', high, word = ''] = match;
  if (word === 'm') return no('"m" is minutes or months', 'min or mo');
  const unit = own(UNITS, word.toLowerCase());
  if (unit === 's' && !allowed.some((each) => each === 's'))
    return no(`the shortest unit of ${named} is the minute`, `hold: ${raw}, which is time on the clock`);
  if (!unit || !allowed.some((each) => each === unit)) return no(`unit "${word}" is not ${named} unit`, allowed.join(', '));
  const from = toNumber(low);
  const to = high === undefined ? from : toNumber(high);
  if (to < from) return no('the range runs backwards', `${high}–${low}${word}`);
  const bound = limit && own(LIMITS, limit.toLowerCase());
  return ok({
    raw,
    low: from,
    high: to,
    unit: unit as Unit,
    ...(approximate && { approximate: true as const }),
    ...(bound && { limit: bound }),
  });
}

/** Parses working time: minutes, hours, days, weeks, months or sprints. Refuses positions, buffers and negative lengths. */
export const parseDuration = (text: string): Parsed<Duration> => parseSpan(text, WORK_UNITS, 'working duration');

/** Parses clock time, from seconds to years. */
export const parseElapsed = (text: string): Parsed<Elapsed> => parseSpan(text, CLOCK_UNITS, 'elapsed time');

/** Parses a lag (working time, positive or negative): `3d`, `-2d`, `+1w`. The sign is in `low` and `high`. */
export function parseLag(text: string): Parsed<Duration> {
  const raw = text.trim();
  const negative = /^[-−]/.test(raw);
  const parsed = parseSpan(raw.replace(/^[+\-−]\s*/, ''), WORK_UNITS, 'lag');
  if (!parsed.ok) return parsed;
  const { low, high } = parsed.value;
  return ok({ ...parsed.value, raw, low: negative ? -high : low, high: negative ? -low : high });
}
