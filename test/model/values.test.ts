import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysInMonth, isCivilDate } from '../../src/model/values/civil.ts';
import { parseColour } from '../../src/model/values/colour.ts';
import { parseEffort } from '../../src/model/values/effort.ts';
import { parseLevel } from '../../src/model/values/level.ts';
import { distance, nearest } from '../../src/model/values/nearest.ts';
import { parseOperation } from '../../src/model/values/operation.ts';
import type { Parsed } from '../../src/model/values/parsed.ts';
import { parseDate, parsePeriod } from '../../src/model/values/period.ts';
import { parseQuantity } from '../../src/model/values/quantity.ts';
import { parseShare } from '../../src/model/values/share.ts';
import { parseDuration, parseElapsed, parseLag } from '../../src/model/values/span.ts';
import { parseProduct, parseVersion } from '../../src/model/values/version.ts';

/** A value without its raw text; a refusal as `why → write`. */
const shown = (parsed: Parsed<unknown>): unknown => {
  if (!parsed.ok) return parsed.write === undefined ? parsed.why : `${parsed.why} → ${parsed.write}`;
  const { raw: _, ...value } = parsed.value as { raw: string };
  return value;
};

describe('quantities', () => {
  test.each([
    ['< 500 ms', { value: 500, unit: 'ms', comparator: '<' }],
    ['≤10 %', { value: 10, unit: '%', comparator: '<=' }],
    ['at least 90 %', { value: 90, unit: '%', comparator: '>=' }],
    ['1–2 ms', { value: 1, max: 2, unit: 'ms' }],
    ['2x baseline', { value: 2, unit: 'x', of: 'baseline' }],
    ['within 10 % of baseline', { value: 10, unit: '%', of: 'baseline', tolerance: true }],
    ['> 20 % of baseline', { value: 20, unit: '%', of: 'baseline', comparator: '>' }],
    ['9.2/10', { value: 9.2, outOf: 10 }],
    ['> 8/10', { value: 8, outOf: 10, comparator: '>' }],
    ['1,000 req/s', { value: 1000, unit: 'req/s' }],
    ['10k', { value: 10_000 }],
    ['1.5M rows', { value: 1_500_000, unit: 'rows' }],
    ['100+', { value: 100, comparator: '>=' }],
    ['80%+', { value: 80, unit: '%', comparator: '>=' }],
    ['~2 s', { value: 2, unit: 's', approximate: true }],
    ['-5 %', { value: -5, unit: '%' }],
    ['100 concurrent users', { value: 100, unit: 'concurrent users' }],
    ['2,5 s', 'decimal comma → a point: 2.5 s'],
    [
      '< 200ms (95th percentile)',
      'a statistic or a scope is not part of a quantity → statistic: p95 (or scope: idle), and the quantity without it',
    ],
    ['250ms → 150ms', 'two values in one quantity → baseline: … and target: …'],
    [
      '40% faster',
      '"% faster" is a comparison with the baseline, and that is computed → baseline: and target:, or "within 10 % of baseline"',
    ],
    ['5–2 s', 'the range runs backwards → 2–5'],
    [
      'fast',
      'not a quantity: expected a number with an optional comparator and unit → "< 500 ms", at least 90 %, 1–2 ms, 2x baseline',
    ],
  ])('%s', (raw, expected) => {
    expect(shown(parseQuantity(raw))).toEqual(expected);
  });
});

