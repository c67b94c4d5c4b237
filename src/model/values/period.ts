import { type CivilDate, daysInMonth, FIRST_YEAR, isCivilDate, LAST_YEAR } from './civil.ts';
import { meant, no, ok, type Parsed, type Refused } from './parsed.ts';

export type OrdinalAxis = 'week' | 'day' | 'month' | 'sprint';

/** A position in time: on the calendar, on the plan's own axis (counted from 1), or relative to the cutover T. */
export type Period =
  | { raw: string; axis: 'date'; precision: 'day' | 'month' | 'quarter'; from: CivilDate; to: CivilDate }
  | { raw: string; axis: OrdinalAxis; from: number; to: number; fromPart?: string; toPart?: string; days?: [number, number] }
  | { raw: string; axis: 'cutover'; offset: number; unit: 'min' | 'h' | 'd' | 'w' | 'mo' };

const pad = (value: number): string => String(value).padStart(2, '0');
const DATE = String.raw`\d{4}-\d{2}-\d{2}`;
const DATES = new RegExp(`^(${DATE})(?:\\s*(?:\\.\\.|–|to)\\s*(${DATE}))?$`);
const ORDINAL =
  /^(week|day|month|sprint)s?\s+(\d+)([a-z])?(?:\s*(?:-|–|to)\s*(?:(?:week|day|month|sprint)\s+)?(\d+)([a-z])?)?(?:,\s*days?\s+(\d+)(?:\s*[-–]\s*(\d+))?)?$/i;
const CUTOVER = /^T(?:\s*([+\-−])\s*(\d+(?:\.\d+)?)\s*(min|h|d|w|mo|minutes?|hours?|days?|weeks?|months?)?)?$/;
const CUTOVER_UNITS: Record<string, 'min' | 'h' | 'd' | 'w' | 'mo'> = {
  mi: 'min',
  ho: 'h',
  h: 'h',
  da: 'd',
  d: 'd',
  we: 'w',
  w: 'w',
  mo: 'mo',
};

function dates(raw: string, match: RegExpExecArray): Parsed<Period> {
  const from = match[1] ?? '';
  const to = match[2] ?? from;
  for (const date of [from, to]) {
    const year = Number(date.slice(0, 4));
    if (year < FIRST_YEAR || year > LAST_YEAR)
      return no(`${date} lies outside the years ${FIRST_YEAR} to ${LAST_YEAR}`, 'a year of this plan');
    if (!isCivilDate(date)) return no(`${date} is not a day of the calendar`, 'a date that exists, such as 2026-02-28');
  }
  if (to < from) return no('the period runs backwards', `${to}..${from}`);
  return ok({ raw, axis: 'date', precision: 'day', from, to });
}

function months(raw: string, precision: 'month' | 'quarter', year: number, first: number, count: number): Parsed<Period> {
  if (first < 1 || first > 12) return no(`${raw} is not a month of the calendar`, '2026-02');
  if (year < FIRST_YEAR || year > LAST_YEAR)
    return no(`${raw} lies outside the years ${FIRST_YEAR} to ${LAST_YEAR}`, 'a year of this plan');
  const last = first + count - 1;
  return ok({
    raw,
    axis: 'date',
    precision,
    from: `${year}-${pad(first)}-01`,
    to: `${year}-${pad(last)}-${pad(daysInMonth(year, last))}`,
  });
}

