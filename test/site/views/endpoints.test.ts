import { describe, expect, test } from 'vitest';
import { headerLines } from '../../../src/endpoints/headers.ts';
import { recordsOf } from '../../../src/registers/csv.ts';
import { ENDPOINTS } from '../../../src/registers/endpoints.ts';
import { registerCsv } from '../../../src/registers/register-csv.ts';
import { endpointData, endpointRecord } from '../../../src/site/views/endpoint-data.ts';
import { filterable, sortKey } from '../../../src/site/views/endpoint-record.ts';
import { type EndpointRow, endpointRows, type SideView } from '../../../src/site/views/endpoint-rows.ts';
import { endpointSummary } from '../../../src/site/views/endpoint-summary.ts';
import { planOf } from '../plan.ts';

const AUTH = `title: Auth API
from: { system: Flask, base: /api }
to: { system: FastAPI, base: /api/v2 }
complete: true
defaults: { phase: auth }
mappings:
  - { from: POST /login, to: same, stage: migrated, owner: Ana }
  - { from: "GET /users/{id}", to: "GET /people/{id}", compat: 95 %, stage: canary, share: 10 % }
  - { from: GET /feed, to: [GET /posts, GET /events] }
  - { from: GET /rss, to: none, deprecated: 2026-07-01, sunset: 2026-09-30 }
  - { from: none, to: GET /ping }
  - { from: { unknown: "nobody knows" }, to: GET /stats }
  - from: WS /chat
    to: WS /socket.io/
    disposition: replace
    deltas:
      - { in: protocol, was: native, now: Socket.IO, breaking: true }
      - { in: query, now: adds EIO, breaking: false }
    parity: [{ source: CI run 7, asOf: 2026-05-01, expires: 2w }]
    consumers: [{ name: web app, contacted: 2026-03-02 }]`;
const PHASE = 'title: Auth moves\nstatus: in-progress\nduration: 1w';

async function table(text = AUTH) {
  const computed = await planOf({ 'endpoints/auth.mdx': text, 'phases/1-auth.mdx': PHASE });
  const { plan, facts } = computed;
  const rows = endpointRows(computed, facts.endpoints, '2026-06-01', false);
  return { computed, plan, rows };
}

const said = (side: SideView): string =>
  side.kind === 'operations'
    ? side.operations
        .map(({ method, parts }) => `${method} ${parts.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('')}`)
        .join(', ')
    : side.kind;

describe('rows of the endpoint table', () => {
  test('mark what differs between both sides, bases included', async () => {
    const { rows } = await table();
    expect(rows.map((row) => `${said(row.from)} → ${said(row.to)}: ${row.resolved.disposition}, ${row.breaking}`)).toEqual([
      'POST /api/login → POST /api[/v2]/login: moved (base), not stated',
      'GET /api[/users]/{id} → GET /api[/v2/people]/{id}: rename, not stated',
      'GET /api[/feed] → GET /api[/v2/posts], GET /api[/v2/events]: split, not stated',
      'GET /api/rss → none: retire, not stated',
      'none → GET /api/v2/ping: add, not stated',
      'absent → GET /api/v2/stats: unknown, not stated',
      'WS /api[/chat] → WS /api[/v2/socket.io/]: replace, breaking',
    ]);
  });

  test('say "same" where callers notice nothing', async () => {
    const { rows } = await table(
      'title: API\nfrom: { system: A }\nto: { system: B }\nmappings:\n  - { from: GET /a, to: same }\n  - { from: GET /b, to: GET /b }',
    );
    expect(rows.map((row) => row.to.kind)).toEqual(['same', 'same']);
  });

  test('know stale evidence, and the header lines of an end', async () => {
    const { rows } = await table();
    expect(rows.at(-1)?.parity).toEqual([{ source: 'CI run 7', asOf: '2026-05-01', expiresOn: '2026-05-15', stale: true }]);
    expect(headerLines(rows[3] ?? {})).toEqual(['Deprecation: @1782864000', 'Sunset: Wed, 30 Sep 2026 00:00:00 GMT']);
  });

  test('have anchors that are unique on the page of all surfaces', async () => {
    const { rows } = await table();
    expect(rows[0]?.anchor).toBe('auth-post-login');
  });
});

describe('the summary of the endpoints', () => {
  test('counts what has moved, and says what blocks the rest, each cause once', async () => {
    const { plan, rows } = await table();
    const summary = endpointSummary(rows, plan.endpoints, plan);
    expect(summary).toMatchObject({ total: 7, toMove: 6, moved: 1, mapped: 7, breaking: 1, withEvidence: 1 });
    expect(summary.stages).toEqual([
      { value: 'canary', count: 1 },
      { value: 'migrated', count: 1 },
      { value: 'not stated', count: 4 },
    ]);
    expect(
      summary.blockers.map(({ text, rows: named, parts }) => [text, named.length, ...parts.map(({ query }) => query)]),
    ).toEqual([
      ['1 new operation does not name the old operation it replaces', 1],
      ['4 operations do not say how far the traffic has moved (stage)', 0, 'stage=not-stated'],
      ['1 operation is not answered by the new system alone', 0, 'stage=canary'],
      ['1 operation is migrated without evidence', 1],
    ]);
  });

  test('an incomplete list is a blocker with its reason', async () => {
    const { plan, rows } = await table(AUTH.replace('complete: true', 'complete: { unknown: "nobody counted" }'));
    expect(endpointSummary(rows, plan.endpoints, plan).blockers.at(-1)?.text).toBe(
      '“Auth API” does not claim to list every old operation: nobody counted',
    );
  });
});

describe('records of the page', () => {
  const records = (rows: readonly EndpointRow[]) => rows.map(endpointRecord);

  test('are found by any of their words, and sort by path', async () => {
    const { plan, rows } = await table();
    const data = endpointData(plan, plan.endpoints, records(rows), undefined);
    const [login, users, , , ping] = data.records;
    if (!login || !users || !ping) throw new Error('rows are missing');
    expect(filterable(login, data).facets).toEqual({
      disposition: 'moved (base)',
      stage: 'migrated',
      phase: 'auth',
      breaking: 'not-stated',
      owner: 'Ana',
      surface: 'auth',
    });
    expect(filterable(users, data).text).toContain('/api/v2/people/{id}');
    expect(filterable(users, data).text).toContain('auth moves');
    expect(sortKey(users, 'from', data)).toBe('/api/users/{id} GET');
    expect(sortKey(users, 'compat', data)).toBe(95);
    expect(sortKey(ping, 'from', data)).toBeUndefined();
  });

  test('are picked from the CSV of the list, in the order in which they are shown', async () => {
    const { computed } = await table();
    const text = registerCsv(ENDPOINTS, [computed], () => ({ file: 'auth.mdx', line: 7, column: 1, endLine: 7, endColumn: 1 }));
    const [header, feed, rss] = recordsOf(text, ['endpoints/auth/get-feed', 'endpoints/auth/get-rss']).split('\r\n');
    expect(header).toBe(text.split('\r\n')[0]);
    expect(feed).toMatch(
      /^example,endpoints\/auth\/get-feed,Auth API,,GET \/api\/feed,"GET \/api\/v2\/posts, GET \/api\/v2\/events",,split,/,
    );
    expect(rss).toMatch(/^example,endpoints\/auth\/get-rss,Auth API,,GET \/api\/rss,none,,retire,/);
  });
});
