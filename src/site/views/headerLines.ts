import type { CivilDate } from '../../model/values/civil.ts';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

const midnight = (date: CivilDate): Date => new Date(`${date}T00:00:00Z`);

/** A day as HTTP writes it, at its first second (RFC 9110, section 5.6.7): `Wed, 30 Sep 2026 00:00:00 GMT`. */
export function httpDate(date: CivilDate): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${WEEKDAYS[midnight(date).getUTCDay()]}, ${day} ${MONTHS[Number(month) - 1]} ${year} 00:00:00 GMT`;
}

/**
 * The header lines that tell callers what becomes of an operation, ready to paste: `Deprecation` (RFC 9745, a structured
 * date in Unix seconds), `Sunset` (RFC 8594) and a `Link` to the successor (RFC 5829, `successor-version`).
 */
export function headerLines(lifecycle: {
  deprecated?: CivilDate | undefined;
  sunset?: CivilDate | undefined;
  successor?: string | undefined;
}): string[] {
  const { deprecated, sunset, successor } = lifecycle;
  if (!deprecated && !sunset) return [];
  return [
    ...(deprecated ? [`Deprecation: @${midnight(deprecated).getTime() / 1000}`] : []),
    ...(sunset ? [`Sunset: ${httpDate(sunset)}`] : []),
    ...(successor?.startsWith('/') ? [`Link: <${successor}>; rel="successor-version"`] : []),
  ];
}
