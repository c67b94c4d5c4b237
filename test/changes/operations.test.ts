import { describe, expect, it } from 'vitest';
import { compareModels } from '../../src/changes/compare.ts';
import { toldSentences } from '../../src/changes/comparison.ts';
import { failures } from '../../src/changes/failing.ts';
import { side } from './edited.ts';

const PLAN = '---\ntitle: Shop\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\n---\n';
const surface = (rows: readonly string[], from = '/api', to = '/v2'): string =>
  `---\ntitle: HTTP\nfrom: { system: Old, base: ${from} }\nto: { system: New, base: ${to} }\nmappings:\n${rows.map((row) => `  - ${row}\n`).join('')}---\n`;
const files = (text: string) => ({ 'plans/p/plan.mdx': PLAN, 'plans/p/endpoints/http.mdx': text });

const compared = async (before: string, after: string) => compareModels(await side(files(before)), await side(files(after)));
const ON = { breaking: true, exposure: true, warnings: true, errors: false, changes: true, incomplete: true };

describe('the same calls, spelled otherwise, are no change', () => {
  const before = ['{ from: "GET /orders/{id}", to: same }', '{ from: GET /orders, to: GET /orders/all }'];
  it.each([
    ['the name of a path parameter', ['{ from: "GET /orders/{orderId}", to: same }', before[1] ?? ''], '/api', '/v2'],
    ['`same` written out', ['{ from: "GET /orders/{id}", to: "GET /orders/{id}" }', before[1] ?? ''], '/api', '/v2'],
    [
      'a prefix moved from the base into the paths',
      ['{ from: "GET /api/orders/{id}", to: "GET /v2/orders/{id}" }', '{ from: GET /api/orders, to: GET /v2/orders/all }'],
      '/',
      '/',
    ],
  ])('%s', async (_, rows, from, to) => {
    const comparison = await compared(surface(before), surface(rows, from, to));
    expect(failures(comparison, ON)).toEqual([]);
    expect(comparison.headline).toBe('Plan: no changes');
  });

  it('a row that is listed twice and loses its double breaks nothing', async () => {
    const row = '{ id: a, from: GET /orders, to: same }';
    const comparison = await compared(surface([row, row.replace('id: a', 'id: b')]), surface([row]));
    expect(failures(comparison, { ...ON, changes: false })).toEqual([]);
  });
});

describe('an old operation that no row lists any more is breaking', () => {
  it.each([
    ['replaced in its row by one that looks alike', '{ from: GET /orders.csv, to: same }', '{ from: GET /orders.xml, to: same }'],
    ['with another method', '{ id: cancel, from: POST /cancel, to: same }', '{ id: cancel, from: DELETE /cancel, to: same }'],
  ])('%s', async (_, before, after) => {
    const comparison = await compared(surface([before]), surface([after]));
    const [change] = comparison.plans.flatMap(({ changes }) => changes).filter(({ severity }) => severity === 'breaking');
    expect(change?.sentence).toMatch(/^The plan no longer says what happens to (GET \/orders\.csv|POST \/cancel)$/);
  });

  it('not where another row lists it', async () => {
    const comparison = await compared(
      surface(['{ from: GET /a, to: same }', '{ from: GET /b, to: same }']),
      surface(['{ from: [GET /a, GET /b], to: GET /a }']),
    );
    expect(comparison.plans.flatMap(({ changes }) => changes).map(({ sentence }) => sentence)).not.toContainEqual(
      expect.stringMatching(/no longer says/),
    );
  });
});

it('a new plan, or a new API, breaks no promise', async () => {
  const added = compareModels(
    await side({}),
    await side(files(surface(['{ from: GET /a, to: none }', '{ from: GET /b, to: GET /c }']))),
  );
  expect(failures(added, { ...ON, changes: false })).toEqual([]);
});

describe('old operations that are rewritten alike', () => {
  const rows = (prefix: string, count = 1000): string =>
    surface(
      Array.from({ length: count }, (_, at) => `{ id: r${at}, from: "GET ${prefix}/things${at}/{id}", to: "GET /t/${at}" }`),
    );
  it('are told once, as breaking, however many there are', async () => {
    const told = toldSentences(await compared(rows(''), rows('/legacy')));
    expect(told.map(({ severity, records, sentence }) => [severity, records, sentence.replace(/\(.*\)/, '(…)')])).toEqual([
      [
        'breaking',
        1000,
        '1000 endpoints have other old operations, rewritten alike: GET /things0/{id} → GET /legacy/things0/{id} and so on (…); the plan no longer says what happens to the former ones',
      ],
    ]);
  });
  it('are told one by one where they are two', async () => {
    const told = toldSentences(await compared(rows('', 2), rows('/legacy', 2)));
    expect(told.map(({ sentence }) => sentence)).toEqual([
      'The plan no longer says what happens to GET /things0/{id}',
      'The plan no longer says what happens to GET /things1/{id}',
    ]);
  });
});
