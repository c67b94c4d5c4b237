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
    const { code, out } = banyan(['export', '--content', ROOT, '--format', 'csv', '--as-of', '2026-03-02']);
    expect(code).toBe(0);
    expect(out.split('\r\n')).toEqual([
      'plan,ref,surface,title,from,to,condition,disposition,stage,share,compat,phase,when,traffic,breaking,breakingBy,deltas,changes,deprecated,sunset,successor,consumers,implementation,statusText,purpose,priority,owner,note,statedIn,place',
      "p,endpoints/api/get-users-id,API,,GET /v1/users/{id},GET /v2/users/{id},,moved (base),canary,,,Build,2026-05-01,100 % old,,,,,,,/v2/users/{id},,,,,,,'=1+1,,plans/p/endpoints/api.mdx:7",
      'p,endpoints/api/get-rss,API,,GET /v1/rss,none,,retire,,,,Build,,100 % old,,,,,,2026-04-15,,"reader, old",,,,,,,,plans/p/endpoints/api.mdx:8',
      'p,endpoints/api/get-ping,API,,none,GET /v2/ping,,add,,,,Build,2026-03-06,,,,,,,,/v2/ping,,,,,,,,,plans/p/endpoints/api.mdx:9',
      'undated,endpoints/api/get-a,API,,GET /a,GET /a,,keep,,,,Build,working day 5,,,,,,,,/a,,,,,,,,,plans/undated/endpoints/api.mdx:6',
      '',
    ]);
  });

  test('is any other list of the plan with --list', () => {
    const { code, out } = banyan(['export', '--content', ROOT, '--format', 'csv', '--list', 'rollout', '--plan', 'p']);
    expect(code).toBe(0);
    expect(out.split('\r\n').slice(0, 2)).toEqual([
      'plan,ref,title,option,share,when,status,mode,hold,duration,within,actions,promoteIf,abortIf,retires,pointOfNoReturn,phase,owner,note,statedIn,place',
      'p,rollout/ramp/half,Half,Ramp,50 %,2026-04-01,,,,,,,,,,,,,,,plans/p/rollout/ramp.mdx:4',
    ]);
    const unknown = banyan(['export', '--content', ROOT, '--format', 'csv', '--list', 'risk']);
    expect(unknown.code).toBe(2);
    expect(unknown.err).toContain('there is no list risk');
  });

  test('tells with --at who answers on that day', () => {
    const { out } = banyan(['export', '--content', ROOT, '--format', 'csv', '--at', '2026-04-20', '--as-of', '2026-03-02']);
    expect(out.split('\r\n').map((line) => line.split(/\.mdx:\d+,|place,/)[1])).toEqual([
      'at,old,new,nothing,since,because',
      '2026-04-20,50,50,0,2026-04-01,"50 % by ""Half"", forecast"',
      '2026-04-20,0,0,100,2026-04-15,its sunset',
      '2026-04-20,0,100,0,2026-03-06,"""Build"" is finished, forecast"',
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
          disposition: 'moved (base)',
          observed: 'canary',
          answer: { old: 0, new: 100, nothing: 0 },
          since: '2026-05-01',
          because: '100 % by "All", forecast',
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
          because: '"Build" is finished, forecast',
        },
      ],
    },
  });
});

test('export --at refuses what is no day', () => {
  const { code, err } = banyan(['export', '--content', ROOT, '--at', '2026-02-30']);
  expect(code).toBe(2);
  expect(err).toBe('banyan: --at 2026-02-30 is not a day of the calendar\n  write --at 2026-02-28\n');
});
