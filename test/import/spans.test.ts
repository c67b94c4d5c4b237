import { describe, expect, test } from 'vitest';
import { dayOf, elapsedOf, timeOf } from '../../src/import/spans.ts';

describe('statements about time', () => {
  test.each([
    ['Week 3-4', 'period', 'weeks 3–4'],
    ['第1-2週', 'period', 'weeks 1–2'],
    ['Semana 1', 'period', 'week 1'],
    ['Week 1, Day 1-2', 'period', 'week 1, days 1–2'],
    ['2–3 weeks', 'duration', '2–3w'],
    ['1-2周', 'duration', '1–2w'],
    ['25-34 дня', 'duration', '25–34d'],
    ['1ヶ月', 'duration', '1mo'],
    ['≥ 1 week', 'duration', '≥ 1w'],
    ['20-35 hr', 'effort', '20–35 h'],
    ['2 人日', 'effort', '2 pd'],
    ['24-h soak', 'hold', '24 h'],
    ['February 17-28, 2025', 'dates', '2025-02-17..2025-02-28'],
  ])('%s', (text, field, value) => {
    expect(timeOf(text)).toMatchObject({ field, value });
  });

  test.each(['soon', 'Phase 2', '3 servers', '99.9 %', ''])('%s is none', (text) => {
    expect(timeOf(text)).toBeUndefined();
  });

  test('a day that is read differently in different countries is refused', () => {
    expect(dayOf('03/04/2026')).toBeUndefined();
    expect(dayOf('04.03.2026')).toBe('2026-03-04');
    expect(dayOf('2026年2月10日')).toBe('2026-02-10');
  });

  test('a limit on the clock keeps its sign', () => {
    expect(elapsedOf('< 5 minutes')).toBe('< 5 min');
    expect(elapsedOf('Week 3')).toBeUndefined();
  });
});
