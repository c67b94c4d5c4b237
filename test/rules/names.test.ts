import { describe, expect, test } from 'vitest';
import { findingsOf, said } from './harness.ts';

const phase = (body: string, title = 'Build', more = ''): string =>
  `---\ntitle: ${title}\nstatus: in-progress\n${more}---\n\n${body}\n`;

describe('labels', () => {
  const files = (steps: string) => ({
    'phases/1-build.mdx': phase(''),
    'phases/2-cutover.mdx': phase('', 'Cutover'),
    'rollout/ramp.mdx': `---\ntitle: Ramp\nmode: canary\ndefaults: { phase: cutover }\nsteps:\n${steps}---\n`,
  });
  test('a step that counts phases of its own', async () => {
    expect(
      said(await findingsOf(files('  - { title: "Phase 1: a tenth", share: 10 % }\n')), 'names/label-of-two-things'),
    ).toEqual(['rollout/ramp.mdx:6: "Ramp" counts 1 phase of its own: phase 1 is also "Build".']);
  });
  test.each([
    '  - { title: A tenth, share: 10 %, note: "phase 1 has to be done" }\n',
    '  - { title: "Phase 2: all of it", share: 100 % }\n',
    '  - { title: "Phase 7", share: 10 % }\n',
  ])('not %s', async (steps) => {
    expect(said(await findingsOf(files(steps)), 'names/label-of-two-things')).toEqual([]);
  });
});

describe('tasks', () => {
  test('twice in one list, ticked once', async () => {
    expect(
      said(await findingsOf({ 'phases/1-build.mdx': phase('- [x] Port **routes**\n- [ ] Port routes') }), 'names/duplicate-task'),
    ).toEqual(['phases/1-build.mdx:7: The task "Port routes" appears twice in one list, once ticked and once not.']);
  });
  test.each([
    '- [ ] API\n  - [ ] Tests\n- [ ] Jobs\n  - [ ] Tests',
    '## A\n\n- [ ] Tests\n\n## B\n\n- [ ] Tests',
    '**On staging:**\n\n- [ ] Tests\n\n**In production:**\n\n- [ ] Tests',
  ])('not under two headings, labels or tasks: %j', async (body) => {
    expect(said(await findingsOf({ 'phases/1-build.mdx': phase(body) }), 'names/duplicate-task')).toEqual([]);
  });
  test.each([
    ['Issue wildcard certificates for staging', 1],
    ['Run integration tests', 0],
    ['Documentation updated for all', 0],
    ['Code review', 0],
  ])('"%s" ticked here and open there: %i', async (text, count) => {
    const files = { 'phases/1-a.mdx': phase(`- [x] ${text}`, 'A'), 'phases/2-b.mdx': phase(`- [ ] ${text}`, 'B') };
    expect(said(await findingsOf(files), 'names/ticked-here-open-there')).toHaveLength(count);
  });

  const japanese = '---\ntitle: Example\nlang: ja\nstatus: in-progress\nfrom: { system: Old }\nto: { system: New }\n---\n';
  test('words are counted in scripts without spaces, and a phase is compared with a checklist', async () => {
    const files = (text: string) => ({
      'plan.mdx': japanese,
      'phases/1-a.mdx': phase(`- [x] ${text}`, 'A'),
      'checklists/c.mdx': `---\ntitle: C\n---\n\n- [ ] ${text}\n`,
    });
    expect(said(await findingsOf(files('OGPとmetaタグの整備')), 'names/ticked-here-open-there')).toHaveLength(1);
    expect(said(await findingsOf(files('整備')), 'names/ticked-here-open-there')).toEqual([]);
  });

  test('two phases are compared in English alone, where what comes again is known by its words', async () => {
    const files = {
      'plan.mdx': japanese,
      'phases/1-a.mdx': phase('- [x] すべてのコードレビュー', 'A'),
      'phases/2-b.mdx': phase('- [ ] すべてのコードレビュー', 'B'),
    };
    expect(said(await findingsOf(files), 'names/ticked-here-open-there')).toEqual([]);
  });
});

describe('databases', () => {
  const files = (address: string, location: string) => ({
    'environment.mdx': `---\nvariables: [{ name: DB_URL, default: "${address}" }]\n---\n`,
    'data.mdx': `---\ndatasets: [{ name: Orders, mode: shared, store: x, location: ${location} }]\n---\n`,
  });
  test.each([
    ['postgres://db:5432/order-service', 'database order_service', 1],
    ['postgres://db:5432/order-service?ssl=true', 'database order-service', 0],
    ['postgres://db:5432/staging', 'database orders', 0],
    ['redis://cache:6379/0', 'database orders', 0],
    ['sqlite:///./dbdata/orders.db', 'database ordersdb', 0],
  ])('%s and %s: %i', async (address, location, count) => {
    expect(said(await findingsOf(files(address, location)), 'names/database-spelled-two-ways')).toHaveLength(count);
  });
});

test('a file name that every folder has is no file with two paths', async () => {
  const files = {
    'environment.mdx': '---\nfiles: [{ path: app/config.py, change: add }, { path: a/feature.py, change: remove }]\n---\n',
    'mappings/files.mdx':
      '---\ntitle: Files\nof: files\nmappings: [{ from: a, to: src/config.py }, { from: b, to: b/feature.py }]\n---\n',
  };
  expect(said(await findingsOf(files), 'names/file-in-two-places')).toEqual([]);
});

test('a question that was answered anew may stand twice', async () => {
  const rows = (state: string): string =>
    `---\ndecisions:\n  - { id: a, title: Which framework?, state: ${state}, chosen: x }\n  - { id: b, title: Which framework?, chosen: y, supersedes: a }\n---\n`;
  expect(said(await findingsOf({ 'decisions.mdx': rows('superseded') }), 'names/same-title')).toEqual([]);
  expect(said(await findingsOf({ 'decisions.mdx': rows('decided') }), 'names/same-title')).toEqual([
    'decisions.mdx:4: Two decisions are called "Which framework?".',
  ]);
});

test.each([
  ['AUTH0_DOMAIN, AUTH0_CLIENT_ID', 1],
  ['AUTH0_DOMAIN, SENTRY_DSN', 0],
  ['DB_HOST, DB_PORT', 0],
])('variables %s of nothing else: %i', async (names, count) => {
  const rows = names.split(', ').map((name) => `{ name: ${name}, sample: x }`);
  expect(
    said(await findingsOf({ 'environment.mdx': `---\nvariables: [${rows.join(', ')}]\n---\n` }), 'names/variables-of-nothing'),
  ).toHaveLength(count);
});