function ordinal(raw: string, match: RegExpExecArray): Parsed<Period> {
  const [, axis = 'week', first = '1', fromPart, last, lastPart, day, lastDay] = match;
  const from = Number(first);
  const to = last === undefined ? from : Number(last);
  if (from === 0) return no('positions count from 1', `${axis.toLowerCase()} 1`);
  if (to < from) return no('the range runs backwards', `${axis.toLowerCase()}s ${to}–${from}`);
  if (to > 10_000) return no('the position lies further out than any plan reaches', 'a week, day, month or sprint up to 10000');
  const toPart = last === undefined ? fromPart : lastPart;
  return ok({
    raw,
    axis: axis.toLowerCase() as OrdinalAxis,
    from,
    to,
    ...(fromPart && { fromPart: fromPart.toLowerCase() }),
    ...(toPart && { toPart: toPart.toLowerCase() }),
    ...(day && { days: [Number(day), Number(lastDay ?? day)] as [number, number] }),
  });
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const YEAR_FIRST = 'dates are written year first (ISO 8601)';

const isoDate = (year: string, month: number, day: string): string => `${year}-${pad(month)}-${day.padStart(2, '0')}`;

/** A day of the calendar in another form than ISO 8601: what it would be there, if that is certain. */
function otherDate(raw: string): Refused | undefined {
  const certain = (year: string, month: number, day: string): Refused => {
    const iso = isoDate(year, month, day);
    return isCivilDate(iso) ? meant(YEAR_FIRST, iso) : no(YEAR_FIRST, '2026-02-28');
  };
  const numeric = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/.exec(raw);
  if (numeric) {
    const [, first = '', separator, second = '', year = ''] = numeric;
    // With dots the day comes first everywhere; with slashes that depends on the country.
    if (separator === '.' || Number(first) > 12) return certain(year, Number(second), first);
    if (Number(second) > 12) return certain(year, Number(first), second);
    return no(
      `${YEAR_FIRST}, and which number is the month is not certain`,
      `${isoDate(year, Number(second), first)} or ${isoDate(year, Number(first), second)}`,
    );
  }
  const yearFirst = /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})$/.exec(raw);
  if (yearFirst) return certain(yearFirst[1] ?? '', Number(yearFirst[3]), yearFirst[4] ?? '');
  const named =
    /^(?<month>[a-z]{3,9})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})$/i.exec(raw) ??
    /^(?<day>\d{1,2})(?:st|nd|rd|th|\.)?\s+(?<month>[a-z]{3,9})\.?,?\s+(?<year>\d{4})$/i.exec(raw);
  const month = MONTHS.indexOf(named?.groups?.month?.slice(0, 3).toLowerCase() ?? '') + 1;
  if (named?.groups && month > 0) return certain(named.groups.year ?? '', month, named.groups.day ?? '');
  const timed = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}/.exec(raw);
  return timed?.[1] ? no('a day is meant here, without a time', timed[1]) : undefined;
}

function refusal(raw: string): Parsed<Period> {
  if (/^~?\s*\d+(\s*[-–]\s*\d+)?\s*(w|weeks?|d|days?|mo|months?)$/i.test(raw))
    return no(`"${raw}" is a length, not a position`, `duration: ${raw}`);
  const day = otherDate(raw);
  if (day) return day;
  if (/XX/i.test(raw)) return no('the day is not known: give the month', raw.replace(/-XX$/i, ''));
  if (/^(weeks?|days?|months?|sprints?)\d/i.test(raw)) return no('a space is missing', raw.replace(/(\d)/, ' $1'));
  if (/[第周週月日주일]/.test(raw)) return no('positions are English in plan files', 'week 3');
  return no('not a date and not a position', '2026-02-01, 2026-02, 2026-Q1, week 3, weeks 3–4, day 6, T+24h');
}

/** Parses a position in time: ISO dates, months, quarters, `week 3`, `weeks 7a–8b`, `T+24h`. */
export function parsePeriod(text: string): Parsed<Period> {
  const raw = text.trim();
  const day = DATES.exec(raw);
  if (day) return dates(raw, day);
  const month = /^(\d{4})-(\d{2})$/.exec(raw);
  if (month) return months(raw, 'month', Number(month[1]), Number(month[2]), 1);
  const quarter = /^(?:(\d{4})[- ]?Q([1-4])|Q([1-4])[- ](\d{4}))$/i.exec(raw);
  if (quarter) return months(raw, 'quarter', Number(quarter[1] ?? quarter[4]), 3 * Number(quarter[2] ?? quarter[3]) - 2, 3);
  const position = ORDINAL.exec(raw);
  if (position) return ordinal(raw, position);
  const cutover = CUTOVER.exec(raw);
  if (!cutover) return refusal(raw);
  const [, sign, amount, word] = cutover;
  if (amount === undefined || Number(amount) === 0) return ok({ raw, axis: 'cutover', offset: 0, unit: 'd' });
  if (!word) return no(`${raw} of what?`, 'T+1h or T+1d');
  const unit = CUTOVER_UNITS[word.slice(0, 2)] ?? CUTOVER_UNITS[word.slice(0, 1)] ?? 'd';
  return ok({ raw, axis: 'cutover', offset: sign === '+' ? Number(amount) : -Number(amount), unit });
}

/** A calendar period. */
export type DatePeriod = Extract<Period, { axis: 'date' }>;

/** A single day of the calendar. */
export function parseDate(text: string): Parsed<DatePeriod> {
  const parsed = parsePeriod(text);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  return value.axis === 'date' && value.precision === 'day' && value.from === value.to
    ? ok(value)
    : no('a single day is meant here', '2026-02-01');
}