describe('lengths of time', () => {
  test.each([
    [parseDuration, '2w', { low: 2, high: 2, unit: 'w' }],
    [parseDuration, '2–3 weeks', { low: 2, high: 3, unit: 'w' }],
    [parseDuration, '~ 5d', { low: 5, high: 5, unit: 'd', approximate: true }],
    [parseDuration, '0d', { low: 0, high: 0, unit: 'd' }],
    [parseDuration, '0.5 days', { low: 0.5, high: 0.5, unit: 'd' }],
    [parseDuration, '1 sprint', { low: 1, high: 1, unit: 'sprint' }],
    [parseDuration, '-2d', 'a working duration cannot be negative → a lead is a negative lag: { phase: …, lag: -2d }'],
    [parseDuration, 'Week 3-4', '"Week 3-4" is a position on the plan\'s axis, not a working duration → period: week 3-4'],
    [parseDuration, '1m', '"m" is minutes or months → min or mo'],
    [parseDuration, '5 min', { low: 5, high: 5, unit: 'min' }],
    [parseDuration, '5 s', 'the shortest unit of a working duration is the minute → hold: 5 s, which is time on the clock'],
    [parseDuration, '2周', "units are English in plan files (the author's words can be kept in stated:) → 2–3w"],
    [parseDuration, '8w + 20 %', 'a buffer is a field of its own → duration: 8w, and buffer: 20 % in plan.mdx'],
    [parseElapsed, '< 5 minutes', { low: 5, high: 5, unit: 'min', limit: '<' }],
    [parseElapsed, '1–2w', { low: 1, high: 2, unit: 'w' }],
    [parseElapsed, '≥ 1w', { low: 1, high: 1, unit: 'w', limit: '>=' }],
    [parseElapsed, '24-hour', { low: 24, high: 24, unit: 'h' }],
    [parseLag, '3d', { low: 3, high: 3, unit: 'd' }],
    [parseLag, '-2d', { low: -2, high: -2, unit: 'd' }],
    [parseLag, '+1w', { low: 1, high: 1, unit: 'w' }],
  ])('%o %s', (parse: (text: string) => Parsed<unknown>, raw, expected) => {
    expect(shown(parse(raw))).toEqual(expected);
  });

  test.each([
    ['10 person-weeks', { low: 10, high: 10, unit: 'pw' }],
    ['15–25 h', { low: 15, high: 25, unit: 'h' }],
    ['2 FTE', 'FTE is a rate, not an effort → team: [{ role: …, count: 2 }], and effort: 11 pw'],
  ])('effort %s', (raw, expected) => {
    expect(shown(parseEffort(raw))).toEqual(expected);
  });
});

describe('positions', () => {
  test.each([
    ['2026-02-01', { axis: 'date', precision: 'day', from: '2026-02-01', to: '2026-02-01' }],
    ['2026-02-01..2026-02-05', { axis: 'date', precision: 'day', from: '2026-02-01', to: '2026-02-05' }],
    ['2028-02', { axis: 'date', precision: 'month', from: '2028-02-01', to: '2028-02-29' }],
    ['2026-Q2', { axis: 'date', precision: 'quarter', from: '2026-04-01', to: '2026-06-30' }],
    ['weeks 3–4', { axis: 'week', from: 3, to: 4 }],
    ['week 7a', { axis: 'week', from: 7, to: 7, fromPart: 'a', toPart: 'a' }],
    ['week 7a–8b', { axis: 'week', from: 7, to: 8, fromPart: 'a', toPart: 'b' }],
    ['Week 1, Day 1-2', { axis: 'week', from: 1, to: 1, days: [1, 2] }],
    ['T', { axis: 'cutover', offset: 0, unit: 'd' }],
    ['T+14d', { axis: 'cutover', offset: 14, unit: 'd' }],
    ['T-1h', { axis: 'cutover', offset: -1, unit: 'h' }],
    ['T+30 min', { axis: 'cutover', offset: 30, unit: 'min' }],
    ['T+1', 'T+1 of what? → T+1h or T+1d'],
    ['2026-02-30', '2026-02-30 is not a day of the calendar → a date that exists, such as 2026-02-28'],
    ['12026-01-01', 'not a date and not a position → 2026-02-01, 2026-02, 2026-Q1, week 3, weeks 3–4, day 6, T+24h'],
    ['9999-01-01', '9999-01-01 lies outside the years 1900 to 2999 → a year of this plan'],
    ['2026-02-05..2026-02-01', 'the period runs backwards → 2026-02-01..2026-02-05'],
    ['04.03.2026', 'dates are written year first (ISO 8601) → 2026-03-04'],
    ['2w', '"2w" is a length, not a position → duration: 2w'],
    ['week 0', 'positions count from 1 → week 1'],
    ['weeks 4–3', 'the range runs backwards → weeks 3–4'],
    ['Week3', 'a space is missing → Week 3'],
    ['2025-01-XX', 'the day is not known: give the month → 2025-01'],
  ])('%s', (raw, expected) => {
    expect(shown(parsePeriod(raw))).toEqual(expected);
  });

  test('a date field takes a single day', () => {
    expect(shown(parseDate('2026-02'))).toBe('a single day is meant here → 2026-02-01');
  });

  test('a day exists exactly where the calendar of Date has it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2999 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
        (year, month, day) => {
          const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
          const date = new Date(0);
          date.setUTCFullYear(year, month - 1, day);
          const exists = month >= 1 && month <= 12 && day >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
          expect(isCivilDate(text)).toBe(exists);
          if (month >= 1 && month <= 12) expect(daysInMonth(year, month)).toBe(new Date(Date.UTC(year, month, 0)).getUTCDate());
        },
      ),
    );
  });
});

