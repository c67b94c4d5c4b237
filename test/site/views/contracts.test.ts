import { describe, expect, test } from 'vitest';
import { endpointStates } from '../../../src/analysis/endpoint-states.ts';
import { compute } from '../../../src/pipeline/compute.ts';
import { readExample } from '../../../src/pipeline/example.ts';
import { coverageView } from '../../../src/site/views/contract-coverage.ts';
import { contractView } from '../../../src/site/views/contract-deltas.ts';
import { overTimeView } from '../../../src/site/views/over-time.ts';

const document = (paths: string) => `openapi: 3.0.3\ninfo: { title: API, version: "1" }\npaths:\n${paths}`;
const FILES = {
  'plan.mdx': '---\ntitle: P\nstatus: planned\nfrom: { system: A }\nto: { system: B }\nstart: 2026-06-01\n---\n',
  'rollout/ramp.mdx':
    '---\ntitle: Ramp\nsteps:\n  - { title: A tenth, at: 2026-07-01, share: 10 % }\n  - { title: All, at: 2026-08-03, share: 100 % }\n---\n',
  'endpoints/api.mdx':
    '---\ntitle: API\nfrom: { system: A, base: /v1, openapi: old.yaml }\nto: { system: B, base: /v2, openapi: new.yaml }\nmappings:\n  - { from: GET /users, to: GET /people, sunset: 2026-07-15 }\n  - { from: GET /rss, to: none }\n---\n',
  'old.yaml': document(
    '  /v1/users: { get: { parameters: [{ name: q, in: query, schema: {} }] } }\n  /v1/rss: { get: {} }\n  "/v1/users/{id}": { get: {} }\n',
  ),
  'new.yaml': document(
    '  /v2/people: { get: { parameters: [{ name: limit, in: query, required: true, schema: {} }, { name: page, in: query, schema: {} }] } }\n  /v2/ping: { get: {} }\n',
  ),
};

async function plan(asOf = '2026-07-05') {
  const [own] = compute(await readExample(FILES), asOf).plans;
  const [group] = own?.facts.contracts?.groups ?? [];
  if (!own || !group) throw new Error('no contracts');
  return { own, group };
}

test('coverage, with rows to paste below the base of the surface', async () => {
  expect(coverageView((await plan()).group)).toEqual({
    unread: [],
    general: [],
    old: {
      files: ['old.yaml'],
      total: 3,
      covered: 2,
      counts: [
        { value: 'mapped', label: 'mapped', count: 1 },
        { value: 'gone', label: 'leave with the old system', count: 1 },
        { value: 'not-stated', label: 'without a row', count: 1 },
      ],
      missing: ['GET /v1/users/{id}'],
      rows: '  - { from: "GET /users/{id}", to: { unknown: "not decided yet" } }',
    },
    new: { files: ['new.yaml'], total: 2, mapped: 1, fresh: ['GET /v2/ping'], rows: '  - { from: none, to: GET /ping }' },
  });
});

test('deltas, the worst first; nothing where nothing was compared', async () => {
  const [users, rss] = (await plan()).group.rows;
  expect(contractView(users)).toEqual({
    source: 'their OpenAPI documents',
    same: false,
    notCompared: [],
    telling: [
      { in: 'query', text: 'query parameter limit is new (required)', breaking: true },
      { in: 'query', text: 'query parameter q is gone', breaking: false },
    ],
    more: 0,
    compatible: [{ in: 'query', text: 'query parameter page is new (optional)', breaking: false }],
    compatibleCount: 1,
  });
  expect(contractView(rss)).toBeUndefined();
});

describe('over time', () => {
  test('says who answers, what holds today, and which calls are lost', async () => {
    const { own, group } = await plan();
    const states = endpointStates(own.plan, own.facts, own.schedule);
    const [users] = group.rows;
    expect(
      users && overTimeView(states(users.row), '2026-07-05').map(({ when, who, now, lost }) => [when, who, now, lost]),
    ).toEqual([
      // The step of 1 July is not confirmed, so the old system still answers, and the forecast moves the step.
      ['at first', 'the old system', true, false],
      ['from 6 Jul 2026', '10 % new, 90 % old', false, false],
      ['from 15 Jul 2026', '10 % new, 90 % nothing', false, true],
      ['from 3 Aug 2026', 'the new system', false, false],
    ]);
  });

  test('is silent where nothing ever changes', async () => {
    const { own, group } = await plan();
    const states = endpointStates(own.plan, own.facts, own.schedule);
    const rss = group.rows[1];
    expect(rss && overTimeView(states(rss.row), '2026-07-05')).toEqual([]);
  });
});
