import { describe, expect, test } from 'vitest';
import { headerLines, httpDate } from '../../../src/site/views/headerLines.ts';

describe('header lines of an operation that ends', () => {
  test('a day is written as HTTP dates are (RFC 9110, 5.6.7)', () => {
    expect(httpDate('1994-11-06')).toBe('Sun, 06 Nov 1994 00:00:00 GMT');
  });

  test('Deprecation counts seconds (the example of RFC 9745: @1688169599 is the last second of June 2023)', () => {
    expect(headerLines({ deprecated: '2023-07-01', sunset: '2026-09-30', successor: '/api/v2/users' })).toEqual([
      'Deprecation: @1688169600',
      'Sunset: Wed, 30 Sep 2026 00:00:00 GMT',
      'Link: </api/v2/users>; rel="successor-version"',
    ]);
  });

  test('without a date nothing is to be sent; a successor that is no path has no link', () => {
    expect(headerLines({ successor: '/api/v2/users' })).toEqual([]);
    expect(headerLines({ sunset: '2026-09-30', successor: 'the new app' })).toEqual(['Sunset: Wed, 30 Sep 2026 00:00:00 GMT']);
  });
});
