import { isCivilDate } from '../model/values/civil.ts';
import { parseEffort } from '../model/values/effort.ts';
import { parsePeriod } from '../model/values/period.ts';
import { parseDuration, parseElapsed } from '../model/values/span.ts';

/** A statement about time in canonical form, and the field that it belongs to. */
export type TimeValue =
  | { field: 'period' | 'duration' | 'effort' | 'hold'; value: string }
  /** Days of the calendar. */
  | { field: 'dates'; value: string; from: string; to: string };

const AXES: readonly (readonly ['week' | 'day' | 'month' | 'sprint', string])[] = [
  ['week', 'weeks?|wks?|w|wochen?|kw|semaines?|semanas?|settiman[ae]|недел[яи]|tuần|minggu|周|週|주'],
  ['day', 'days?|d|tage?|jours?|días?|dias?|giorn[oi]|день|дни|ngày|hari|天|日|일'],
  ['month', 'months?|monate?|mois|mes(?:es)?|mês|mes[ei]|месяцы?|tháng|bulan|月'],
  ['sprint', 'sprints?|спринты?|スプリント|스프린트'],
];

const UNITS: readonly (readonly [string, string])[] = [
  ['h', 'h|hrs?|hours?|std\\.?|stunden?|heures?|horas?|or[ae]|час(?:а|ов)?|ч|小时|小時|時間|시간|giờ|jam'],
  ['pd', 'person[- ]?days?|man[- ]?days?|pd|personentage?|pt|jours?[- ]homme|人日|人天|чел\\.?-?дн\\S*'],
  ['pw', 'person[- ]?weeks?|man[- ]?weeks?|pw|人周|人週'],
  ['pm', 'person[- ]?months?|man[- ]?months?|人月'],
  [
    'd',
    'business days?|working days?|work days?|days?|d|tage?n?|arbeitstage?|jours?|días?|dias?(?: úteis)?|giorni|giorno|дн(?:я|ей)|день|ngày|hari|个?工作日|天|日間?|営業日|일',
  ],
  ['w', 'weeks?|wks?|w|wochen?|semaines?|semanas?|settiman[ae]|недел[яиью]|недель|tuần|minggu|个?周|個?星期|星期|週間?|주'],
  ['mo', 'months?|mos?|monaten?|monate?|mois|mes(?:es)?|mês|mes[ei]|месяц(?:а|ев)?|tháng|bulan|个月|個月|[ヶかケカ]?月間?|개월'],
  ['sprint', 'sprints?|спринт(?:а|ов)?|スプリント|스프린트'],
  ['min', 'min|mins|minutes?|minuten?|minutos?|минут[аы]?|分钟|分|분'],
];

const N = String.raw`(\d+(?:\.\d+)?)`;
const TO = String.raw`\s*(?:-|–|—|~|～|to|bis|à|a|до|至|到)\s*`;

const POSITIONS = AXES.flatMap(([axis, words]) => [
  // `Weeks 3-4`, `Week 3 – Week 4`, `Semana 1-2`
  [axis, new RegExp(`^(?:${words})\\s*\\.?\\s*(\\d+)(?:${TO}(?:(?:${words})\\s*)?(\\d+))?$`, 'iu')] as const,
  // `第1-2週`, `第 3 周`, `1주차`
  [axis, new RegExp(`^第\\s*(\\d+)(?:${TO}(?:第\\s*)?(\\d+))?\\s*(?:${words})(?:目)?$`, 'iu')] as const,
  [axis, new RegExp(`^(\\d+)(?:${TO}(\\d+))?\\s*(?:주차|일차|週目|日目|-?(?:я|й)\\s+неделя)$`, 'iu')] as const,
]);

const LENGTH = new RegExp(
  `^(?:(?:approx(?:imately)?\\.?|about|around|circa|ca\\.?|env\\.?|около|примерно|ориентировочно|约|約|大约|预计|预估|見込み?|目安|약|예상|geschätzt|estimée?s?:?|estimad[oa]s?:?|stimat[oa]:?|total:?|estimated:?|est\\.?:?)\\s*)?(≥|≤|>=?|<=?)?\\s*([~≈～])?\\s*${N}(?:\\s*(?:${UNITS.map(([, words]) => words).join('|')}))?(?:${TO}${N})?\\s*-?\\s*(?:(${UNITS.map(([, words]) => words).join(')|(')}))(?:\\s*(?:each|total|soak|estimated|of work))?$`,
  'iu',
);

const MONTHS = [
  'jan(?:uary|uar|vier)?|ene(?:ro)?|янв\\S*',
  'feb(?:ruary|ruar|rero)?|février|fev(?:ereiro)?|фев\\S*',
  'mar(?:ch|s|zo|ço)?|märz|мар\\S*',
  'apr(?:il)?|avril|abr(?:il)?|апр\\S*',
  'may|mai|mayo|maio|ма[йя]',
  'june?|juni|juin|junio|junho|июн\\S*',
  'july?|juli|juillet|julio|julho|июл\\S*',
  'aug(?:ust)?|août|ago(?:sto)?|авг\\S*',
  'sept?(?:ember)?|septembre|septiembre|set(?:embro)?|сен\\S*',
  'oct(?:ober|obre)?|okt(?:ober)?|out(?:ubro)?|окт\\S*',
  'nov(?:ember|embre|iembre)?|novembro|ноя\\S*',
  'dec(?:ember|embre)?|dez(?:ember|embro)?|dic(?:iembre)?|дек\\S*',
];
const MONTH_WORDS = MONTHS.map((pattern) => new RegExp(`^(?:${pattern})\\.?$`, 'iu'));
const monthOf = (word: string): number => MONTH_WORDS.findIndex((pattern) => pattern.test(word)) + 1;

