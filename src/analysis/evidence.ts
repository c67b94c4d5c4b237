import type { CivilDate } from '../model/values/civil.ts';
import { daysInMonth } from '../model/values/civil.ts';
import type { Elapsed } from '../model/values/span.ts';

const DAYS: Record<string, number> = { s: 1 / 86_400, min: 1 / 1440, h: 1 / 24, d: 1, w: 7 };

/** A day plus time on the clock; months and years keep the day of the month where it exists. */
export function addElapsed(date: CivilDate, elapsed: Elapsed): CivilDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  if (elapsed.unit === 'mo' || elapsed.unit === 'y') {
    const months = year * 12 + (month - 1) + Math.round(elapsed.high * (elapsed.unit === 'y' ? 12 : 1));
    const [y, m] = [Math.floor(months / 12), (months % 12) + 1];
    return format(y, m, Math.min(day, daysInMonth(y, m)));
  }
  let left = Math.ceil(elapsed.high * (DAYS[elapsed.unit] ?? 1));
  let [y, m, d] = [year, month, day];
  while (left > 0) {
    const rest = daysInMonth(y, m) - d;
    if (left <= rest) {
      d += left;
      left = 0;
    } else {
      left -= rest + 1;
      d = 1;
      if (m === 12) [y, m] = [y + 1, 1];
      else m++;
    }
  }
  return format(y, m, d);
}

const format = (year: number, month: number, day: number): CivilDate =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** What evidence says, and whether it still counts on a day. */
export interface EvidenceFacts {
  source?: string;
  asOf?: CivilDate;
  expiresOn?: CivilDate;
  /** Past its expiry on the given day. Absent where it never expires. */
  stale?: boolean;
}

/** Structured evidence of a row. */
export function evidenceFacts(
  evidence: { source?: unknown; asOf?: unknown; expires?: unknown },
  today: CivilDate,
): EvidenceFacts {
  const asOf = (evidence.asOf as { from: CivilDate } | undefined)?.from;
  const source = evidence.source as string | undefined;
  const expires = evidence.expires as (Elapsed & { on?: { from: CivilDate } }) | undefined;
  const expiresOn = expires?.on ? expires.on.from : expires && asOf && 'unit' in expires ? addElapsed(asOf, expires) : undefined;
  return {
    ...(source !== undefined && { source }),
    ...(asOf && { asOf }),
    ...(expiresOn && { expiresOn, stale: expiresOn < today }),
  };
}
