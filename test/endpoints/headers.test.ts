import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headerLines, httpDate, structuredDate } from '../../src/endpoints/headers.ts';

describe('dates', () => {
  // RFC 9745, section 2.1: "Friday, June 30, 2023 at 23:59:59 UTC".
  test('RFC 9745: Deprecation: @1688169599', () => {
    expect(structuredDate(Date.UTC(2023, 5, 30, 23, 59, 59) / 1000)).toBe('@1688169599');
  });

  // RFC 9110, section 5.6.7.
  test('RFC 9110: Sun, 06 Nov 1994 08:49:37 GMT', () => {
    expect(httpDate(784111777)).toBe('Sun, 06 Nov 1994 08:49:37 GMT');
  });

  // RFC 8594, section 3, writes "Sat, 31 Dec 2018 23:59:59 GMT"; that day was a Monday.
  test('RFC 8594: 31 Dec 2018 23:59:59 GMT, on its weekday', () => {
    expect(httpDate(Date.UTC(2018, 11, 31, 23, 59, 59) / 1000)).toBe('Mon, 31 Dec 2018 23:59:59 GMT');
  });

  test('are as the platform writes them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_102_444_799 }), (seconds) => {
        expect(httpDate(seconds)).toBe(new Date(seconds * 1000).toUTCString());
      }),
    );
  });
});

describe('lines', () => {
  test('begin with the first second of their day', () => {
    expect(headerLines({ deprecated: '2023-07-01', sunset: '2026-09-30', successor: '/v2/feed' })).toEqual([
      'Deprecation: @1688169600',
      'Sunset: Wed, 30 Sep 2026 00:00:00 GMT',
      'Link: </v2/feed>; rel="successor-version"',
    ]);
  });

  test.each([
    ['nothing without a date', { successor: '/v2' }, []],
    ['no link to words', { sunset: '2026-09-30', successor: 'the newsletter' }, ['Sunset: Wed, 30 Sep 2026 00:00:00 GMT']],
    ['no link to a template', { sunset: '2026-09-30', successor: '/v2/{id}' }, ['Sunset: Wed, 30 Sep 2026 00:00:00 GMT']],
    [
      'no second header',
      { sunset: '2026-09-30', successor: '/a>\r\nSet-Cookie: b' },
      ['Sunset: Wed, 30 Sep 2026 00:00:00 GMT', 'Link: </a%3E%0D%0ASet-Cookie:%20b>; rel="successor-version"'],
    ],
  ])('%s', (_, lifecycle, expected) => {
    expect(headerLines(lifecycle)).toEqual(expected);
  });

  test('are one line each, whatever the successor is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const line of headerLines({ sunset: '2026-09-30', successor: `/${text}` }))
          expect(line).toMatch(/^[\w-]+: [^\p{Cc}]+$/u);
      }),
    );
  });
});