const iso = (year: string, month: string | number, day: string): string | undefined => {
  const date = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCivilDate(date) ? date : undefined;
};

/** A single day in one of the forms that plans use, as ISO 8601. Forms that are read differently in different countries are refused. */
export function dayOf(text: string): string | undefined {
  const raw = text.trim().replace(/^(?:on|by|am|le|el)\s+/i, '');
  let match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(raw);
  if (match) return iso(match[1] ?? '', match[2] ?? '', match[3] ?? '');
  match = /^(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]$/.exec(raw);
  if (match) return iso(match[1] ?? '', match[2] ?? '', match[3] ?? '');
  match = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(raw) ?? /^(1[3-9]|2\d|3[01])[-/](\d{1,2})[-/](\d{4})$/.exec(raw);
  if (match) return iso(match[3] ?? '', match[2] ?? '', match[1] ?? '');
  match = /^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u.exec(raw);
  if (match && monthOf(match[1] ?? '') > 0) return iso(match[3] ?? '', monthOf(match[1] ?? ''), match[2] ?? '');
  match = /^(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:de\s+)?(\p{L}+)\.?,?\s+(?:de\s+)?(\d{4})(?:\s*г\.?)?$/u.exec(raw);
  if (match && monthOf(match[2] ?? '') > 0) return iso(match[3] ?? '', monthOf(match[2] ?? ''), match[1] ?? '');
  return undefined;
}

function datesOf(raw: string): TimeValue | undefined {
  const single = dayOf(raw);
  if (single) return { field: 'dates', value: single, from: single, to: single };
  const parts = raw.split(/\s*(?:–|—|→|~|\.\.|\s-\s|\sto\s|\sbis\s|\sau\s)\s*/);
  let [from, to] = [dayOf(parts[0] ?? ''), dayOf(parts[1] ?? '')];
  if (parts.length === 2 && to && !from) from = dayOf(`${parts[0]}, ${to.slice(0, 4)}`);
  // `March 3-14, 2025`
  const within = /^(\p{L}+)\.?\s+(\d{1,2})\s*[-–]\s*(\d{1,2}),?\s+(\d{4})$/u.exec(raw);
  if (within) [from, to] = [dayOf(`${within[1]} ${within[2]}, ${within[4]}`), dayOf(`${within[1]} ${within[3]}, ${within[4]}`)];
  return from && to && from <= to ? { field: 'dates', value: `${from}..${to}`, from, to } : undefined;
}

/** Reads a statement about time. "Week 3–4" is a position, "2–3 weeks" a length, "6 h" an effort. */
export function timeOf(text: string): TimeValue | undefined {
  const raw = text.trim().replace(/[.。]$/, '');
  if (raw === '' || raw.length > 60) return undefined;
  const dates = datesOf(raw);
  if (dates) return dates;
  if (/^\d{4}[- ]?Q[1-4]$|^Q[1-4][- ]\d{4}$|^\d{4}-\d{2}$/.test(raw) && parsePeriod(raw).ok)
    return { field: 'period', value: raw };
  for (const [axis, pattern] of POSITIONS) {
    const match = pattern.exec(raw);
    if (!match) continue;
    const [from, to] = [Number(match[1]), match[2] === undefined ? Number(match[1]) : Number(match[2])];
    const value = from === to ? `${axis} ${from}` : `${axis}s ${from}–${to}`;
    return parsePeriod(value).ok ? { field: 'period', value } : undefined;
  }
  const weekDays = /^(weeks?)\s*(\d+),?\s*(?:days?)\s*(\d+)(?:\s*[-–]\s*(\d+))?$/i.exec(raw);
  if (weekDays) {
    const value = `week ${weekDays[2]}, day${weekDays[4] ? 's' : ''} ${weekDays[3]}${weekDays[4] ? `–${weekDays[4]}` : ''}`;
    return parsePeriod(value).ok ? { field: 'period', value } : undefined;
  }
  const match = LENGTH.exec(raw);
  if (!match) return undefined;
  const [, limit = '', approximate = '', low = '', high, ...found] = match;
  const unit = UNITS[found.findIndex((each) => each !== undefined)]?.[0];
  if (unit === undefined || (high !== undefined && Number(high) < Number(low))) return undefined;
  const amount = `${low}${high === undefined || high === low ? '' : `–${high}`}`;
  const sign = limit === '' ? '' : `${limit} `;
  if (['h', 'pd', 'pw', 'pm'].includes(unit)) {
    if (unit === 'h' && (sign !== '' || /soak/i.test(raw))) return { field: 'hold', value: `${sign}${amount} h` };
    const value = `${approximate ? '~' : ''}${amount} ${unit}`;
    return limit === '' && parseEffort(value).ok ? { field: 'effort', value } : undefined;
  }
  const value = `${sign}${approximate ? '~' : ''}${amount}${unit === 'sprint' ? ' sprints' : unit === 'min' ? ' min' : unit}`;
  if (unit === 'min') return parseElapsed(value).ok ? { field: 'hold', value } : undefined;
  if (/soak/i.test(raw)) return parseElapsed(value).ok ? { field: 'hold', value } : undefined;
  return parseDuration(value).ok ? { field: 'duration', value } : undefined;
}

/** Time on the clock in canonical form: `< 5 minutes`, `1 hour`, `24h`. */
export function elapsedOf(text: string): string | undefined {
  const time = timeOf(text);
  if (time === undefined || time.field === 'period' || time.field === 'dates') return undefined;
  return parseElapsed(time.value).ok ? time.value : undefined;
}