describe('shares, versions, operations, levels', () => {
  test.each([
    [parseColour, '#0b6e4f', { red: 11, green: 110, blue: 79 }],
    [parseColour, '#084', { red: 0, green: 136, blue: 68 }],
    [parseColour, '0B6E4F', 'a colour without # → "#0B6E4F"'],
    [parseColour, 'green', 'not a colour → "#0b6e4f": # and six hexadecimal digits, in quotes'],
    [parseShare, '10 %', { percent: 10 }],
    [parseShare, '0.5 %', { percent: 0.5 }],
    [parseShare, '50', { percent: 50 }],
    [parseShare, '0.5', 'a fraction or a percentage? → 0.5 % or 50 %'],
    [parseShare, '120 %', 'more than 100 % → a share from 0 % to 100 %'],
    [parseShare, '10% → 25%', 'several shares in one value → a row or a rollout step for each: share: 20 %'],
    [parseVersion, '0.115+', { kind: 'range' }],
    [parseVersion, '==2.3.3', { kind: 'exact' }],
    [parseVersion, '^2.7', { kind: 'range' }],
    [parseVersion, '4.x', { kind: 'range' }],
    [parseVersion, '3.11', { kind: 'exact' }],
    [parseVersion, '21.2.0', { kind: 'exact' }],
    [parseVersion, 'unpinned', { kind: 'unpinned' }],
    [parseVersion, 'newest', 'not a version → 0.115, 0.115+, ^2.7, 4.x, unpinned'],
    [parseProduct, 'FastAPI 0.115+', { name: 'FastAPI', version: { raw: '0.115+', kind: 'range' } }],
    [parseProduct, 'AWS Bedrock', { name: 'AWS Bedrock' }],
    [parseOperation, 'GET /users/:id', { methods: ['GET'], path: '/users/{id}' }],
    [parseOperation, 'GET|POST /a/<int:b>', { methods: ['GET', 'POST'], path: '/a/{b}' }],
    [parseOperation, '/a/*', { methods: ['ANY'], path: '/a/*' }],
    [parseOperation, 'GRPC pkg.Service/Call', { methods: ['GRPC'], path: 'pkg.Service/Call' }],
    [parseOperation, 'get /a', 'methods are upper case → GET /a'],
    [
      parseOperation,
      'FETCH /a',
      'unknown method "FETCH" → GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS, TRACE, QUERY, WS, SSE, GRPC, ANY',
    ],
    [parseOperation, 'GET /a/:id(\\d+)/b', { methods: ['GET'], path: '/a/{id}/b' }],
    [parseOperation, 'GET /a/{id:[0-9]{2}}', { methods: ['GET'], path: '/a/{id}' }],
    [parseOperation, 'GET /a/{id:int}', { methods: ['GET'], path: '/a/{id}' }],
    [parseOperation, 'GET /a/{*rest}', { methods: ['GET'], path: '/a/**' }],
    [parseOperation, 'GET /a/*rest', { methods: ['GET'], path: '/a/**' }],
    [parseOperation, 'GET /a/{rest:path}', { methods: ['GET'], path: '/a/**' }],
    [parseOperation, 'GET /a/{rest...}', { methods: ['GET'], path: '/a/**' }],
    [parseOperation, 'GET /a/<path:rest>', { methods: ['GET'], path: '/a/**' }],
    [parseOperation, 'GET /a(.:format)', { methods: ['GET'], path: '/a' }],
    [parseOperation, 'POST /v1/{id}:cancel', { methods: ['POST'], path: '/v1/{id}:cancel' }],
    [parseOperation, 'GET /index.php?action=list', { methods: ['GET'], path: '/index.php?action=list' }],
    [parseOperation, 'GET /a/{id?}', 'an optional segment stands for two paths → a row for each: /a and /a/{id}'],
    [parseOperation, 'GET /a/:id?', 'an optional segment stands for two paths → a row for each: /a and /a/{id}'],
    [parseOperation, 'GET /a/(?P<id>x)', 'a regular expression is not a path → /a/{name}'],
    [parseOperation, 'GET /a b', 'a path has no spaces → GET /a%20b'],
    [parseOperation, 'QUERY user', { methods: ['QUERY'], path: 'user' }],
    [parseOperation, 'QUERY /search', { methods: ['QUERY'], path: '/search' }],
    [parseOperation, 'PUB orders.created', { methods: ['PUB'], path: 'orders.created' }],
    [parseOperation, 'HOOK orderPaid', { methods: ['HOOK'], path: 'orderPaid' }],
    [parseOperation, 'JOB nightly-report', { methods: ['JOB'], path: 'nightly-report' }],
    [parseOperation, 'CMD artisan queue:work --once', { methods: ['CMD'], path: 'artisan queue:work --once' }],
    [
      parseOperation,
      'TOPIC orders.created',
      'a message is published or subscribed to → PUB orders.created or SUB orders.created',
    ],
    [parseOperation, 'GET users', 'a path begins with / → GET /users'],
    [parseOperation, 'https://a.b/c', 'a path, not a URL: the host belongs in base: → /c'],
    [parseLevel, 'Very Low', { score: 1 }],
    [parseLevel, '中', { score: 3 }],
    [parseLevel, 'Low-Medium', { score: 3 }],
    [parseLevel, 'Critical', { score: 5 }],
    [parseLevel, '4', { score: 4 }],
    [parseLevel, 'blue', 'not a level → very low, low, medium, high, critical, or 1 to 5'],
  ])('%o %s', (parse: (text: string) => Parsed<unknown>, raw, expected) => {
    expect(shown(parse(raw))).toEqual(expected);
  });
});

