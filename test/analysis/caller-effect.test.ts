import { describe, expect, test } from 'vitest';
import { searchRecords } from '../../src/build/search-records.ts';
import { figuresOf } from '../../src/changes/figures.ts';
import { compute } from '../../src/pipeline/compute.ts';
import { readExample } from '../../src/pipeline/example.ts';
import { ENDPOINTS } from '../../src/registers/endpoints.ts';
import { registerCsv } from '../../src/registers/register-csv.ts';
import { exportModel } from '../../src/report/export-model.ts';
import { endpointRecord } from '../../src/site/views/endpoint-data.ts';
import { facetValue } from '../../src/site/views/endpoint-record.ts';
import { endpointRows } from '../../src/site/views/endpoint-rows.ts';
import { endpointSummary } from '../../src/site/views/endpoint-summary.ts';

const document = (parameter: string): string =>
  `openapi: 3.0.3\ninfo: { title: API, version: "1" }\npaths:\n  /users:\n    get:\n      parameters: [${parameter}]\n      responses: { "200": { description: ok } }\n`;
const OLD = document('{ name: limit, in: query, schema: { type: integer } }');
const NEW = document('{ name: limit, in: query, required: true, schema: { type: integer } }');

async function planOf(row: string, next = NEW) {
  const reading = await readExample({
    'endpoints/api.mdx': `---\ntitle: API\nfrom: { system: Old, openapi: old.yaml }\nto: { system: New, openapi: new.yaml }\nmappings:\n  - ${row}\n---\n`,
    'old.yaml': OLD,
    'new.yaml': next,
  });
  const computed = compute(reading, '2026-06-01');
  const [own] = computed.plans;
  if (!own) throw new Error('no plan');
  const rows = endpointRows(own, own.facts.endpoints, '2026-06-01', true);
  return { reading, computed, own, rows };
}

describe('the effect of a row on callers', () => {
  test.each([
    ['nothing', '', { word: 'breaking', by: 'documents' }],
    ['that it breaks', ', breaking: true', { word: 'breaking', by: 'row' }],
    ['that it does not break', ', breaking: false', { word: 'compatible', by: 'row' }],
    ['a breaking delta', ', deltas: [{ in: auth, breaking: true }]', { word: 'breaking', by: 'deltas' }],
    ['a harmless delta', ', deltas: [{ in: auth, breaking: false }]', { word: 'breaking', by: 'documents' }],
  ])('where it states %s', async (_, more, expected) => {
    const { own } = await planOf(`{ from: GET /users, to: same${more} }`);
    expect(own.facts.endpoints[0]?.effect).toEqual(expected);
  });

  test.each([
    ['may break', document('')],
    ['compatible', document('{ name: limit, in: query, deprecated: true, schema: { type: integer } }')],
  ])('is "%s" where documents say no more', async (word, next) => {
    const { own } = await planOf('{ from: GET /users, to: same }', next);
    expect(own.facts.endpoints[0]?.effect).toEqual({ word, by: 'documents' });
  });

  test('is not known where nothing is compared', async () => {
    const { own } = await planOf('{ from: GET /users, to: none }');
    expect(own.facts.endpoints[0]?.effect).toEqual({});
  });
});

test('every output gives the one effect, also where the row states none', async () => {
  const { reading, computed, own, rows } = await planOf('{ from: GET /users, to: same }');
  const [record] = rows.map(endpointRecord);
  expect(endpointSummary(rows, own.plan.endpoints, own.plan).breaking).toBe(1);
  expect(own.facts.operations.breaking).toBe(1);
  expect(record && facetValue(record, 'breaking')).toBe('breaking');
  expect(registerCsv(ENDPOINTS, [own], reading.locate)).toContain(',breaking,by its API documents,1,');
  expect(searchRecords(own, 1).find(({ kind }) => kind === 'endpoint')?.content).toMatch(/\bbreaking\b/);
  const exported = exportModel(computed, reading.locate).plans.example as { facts?: { endpoints?: object[] } };
  expect(exported.facts?.endpoints?.[0]).toMatchObject({
    breaking: true,
    effect: { word: 'breaking', by: 'documents' },
    deltas: 1,
  });
  const base = await planOf('{ from: GET /users, to: same }', OLD);
  expect(figuresOf(base.own, own, 0)).toContainEqual({
    name: 'Breaking operations',
    before: '0',
    after: '1',
    change: '+1',
    worse: true,
  });
});
