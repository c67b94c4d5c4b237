import { describe, expect, test } from 'vitest';
import { banyan, contentRoot } from './banyan.ts';

const ROOT = contentRoot({
  'plans/p/plan.mdx': '---\ntitle: P\nstatus: planned\nstart: 2026-03-02\nfrom: { system: A }\nto: { system: B }\n---\n',
  'plans/p/phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\nduration: 1w\n---\n',
  'plans/p/rollout/ramp.mdx':
    '---\ntitle: Ramp\nsteps:\n  - { title: Half, at: 2026-04-01, share: 50 % }\n  - { title: All, at: 2026-05-01, share: 100 % }\n---\n',
  'plans/p/endpoints/api.mdx': `---
title: API
from: { system: A, base: /v1 }
to: { system: B, base: /v2 }
defaults: { phase: build }
mappings:
  - { from: "GET /users/{id}", to: same, stage: canary, note: "=1+1" }
  - { from: GET /rss, to: none, sunset: 2026-04-15, consumers: [{ name: "reader, old" }] }
  - { from: none, to: GET /ping }
---
`,
  'plans/undated/plan.mdx': '---\ntitle: U\nstatus: planned\nfrom: { system: A }\nto: { system: B }\n---\n',
  'plans/undated/phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\nduration: 1w\n---\n',
  'plans/undated/endpoints/api.mdx':
    '---\ntitle: API\nfrom: { system: A }\nto: { system: B }\nmappings:\n  - { from: GET /a, to: same, phase: build }\n---\n',
});

describe('export --format csv', () => {
  test('is the mapping of all plans, safe to open', () => {
    const { code, out } = banyan(['export', '--content', ROOT, '--format', 'csv']);
    expect(code).toBe(0);
    expect(out.split('\r\n')).toEqual([
      'plan,surface,id,from,to,disposition,stage,share,compat,phase,breaking,breaking_by,deltas,contract_breaking,owner,deprecated,sunset,successor,consumers,note,source',
      "p,api,get-users-id,GET /v1/users/{id},GET /v2/users/{id},keep,canary,,,build,,,0,,,,,,,'=1+1,plans/p/endpoints/api.mdx:7",
      'p,api,get-rss,GET /v1/rss,none,retire,,,,build,,,0,,,,2026-04-15,,"reader, old",,plans/p/endpoints/api.mdx:8',
      'p,api,get-ping,none,GET /v2/ping,add,,,,build,,,0,,,,,,,,plans/p/endpoints/api.mdx:9',
      'undated,api,get-a,GET /a,GET /a,keep,,,,build,,,0,,,,,,,,plans/undated/endpoints/api.mdx:6',
      '',
    ]);
  });

  test('tells with --at who answers on that day', () => {
    const { out } = banyan(['export', '--content', ROOT, '--format', 'csv', '--at', '2026-04-20']);
    expect(out.split('\r\n').map((line) => line.split(/\.mdx:\d+,|source,/)[1])).toEqual([
      'at,old,new,nothing,since,because',
      '2026-04-20,50,50,0,2026-04-01,"50 % by ""Half"""',
      '2026-04-20,0,0,100,2026-04-15,its sunset',
      '2026-04-20,0,100,0,2026-03-06,"""Build"" is finished"',
      '2026-04-20,,,,,the plan has no dates',
      undefined,
    ]);
  });
});

test('export --at is a state for each mapping', () => {
  const { out } = banyan(['export', '--content', ROOT, '--plan', 'p', '--as-of', '2026-03-02', '--at', '2026-05-02']);
  expect(JSON.parse(out)).toEqual({
    version: 1,
    asOf: '2026-03-02',
    at: '2026-05-02',
    plans: {
      p: [
        {
          ref: 'endpoints/api/get-users-id',
          from: 'GET /v1/users/{id}',
          to: 'GET /v2/users/{id}',
          disposition: 'keep',
          observed: 'canary',
          answer: { old: 0, new: 100, nothing: 0 },
          since: '2026-05-01',
          because: '100 % by "All"',
        },
        {
          ref: 'endpoints/api/get-rss',
          from: 'GET /v1/rss',
          to: 'none',
          disposition: 'retire',
          answer: { old: 0, new: 0, nothing: 100 },
          since: '2026-04-15',
          because: 'its sunset',
        },
        {
          ref: 'endpoints/api/get-ping',
          from: 'none',
          to: 'GET /v2/ping',
          disposition: 'add',
          answer: { old: 0, new: 100, nothing: 0 },
          since: '2026-03-06',
          because: '"Build" is finished',
        },
      ],
    },
  });
});

test('export --at refuses what is no day', () => {
  const { code, err } = banyan(['export', '--content', ROOT, '--at', '2026-02-30']);
  expect(code).toBe(2);
  expect(err).toBe('banyan: --at 2026-02-30 is no day of the calendar\n  write --at 2026-02-28\n');
});
