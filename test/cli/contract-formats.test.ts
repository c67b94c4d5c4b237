import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { banyan } from './banyan.ts';
import { repository } from './repository.ts';

/** A plan with a surface of GraphQL and one of AsyncAPI, 2.6 to 3.0. */
const FIXTURE = 'test/fixtures/contract-formats';
let folder: string;
const content = (): string => join(folder, 'content');
const run = (...args: string[]) => banyan([...args, '--content', content(), '--as-of', '2026-11-30']);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'banyan-formats-'));
  cpSync(FIXTURE, content(), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Told {
  rule: string;
  severity: string;
  message: string;
  place: { file: string; line: number };
}
const findings = (): string[] =>
  (JSON.parse(run('check', '--format', 'json').out) as { findings: Told[] }).findings.map(
    ({ rule, severity, message, place }) => `${severity} ${rule} ${place.file.split('/').at(-1)}:${place.line} ${message}`,
  );

describe('a plan whose APIs are described by GraphQL and AsyncAPI', () => {
  test('is checked', () => {
    expect(findings()).toEqual([
      'warning endpoints/unmapped-operation events.mdx:4 1 of 4 operations of api/events-old.yaml has no row: PUB audit.log.',
      'note endpoints/document-partly-compared events.mdx:9 the contracts of PUB orders.paid were compared in part: the payload of OrderPaid is described in Avro',
      'warning endpoints/unmapped-operation graph.mdx:4 1 of 7 operations of api/old.graphql has no row: QUERY legacyMenu.',
      expect.stringMatching(
        /^error endpoints\/delta-contradicted graph\.mdx:12 MUTATION checkout has breaking: false, but its documents say: argument input\.note is gone, /,
      ),
    ]);
  });

  test('gets its rows from the documents', () => {
    expect(run('import', 'endpoints', 'shop/graph')).toMatchObject({
      code: 0,
      out: '  - { from: QUERY legacyMenu, to: { unknown: "not decided yet" } }\n',
      err: '1 of 7 old operations missing in plans/shop/endpoints/graph.mdx: 0 the same, 0 renamed, 1 to decide.\n1 new operations have no row: QUERY node\n',
    });
    expect(run('import', 'endpoints', 'shop/events')).toMatchObject({
      code: 0,
      out: '  - { from: PUB audit.log, to: { unknown: "not decided yet" } }\n',
    });
  });

  test('is exported with what breaks, who says so, and what was not compared', () => {
    const { plans } = JSON.parse(run('export').out) as {
      plans: { shop: { facts: { contracts: { rows: { ref: string; deltas?: unknown[]; notCompared?: string[] }[] }[] } } };
    };
    const rows = plans.shop.facts.contracts.flatMap((group) => group.rows);
    expect(
      rows.map(({ ref, deltas, notCompared = [] }) => [ref.replace('endpoints/', ''), deltas?.length, ...notCompared]),
    ).toEqual([
      ['events/pub-orders-created', 4],
      ['events/pub-orders-paid', 0, 'the payload of OrderPaid is described in Avro'],
      ['events/sub-orders-cancel', 1],
      ['graph/query-product', 4],
      ['graph/query-search', 6],
      ['graph/query-me', 9],
      ['graph/mutation-addtocart', 5],
      ['graph/mutation-checkout', 11],
      ['graph/subscription-stock', undefined],
    ]);
    const csv = run('export', '--format', 'csv').out.split('\n');
    expect(csv.find((line) => line.includes('query-product'))).toContain('breaking,by its API documents,4');
    // What was not compared may break.
    expect(csv.find((line) => line.includes('pub-orders-paid'))).not.toMatch(/compatible|breaking/);
  });

  test('is compared with itself of before, as its documents are part of it', () => {
    const { git, write } = repository(folder);
    git('init', '-q');
    git('add', '-A');
    git('commit', '-qm', 'one');
    const [graph, events] = ['content/api/new.graphql', 'content/api/events-new.yaml'];
    const was = [graph, events].map((file) => readFileSync(join(folder, file), 'utf8'));
    write(graph, (was[0] ?? '').replace('me: Customer!', 'me(full: Boolean!): Customer!'));
    write(events, (was[1] ?? '').replace('total: { type: string }, ', ''));
    const { out } = run('diff', 'HEAD');
    expect(out).toContain('QUERY me in api/new.graphql (the new API): argument full is new (required): breaking');
    expect(out).toContain('PUB shop.orders.created.v1 in api/events-new.yaml (the new API): message total is gone');
    git('checkout', '-q', '.');
  });

  test('is built, each row with its deltas', () => {
    const dist = join(folder, 'dist');
    expect(run('build', '--out', dist)).toMatchObject({ code: 0 });
    const text = (page: string): string =>
      readFileSync(join(dist, 'plans/shop/endpoints', page, 'index.html'), 'utf8')
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ');
    expect(text('graph')).toContain('Contract, by their GraphQL schemas');
    expect(text('graph')).toContain('argument argument channel is new (required) breaking');
    expect(text('events')).toContain('Contract, by their AsyncAPI documents');
    expect(text('events')).toContain('Not compared: the payload of OrderPaid is described in Avro.');
  });

  test('may have a schema in several files', () => {
    const { write, git } = repository(folder);
    const before = findings();
    const [surface, old] = ['content/plans/shop/endpoints/graph.mdx', 'content/api/old.graphql'];
    const [mdx, sdl] = [surface, old].map((file) => readFileSync(join(folder, file), 'utf8'));
    const at = (sdl ?? '').indexOf('interface Node');
    write(surface, (mdx ?? '').replace('graphql: api/old.graphql', 'graphql: [api/old.graphql, api/types.graphql]'));
    write(old, (sdl ?? '').slice(0, at));
    write('content/api/types.graphql', (sdl ?? '').slice(at));
    expect(findings()).toEqual(
      before.map((each) => each.replace('of api/old.graphql', 'of api/old.graphql and api/types.graphql')),
    );
    write('content/api/types.graphql', (sdl ?? '').slice(at).replace('type Cart', 'type Basket'));
    expect(findings().filter((each) => each.includes('/document-'))).toEqual([
      'error endpoints/document-reference old.graphql:11 the type Cart is not defined',
      before.find((each) => each.includes('partly')),
    ]);
    git('checkout', '-q', '.');
  });

  test('is built also with documents that cannot be read, which is an error of the check', () => {
    const { write, git } = repository(folder);
    write('content/api/new.graphql', 'type Query {\n  product Product\n}\n');
    write('content/api/events-new.yaml', 'asyncapi: 4.0.0\n');
    expect(findings().filter((each) => each.includes('/document-'))).toEqual([
      'error endpoints/document-version events-new.yaml:1 asyncapi: 4.0.0 is not supported',
      'error endpoints/document-syntax new.graphql:2 api/new.graphql is no GraphQL schema: Expected ":", found Name "Product".',
    ]);
    const dist = join(folder, 'dist');
    expect(run('build', '--out', dist)).toMatchObject({ code: 0 });
    expect(readFileSync(join(dist, 'plans/shop/endpoints/graph/index.html'), 'utf8')).toMatch(
      /api\/new\.graphql<\/code> could not be read/,
    );
    git('checkout', '-q', '.');
  });
});
