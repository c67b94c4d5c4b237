import { describe, expect, it } from 'vitest';
import { compareModels } from '../../src/changes/compare.ts';
import { toldChanges } from '../../src/changes/comparison.ts';
import { edit, side } from './edited.ts';
import { SMALL } from './edits.ts';

const P = 'plans/p';

async function told(file: string, before: string, after: string): Promise<string[]> {
  const comparison = compareModels(await side(SMALL), await side(edit(SMALL, `${P}/${file}`, [before, after])));
  return toldChanges(comparison).map(
    ({ action, label, wasRef }) => `${action} ${label}${wasRef === undefined ? '' : ` (was ${wasRef})`}`,
  );
}

describe('what is one thing under a new name', () => {
  it.each([
    [
      'a path whose parameter or version changes',
      'endpoints/http.mdx',
      'from: GET /orders,',
      'from: GET /orders/all,',
      ['changed GET /orders/all (was endpoints/http/get-orders)'],
    ],
    [
      'a task whose words are put better',
      'phases/2-api.mdx',
      'Write the endpoints',
      'Write all the endpoints',
      ['changed Write all the endpoints (was phase/api/write-the-endpoints)'],
    ],
    [
      'a step with another title',
      'rollout/ramp.mdx',
      'title: A tenth',
      'title: A tenth of all',
      ['renamed A tenth of all (was rollout/ramp/a-tenth)'],
    ],
  ])('%s', async (_, file, before, after, expected) => {
    expect(await told(file, before, after)).toEqual(expected);
  });
});

describe('what is another thing in its place', () => {
  it.each([
    [
      'another operation',
      'endpoints/http.mdx',
      '{ from: GET /orders, to: same }',
      '{ from: POST /payments, to: none }',
      ['removed GET /orders', 'added POST /payments'],
    ],
    [
      'another risk',
      'risks.mdx',
      '{ id: team, title: The team is busy, level: medium }',
      '{ id: licence, title: A licence runs out, level: medium }',
      ['removed The team is busy', 'added A licence runs out'],
    ],
    [
      'another task',
      'phases/2-api.mdx',
      'Write the endpoints',
      'Order new servers',
      ['removed Write the endpoints', 'added Order new servers'],
    ],
  ])('%s', async (_, file, before, after, expected) => {
    expect((await told(file, before, after)).sort()).toEqual([...expected].sort());
  });
});
