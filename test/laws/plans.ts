import fc from 'fast-check';
import type { ComputedPlan } from '../../src/pipeline/compute.ts';
import { planFile, planOf } from '../site/plan.ts';

const word = fc.constantFrom('alpha', 'beta', 'gamma', 'delta', 'Köln', '日本', 'say "hi"', 'a, b', '=SUM(1)', 'x: y');
const text = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => JSON.stringify(words.join(' ')));
const absent = fc.constantFrom('{ unknown: "not yet measured" }', '{ notApplicable: "nobody calls it" }');
const stated = (value: fc.Arbitrary<string>): fc.Arbitrary<string | undefined> =>
  fc.oneof({ weight: 3, arbitrary: value }, { weight: 1, arbitrary: absent }, { weight: 2, arbitrary: fc.constant(undefined) });
const path = fc
  .array(fc.constantFrom('users', 'login', '{id}', 'feed', 'v3'), { minLength: 1, maxLength: 3 })
  .map((parts) => `/${parts.join('/')}`);
const operation = fc.tuple(fc.constantFrom('GET', 'POST', 'DELETE'), path).map((parts) => JSON.stringify(parts.join(' ')));
const phase = fc.constantFrom('base', 'port');

/** A row as YAML: fields without a value are left out. */
const row = (fields: Record<string, fc.Arbitrary<string | undefined>>): fc.Arbitrary<string> =>
  fc.record(fields).map(
    (values) =>
      `{ ${Object.entries(values)
        .flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${value}`]))
        .join(', ')} }`,
  );

/** Rows of a list, each with an id of its own. */
const list = (field: string, fields: Record<string, fc.Arbitrary<string | undefined>>): fc.Arbitrary<string> =>
  fc
    .array(row(fields), { minLength: 1, maxLength: 5 })
    .map((rows) => `${field}:\n${rows.map((each, index) => `  - ${each.replace('{ ', `{ id: r${index}, `)}\n`).join('')}`);

const common = { phase: stated(phase), owner: stated(text), note: stated(text) };
const status = stated(fc.constantFrom('planned', 'in-progress', 'done'));
const level = stated(fc.constantFrom('low', 'high', '3'));
const quantity = stated(fc.constantFrom('95 %', '"< 200 ms"', '3'));
const from = fc.oneof(
  operation,
  fc.tuple(operation, operation).map((both) => `[${both.join(', ')}]`),
  fc.constant('none'),
  absent,
);
const to = fc.oneof(operation, fc.constantFrom('same', 'none'), absent);

const endpoints = fc
  .tuple(
    fc.constantFrom('', '/api', '/api/v1'),
    fc.constantFrom('', '/v2', 'https://new.example.com/v2'),
    list('mappings', {
      from,
      to,
      stage: stated(fc.constantFrom('canary', 'migrated')),
      compat: quantity,
      when: fc.option(fc.constantFrom('version 1', '{ header: "X-API-Version: 2" }'), { nil: undefined }),
      breaking: stated(fc.constantFrom('true', 'false')),
      deltas: stated(
        fc.constantFrom('[{ in: response, was: "200", now: "201", breaking: true }]', '[{ in: query, breaking: false }]'),
      ),
      sunset: stated(fc.constantFrom('2026-09-30', '2027-01-01')),
      consumers: stated(fc.constantFrom('[{ name: web }, { name: mobile app }]')),
      successor: stated(fc.constantFrom('/v9/other')),
      title: stated(text),
      ...common,
    }),
  )
  .map(
    ([old, next, mappings]) =>
      `title: API\nfrom: { system: Old${old === '' ? '' : `, base: ${old}`} }\nto: { system: New${next === '' ? '' : `, base: "${next}"`} }\n${mappings}`,
  );

const files = fc.record({
  'endpoints/api.mdx': endpoints,
  'stack.mdx': list('stack', {
    from: fc.oneof(fc.constantFrom('none', 'Flask 2.3+', 'Redis'), absent),
    to: fc.oneof(fc.constantFrom('same', 'FastAPI 0.115+', 'Valkey 8'), absent),
    category: stated(text),
    purpose: stated(text),
    benefit: stated(text),
    status,
    ...common,
  }),
  'risks.mdx': list('risks', {
    title: text,
    probability: level,
    impact: level,
    category: stated(text),
    status: stated(fc.constantFrom('open', 'mitigated')),
    consequence: stated(text),
    mitigation: stated(text),
    contingency: stated(text),
    trigger: stated(text),
    affects: stated(fc.constantFrom('[phase/base]', '[phase/base, something else]')),
    ...common,
  }),
  'metrics.mdx': list('metrics', {
    name: text,
    statistic: stated(fc.constantFrom('p95', 'mean')),
    scope: stated(text),
    baseline: quantity,
    target: quantity,
    measured: quantity,
    ...common,
  }),
  'data.mdx': list('datasets', {
    name: text,
    mode: stated(fc.constantFrom('copy', 'shared')),
    from: stated(text),
    to: stated(text),
    store: stated(text),
    location: stated(text),
    size: quantity,
    status,
    ...common,
  }),
  'decisions.mdx': list('decisions', {
    title: text,
    options: stated(text.map((each) => `[${each}, other]`)),
    chosen: stated(fc.constant('other')),
    due: stated(fc.constantFrom('2026-05-01')),
    why: stated(text),
    blocks: stated(fc.constant('[port]')),
    owner: stated(text),
    note: stated(text),
  }),
  'mappings/parts.mdx': list('mappings', {
    title: stated(text),
    from: fc.oneof(text, fc.constant('none')),
    to: fc.oneof(text, fc.constant('same')),
    change: stated(text),
    benefit: stated(text),
    compat: quantity,
    ...common,
  }).map((rows) => `title: Parts\nof: components\n${rows}`),
  'environment.mdx': fc
    .tuple(
      list('services', {
        name: text,
        change: stated(fc.constantFrom('add', 'keep')),
        image: stated(text),
        url: stated(text),
        purpose: stated(text),
        ...common,
      }),
      list('variables', {
        name: text,
        sample: stated(text),
        required: stated(fc.constantFrom('true', 'false')),
        service: stated(text),
        ...common,
      }),
    )
    .map((lists) => lists.join('')),
  'quality.mdx': list('suites', {
    kind: text,
    name: stated(text),
    tool: stated(text),
    location: stated(text),
    covers: stated(text),
    status,
    ...common,
  }),
  'rollout/ramp.mdx': list('steps', {
    title: text,
    at: stated(fc.constantFrom('2026-03-02', '2026-04-02')),
    share: stated(fc.constantFrom('10 %', '100 %')),
    hold: stated(fc.constant('24h')),
    retires: stated(text),
    status,
    owner: stated(text),
    note: stated(text),
  }).map((rows) => `title: Ramp\n${rows}`),
});

const plain = fc.constantFrom('alpha', 'beta', 'gamma', 'delta', 'Köln', '日本').map((word) => `Move ${word}`);
/** A list item of a body: with and without a box, with attributes, with an item below it. */
const item = fc
  .tuple(
    fc.constantFrom('[x] ', '[ ] ', ''),
    plain,
    fc.constantFrom('', ' (owner: Ada)', ' (owner: Bo; due: 2026-04-01; effort: 2d)'),
    fc.constantFrom('', '\n  - [ ] Check the rest'),
  )
  .map((parts) => `- ${parts.join('')}`);
const items = fc.array(item, { maxLength: 4 }).map((all) => all.join('\n'));
/** The body of a file: tasks, then criteria. */
const body = fc.tuple(items, items).map(([tasks, criteria]) => `${tasks}\n\n<Exit>\n\n${criteria}\n\n</Exit>\n`);
const withBody = (frontmatter: string): fc.Arbitrary<string> => body.map((text) => `---\n${frontmatter}\n---\n\n${text}`);

const bodies = fc.record({
  'phases/1-base.mdx': withBody('title: Base work\nstatus: done\nduration: 2w'),
  'phases/2-port.mdx': withBody('title: Port *it*\nstatus: in-progress\nduration: 1w\nafter: [base]'),
  'checklists/before.mdx': withBody('title: Before the cutover'),
});

const team = fc
  .tuple(
    list('team', { role: stated(text), people: stated(text.map((each) => `[${each}]`)), does: stated(text) }),
    list('notMigrating', { name: text, why: stated(text) }),
  )
  .map((lists) => lists.join('').replace(/id: r\d+, /g, ''));

/** Random plans that fill the lists of a plan: stated values, absences with reasons, and fields left out. */
export const randomFiles: fc.Arbitrary<Record<string, string>> = fc
  .tuple(files, bodies, team)
  .map(([lists, texts, plan]) => ({ ...lists, ...texts, 'plan.mdx': planFile(plan) }));

export const computedOf = (each: Record<string, string>): Promise<ComputedPlan> => planOf(each);
