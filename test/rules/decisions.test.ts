import { describe, expect, test } from 'vitest';
import { findingsOf, said } from './harness.ts';

const decisions = (...rows: string[]) => ({
  'decisions.mdx': `---\ndecisions:\n${rows.map((row) => `  - ${row}\n`).join('')}---\n`,
});
const of = async (files: Record<string, string>): Promise<string[]> =>
  (await findingsOf(files)).map(({ rule }) => rule).filter((rule) => rule.startsWith('decisions/'));

test('options are compared by what they name', async () => {
  expect(await of(decisions('{ title: Q, options: [rollout/ramp, Switch], chosen: ramp, date: 2026-03-02 }'))).toEqual([]);
  expect(
    await of(decisions('{ title: Q, options: [strangler-fig, big-bang], chosen: big-bang + shadow traffic, date: 2026-03-02 }')),
  ).toEqual([]);
});

test('what is none of the options is told with the nearest one', async () => {
  const [finding] = await findingsOf(decisions('{ title: Q, options: [Poetry, pip], chosen: Poetri, date: 2026-03-02 }'));
  expect(finding?.message).toBe('"Q" has chosen "Poetri", which is none of its options: Poetry and pip.');
  expect(finding?.fix).toBe('Did you mean "Poetry"?');
});

describe('several chosen', () => {
  test.each([
    ['[a, b, c]', '[a, b]', []],
    ['[a, b]', '[a, b]', ['decisions/several-chosen']],
    ['[rollout/a, rollout/b, c]', '[rollout/a, rollout/b]', ['decisions/several-chosen']],
  ])('of %s %s', async (options, chosen, expected) => {
    const step = '---\ntitle: R\nmode: canary\nsteps: [{ title: All, share: 100 % }]\n---\n';
    expect(
      await of({
        ...decisions(`{ title: Q, options: ${options}, chosen: ${chosen}, date: 2026-03-02 }`),
        'rollout/a.mdx': step,
        'rollout/b.mdx': step.replace('title: R', 'title: S'),
      }),
    ).toEqual(expected);
  });
});

describe('dates', () => {
  test.each([
    ['due: 2026-05-31, owner: Ana', ['decisions/overdue']],
    ['due: 2026-06-01, owner: Ana', []],
    ['due: 2026-06, owner: Ana', []],
    ['due: week 3, owner: Ana', []],
    ['due: { notApplicable: "when it comes up" }, owner: Ana', []],
    ['owner: Ana', []],
    ['owner: Ana, blocks: [build]', ['decisions/open-without-date']],
    ['state: decided, chosen: x, date: 2026-06-01', []],
    ['state: decided, chosen: x, date: 2026-06-02', ['decisions/in-the-future']],
    ['state: decided', []],
  ])('{ %s }', async (fields, expected) => {
    expect(await of(decisions(`{ title: Q, ${fields} }`))).toEqual(expected);
  });

  test('open questions are one finding', async () => {
    expect(
      said(
        await findingsOf(decisions('{ title: A?, owner: Ana }', '{ title: B? }', '{ title: C?, due: 2026-09-01 }')),
        'decisions/open-without-date',
      ),
    ).toEqual(['decisions.mdx:3: 2 open decisions have no due date, and 1 of them no owner: "A?" and "B?".']);
  });
});

describe('alternatives in a value', () => {
  const stack = (to: string) => ({ 'stack.mdx': `---\nstack: [{ from: x, to: "${to}" }]\n---\n` });
  test.each(['redis-py/aioredis', 'Vault/AWS Secrets', 'Jest or Mocha', 'Prometheus/Datadog'])('%s', async (to) => {
    expect(await of(stack(to))).toEqual(['decisions/alternatives-in-value']);
  });
  test.each([
    'actions/checkout v4',
    'grafana/agent',
    'Python/FastAPI',
    'TypeScript/Express',
    'CI/CD',
    'gcr.io/project/image',
    '@nestjs/jwt',
    'passlib[bcrypt]',
    'A store for sessions or carts',
  ])('not %s', async (to) => {
    expect(await of(stack(to))).toEqual([]);
  });
});