describe('every parser', () => {
  const parsers = {
    parseQuantity,
    parseColour,
    parseDuration,
    parseElapsed,
    parseLag,
    parseEffort,
    parsePeriod,
    parseShare,
    parseVersion,
    parseProduct,
    parseOperation,
    parseLevel,
  };
  test.each(Object.entries(parsers))('%s never throws, keeps the words, and accepts what it accepted again', (_, parse) => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^[<>~≤≥]{0,2} ?\d{1,4}([.,–-]\d{1,3})? ?[a-zA-Z%/]{0,8}$/)),
        (text) => {
          const parsed = parse(text);
          if (!parsed.ok) {
            expect(parsed.why).not.toBe('');
            return;
          }
          expect(parsed.value.raw).toBe(text.trim());
          expect(parse(parsed.value.raw)).toEqual(parsed);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the nearest word', () => {
  test('one slip is one step, also when two letters changed places', () => {
    expect(distance('onwer', 'owner')).toBe(1);
    expect(distance('', 'abc')).toBe(3);
    expect(nearest('core-ap', ['core-api', 'auth'])).toBe('core-api');
    expect(nearest('zebra', ['core-api', 'auth'])).toBeUndefined();
  });

  test('distance is symmetric, and zero only for equal words', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        expect(distance(a, b)).toBe(distance(b, a));
        expect(distance(a, b) === 0).toBe(a === b);
      }),
    );
  });
});
