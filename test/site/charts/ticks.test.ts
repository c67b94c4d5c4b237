import { describe, expect, test } from 'vitest';
import { NEEDS, need, roomOfLabel } from '../../../src/site/charts/need.ts';
import { scaleOf } from '../../../src/site/charts/scale.ts';
import { ticksOf } from '../../../src/site/charts/ticks.ts';

describe('the axis', () => {
  test('of a plan without dates counts its own units from 1', () => {
    const ticks = ticksOf(scaleOf(0, 15), { unit: 'week', perUnit: 5 });
    expect(ticks.units.map((tick) => [tick.label, tick.at])).toEqual([
      ['1', 16.667],
      ['2', 50],
      ['3', 83.333],
    ]);
    expect(ticks.lines.map((line) => line.at)).toEqual([0, 33.333, 66.667, 100]);
  });

  test('of two months shows Mondays below months', () => {
    const ticks = ticksOf(scaleOf(0, 56), { unit: 'date', origin: '2026-02-02', perUnit: 1 });
    expect(ticks.units.map((tick) => tick.label)).toEqual(['2', '9', '16', '23', '2', '9', '16', '23']);
    expect(ticks.upper.map((tick) => tick.label)).toEqual(['Feb 2026', 'Mar']);
  });

  test('of three years shows months below years', () => {
    const ticks = ticksOf(scaleOf(0, 1096), { unit: 'date', origin: '2026-01-01', perUnit: 1 });
    expect(ticks.upper.map((tick) => tick.label)).toEqual(['2026', '2027', '2028']);
    expect(ticks.units).toHaveLength(36);
  });

  test('of a thousand years stays small', () => {
    const ticks = ticksOf(scaleOf(0, 365_000), { unit: 'date', origin: '1900-01-01', perUnit: 1 });
    expect(ticks.units.length).toBeLessThan(70);
    expect(ticks.lines.length).toBeLessThan(70);
  });

  test('that begins within a month names that month at its edge', () => {
    const ticks = ticksOf(scaleOf(0, 20), { unit: 'date', origin: '2026-05-11', perUnit: 1 });
    expect(ticks.upper.map((tick) => [tick.label, tick.at])).toEqual([['May 2026', 0]]);
  });
});

describe('labels', () => {
  test('ask for as much width as they need together, and for no class where they always have room', () => {
    expect(need(100)).toBeUndefined();
    expect(need(641)).toBe('need-800');
    expect(need(1e9)).toBe(`need-${NEEDS.at(-1)}`);
  });

  test('thin out: every second goes first, then every fourth', () => {
    const classes = Array.from({ length: 8 }, (_, index) => need(roomOfLabel(index, 32, 26)));
    expect(classes).toEqual([undefined, 'need-1000', 'need-500', 'need-1000', 'need-240', 'need-1000', 'need-500', 'need-1000']);
  });

  test('count minutes and hours from the start of a plan that takes hours', () => {
    const minutes = ticksOf(scaleOf(0, 210 / 480), { unit: 'minute', perUnit: 1 / 480 });
    expect(minutes.units.map(({ label }) => label).slice(0, 6)).toEqual(['0 min', '15 min', '30 min', '45 min', '1 h', '1 h 15']);
    expect(minutes.lines.map(({ at }) => at).slice(0, 3)).toEqual([0, 7.143, 14.286]);
    const later = ticksOf(scaleOf(185 / 480, 245 / 480), { unit: 'minute', perUnit: 1 / 480 });
    expect(later.units[0]).toMatchObject({ label: '3 h 5', at: 0 });
    const hours = ticksOf(scaleOf(0, 1.5), { unit: 'hour', perUnit: 1 / 8 });
    expect(hours.units.map(({ label }) => label).slice(0, 3)).toEqual(['0 h', '1 h', '2 h']);
  });

  test('have a line for each day of a plan of days', () => {
    const ticks = ticksOf(scaleOf(0, 5), { unit: 'date', origin: '2026-05-04', perUnit: 1 });
    expect(ticks.units.map(({ label }) => label)).toEqual(['4', '5', '6', '7', '8']);
    expect(ticks.lines.map(({ at }) => at)).toEqual([0, 20, 40, 60, 80]);
  });
});
