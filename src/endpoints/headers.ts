import type { CivilDate } from '../model/values/civil.ts';

/** What a header says about an operation, and since when. */
export interface Lifecycle {
  deprecated?: CivilDate | undefined;
  sunset?: CivilDate | undefined;
  /** Path or address of what replaces it. */
  successor?: string | undefined;
}

/** An operation as callers send it. */
export interface HeaderOperation {
  methods: readonly string[];
  fullPath: string;
}

export interface Header {
  name: 'Deprecation' | 'Sunset' | 'Link';
  value: string;
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const two = (number: number): string => String(number).padStart(2, '0');

/** Seconds since 1970 of a day's first second in UTC. */
export const secondsOf = (date: CivilDate): number => Date.parse(`${date}T00:00:00Z`) / 1000;

/** A moment as HTTP writes it (RFC 9110, section 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`. */
export function httpDate(seconds: number): string {
  const at = new Date(seconds * 1000);
  const time = [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(two).join(':');
  return `${WEEKDAYS[at.getUTCDay()]}, ${two(at.getUTCDate())} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()} ${time} GMT`;
}

/** A moment as a date of structured fields (RFC 9651, section 3.3.7), as `Deprecation` wants it: `@1688169599`. */
export const structuredDate = (seconds: number): string => `@${seconds}`;

/** An address in a `Link`: what would end it, or a line, is percent-encoded. */
const linkTarget = (address: string): string =>
  address.replace(/[<>"\\^`|\s\p{Cc}]/gu, (char) =>
    [...new TextEncoder().encode(char)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  );

const isAddress = (text: string): boolean => /^(?:\/|https?:\/\/)/.test(text);

/**
 * What tells callers what becomes of an operation: `Deprecation` (RFC 9745), `Sunset` (RFC 8594), and a `Link` to what
 * replaces it (`successor-version`, RFC 5829; templated paths lead nowhere and are left out). None without a date.
 */
export function lifecycleHeaders({ deprecated, sunset, successor }: Lifecycle): Header[] {
  if (!deprecated && !sunset) return [];
  const linked = successor !== undefined && isAddress(successor) && !/[{}*]/.test(successor);
  return [
    ...(deprecated ? [{ name: 'Deprecation', value: structuredDate(secondsOf(deprecated)) } as const] : []),
    ...(sunset ? [{ name: 'Sunset', value: httpDate(secondsOf(sunset)) } as const] : []),
    ...(linked ? [{ name: 'Link', value: `<${linkTarget(successor)}>; rel="successor-version"` } as const] : []),
  ];
}

/** Header lines, ready to paste. */
export const headerLines = (lifecycle: Lifecycle): string[] =>
  lifecycleHeaders(lifecycle).map(({ name, value }) => `${name}: ${value}`);
