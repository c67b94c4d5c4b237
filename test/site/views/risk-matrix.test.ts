import { describe, expect, test } from 'vitest';
import { contour } from '../../../src/site/views/risk-matrix.ts';

/** Whether a contour passes between two neighbouring cells. */
const between = (limit: number, p: number, i: number, side: 'right' | 'top'): boolean =>
  contour(limit).some(({ x1, y1, x2, y2 }) =>
    side === 'right'
      ? x1 === p && x2 === p && Math.min(y1, y2) < i && i <= Math.max(y1, y2)
      : y1 === i && y2 === i && x1 < p && p <= x2,
  );

describe('the stepped line of the risk matrix', () => {
  test.each([8, 15])('at %i stands exactly between the scores below and the scores from there on', (limit) => {
    for (let p = 1; p <= 5; p++) {
      for (let i = 1; i <= 5; i++) {
        const high = p * i >= limit;
        if (p < 5) expect(between(limit, p, i, 'right'), `${p}×${i} to the right`).toBe(high !== (p + 1) * i >= limit);
        if (i < 5) expect(between(limit, p, i, 'top'), `${p}×${i} upwards`).toBe(high !== p * (i + 1) >= limit);
      }
    }
  });
});
