import { type CivilDate, MONTHS } from '../model/values/civil.ts';

/** The lifecycle dates of an operation. */
export interface Lifecycle {
  deprecated?: CivilDate | undefined;
  sunset?: CivilDate | undefined;
  /** Path or URL of its replacement. */
  successor?: string | undefined;
}

/** An operation as callers send it. */
export interface HeaderOperation {
  methods: readonly string[];
  fullPath: string;
  /** The host that its base states. */
  host?: string;
}

export interface Header {
  name: 'Deprecation' | 'Sunset' | 'Link';
  value: string;
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const two = (number: number): string => String(number).padStart(2, '0');

/** Returns the start of a day in UTC, in seconds since 1970. */
export const secondsOf = (date: CivilDate): number => Date.parse(`${date}T00:00:00Z`) / 1000;

/** Returns an HTTP date (RFC 9110, section 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`. */
export function httpDate(seconds: number): string {
  const at = new Date(seconds * 1000);
  const time = [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(two).join(':');
  return `${WEEKDAYS[at.getUTCDay()]}, ${two(at.getUTCDate())} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()} ${time} GMT`;
}

/** Returns a date of structured fields (RFC 9651, section 3.3.7), as `Deprecation` requires: `@1688169599`. */
export const structuredDate = (seconds: number): string => `@${seconds}`;

/** Returns a URL for a `Link` header, with characters that would end it or the line percent-encoded. */
const linkTarget = (address: string): string =>
  address.replace(/[<>"\\^`|\s\p{Cc}]/gu, (char) =>
    [...new TextEncoder().encode(char)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  );

const isAddress = (text: string): boolean => /^(?:\/|https?:\/\/)/.test(text);

/**
 * Returns the lifecycle headers of an operation: `Deprecation` (RFC 9745), `Sunset` (RFC 8594), and a `Link` to its replacement
 * (`successor-version`, RFC 5829; templated paths are no targets and are left out). Empty without a date.
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

/** Returns header lines, ready to paste. */
export const headerLines = (lifecycle: Lifecycle): string[] =>
  lifecycleHeaders(lifecycle).map(({ name, value }) => `${name}: ${value}`);
