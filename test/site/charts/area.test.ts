import { describe, expect, test } from 'vitest';
import { edgePath, stretchesOf } from '../../../src/site/charts/area.ts';
import { scaleOf } from '../../../src/site/charts/scale.ts';

describe('shares over time', () => {
  test('begin with the old system and hold until the next step', () => {
    expect(
      stretchesOf(
        [
          { at: 4, share: 10 },
          { at: 6, share: 100 },
        ],
        0,
        10,
      ),
    ).toEqual([
      { from: 0, to: 4, share: 0, unknown: false },
      { from: 4, to: 6, share: 10, unknown: false },
      { from: 6, to: 10, share: 100, unknown: false },
    ]);
  });

  test('that do not change make one stretch', () => {
    expect(
      stretchesOf(
        [
          { at: 0, share: 50 },
          { at: 5, share: 50 },
        ],
        0,
        10,
      ),
    ).toEqual([{ from: 0, to: 10, share: 50, unknown: false }]);
  });

  test('that are not known break the edge', () => {
    const stretches = stretchesOf(
      [
        { at: 0, share: 10 },
        { at: 5, share: 0, unknown: true },
      ],
      0,
      10,
    );
    expect(edgePath(stretches, scaleOf(0, 10).at, 0, 100)).toBe('M0 100V90H5000');
  });

  test('have an edge that climbs where the share rises', () => {
    const stretches = stretchesOf([{ at: 5, share: 50 }], 0, 10);
    expect(edgePath(stretches, scaleOf(0, 10).at, 0, 100)).toBe('M5000 100L5000 50H10000');
  });
});
