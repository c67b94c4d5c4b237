import { describe, expect, test } from 'vitest';
import { applyAnswers, readAnswers } from '../../src/import/answer.ts';
import { decodeSource } from '../../src/import/decode.ts';
import type { Value } from '../../src/import/drafts.ts';
import { notInSource } from '../../src/import/quote.ts';
import { workList } from '../../src/import/work-list.ts';
import { memoryTree } from '../../src/reader/memory.ts';
import { readContent } from '../../src/reader/read.ts';
import { importText } from './imported.ts';

const PLAN = `# Flask to FastAPI Migration Plan

## Phase 1: Setup

Work is done by Ana. It is finished.

- [x] Create the project

## Phase 2: Orders

Took 3 weeks, until March 5, 2026.

- [ ] Move routes

## Risks

| Risk | Impact | Mitigation |
|---|---|---|
| Old clients break | High | Keep \`/orders\` |
`;

async function answered(answers: unknown): Promise<{ said: string[]; texts: Map<string, string> }> {
  const imported = importText(PLAN);
  const texts = new Map(imported.files.map(({ path, text }) => [path, text]));
  const read = () => readContent(memoryTree(Object.fromEntries(texts)));
  const [plan] = (await read()).portfolio.plans;
  const source = decodeSource('PLAN.md', new TextEncoder().encode(PLAN));
  const list = readAnswers({ answers });
  if (!plan || !source || typeof list === 'string') throw new Error(String(list));
  const misread = async (file: string, text: string): Promise<string | undefined> =>
    (await readContent(memoryTree({ ...Object.fromEntries(texts), [file]: text }))).findings.find(
      ({ severity }) => severity === 'error',
    )?.message;
  const judged = await applyAnswers(list, plan, [source], texts, misread);
  return { said: judged.map(({ what, refused }) => (refused === undefined ? `taken ${what}` : refused)), texts };
}

const one = async (answer: Record<string, unknown>): Promise<string> => (await answered([answer])).said[0] ?? '';

describe('a proposal is taken where its words stand in the lines that it names', () => {
  test('as they are, as the import reads such words, and as a row', async () => {
    const { said, texts } = await answered([
      { lines: '5', ref: 'phase/setup', field: 'owner', value: 'Ana' },
      { lines: '5', ref: 'phase/setup', field: 'status', value: 'done' },
      { lines: 11, ref: 'phase/orders', field: 'duration', value: '3w' },
      { lines: '11', ref: 'phase/orders', field: 'deadline', value: '2026-03-05' },
      { lines: '17-19', ref: 'risks', row: { title: 'Keep /orders' } },
    ]);
    expect(said.filter((each) => !each.startsWith('taken'))).toEqual([]);
    expect(texts.get('plans/p/phases/01-setup.mdx')).toContain('status: done\nsource: PLAN.md:3\nowner: Ana\n');
    expect(texts.get('plans/p/phases/02-orders.mdx')).toContain('duration: 3w\ndeadline: 2026-03-05\n');
    expect(texts.get('plans/p/risks.mdx')).toContain('  - { title: Keep /orders, source: PLAN.md:17-19 }\n');
  });

  test('once more, it changes nothing', async () => {
    const answer = { lines: '19', ref: 'risks', row: { title: 'Old clients break', mitigation: 'Keep `/orders`' } };
    const { said, texts } = await answered([answer, answer]);
    expect(said.every((each) => each.startsWith('taken'))).toBe(true);
    expect(texts.get('plans/p/risks.mdx')?.match(/Old clients/g)).toHaveLength(1);
  });
});

describe('a proposal is refused, and its file stays,', () => {
  test.each<[string, Record<string, unknown>, string]>([
    [
      'whose words stand elsewhere',
      { lines: '3', ref: 'phase/setup', field: 'owner', value: 'Ana' },
      '"Ana" does not occur in line 3',
    ],
    [
      'that is a part of a word',
      { lines: '5', ref: 'phase/setup', field: 'owner', value: 'An' },
      '"An" does not occur in line 5',
    ],
    [
      'for a field that has another value',
      { lines: '9', ref: 'phase/orders', field: 'title', value: 'Phase 2' },
      'conflict: it says `title: Orders` already; remove that first',
    ],
    ['for a field that is none', { lines: '5', ref: 'phase/setup', field: 'boss', value: 'Ana' }, 'unknown field `boss`'],
    [
      'for a status that the lines do not tell',
      { lines: '11', ref: 'phase/orders', field: 'status', value: 'blocked' },
      '"blocked" does not occur in line 11',
    ],
    ['for what the plan has not', { lines: '5', ref: 'phase/nope', field: 'owner', value: 'Ana' }, 'the plan has no phase/nope'],
    [
      'with lines that are none',
      { lines: '5-99', ref: 'phase/setup', field: 'owner', value: 'Ana' },
      '5-99 are no lines of PLAN.md, which has 20',
    ],
    [
      'with a source that is none',
      { source: 'B.md', lines: '5', ref: 'phase/setup', field: 'owner', value: 'Ana' },
      'there is no source B.md; sources are PLAN.md',
    ],
    [
      'with a row for a file without a list',
      { lines: '5', ref: 'phase/setup', row: { title: 'Ana' } },
      'plans/p/phases/01-setup.mdx has no list that rows could be added to',
    ],
  ])('%s', async (_, answer, why) => {
    expect(await one(answer)).toBe(why);
  });

  test.each<[string, unknown, string]>([
    ['no list', {}, 'it has no list `answers`'],
    ['no reference', { answers: [{ lines: '1' }] }, 'answer 1 has no `ref`: plan, phase/build, risks/data-loss'],
    ['no lines', [{ ref: 'plan' }], 'answer 1 has no `lines`: "12" or "12-14"'],
    [
      'neither a value nor a row',
      [{ ref: 'plan', lines: '1', field: 'x' }],
      'answer 1 needs either `field` and `value`, or `row`',
    ],
  ])('as a whole: %s', (_, json, why) => {
    expect(readAnswers(json)).toBe(why);
  });
});

test.each<[Value, string, string, string | undefined]>([
  ['高', 'impact', '| 数据丢失 | 高 |', undefined],
  [['GET /a', 'GET /c'], 'from', '`GET /a`, GET /b', 'GET /c'],
  [{ unknown: 'it was not said' }, 'to', 'it was said', 'it was not said'],
  ['weeks 3–4', 'period', '### Phase 2 (Weeks 3-4)', undefined],
  ['', 'note', 'text', ''],
])('%j as %s from %j lacks %j', (value, field, lines, missing) => {
  expect(notInSource(value, field, lines)).toBe(missing);
});

test('the work list names what lacks a value, once a field, and how to answer', () => {
  const list = workList(importText(PLAN));
  expect(list.items).toEqual([
    { why: 'no `status` was found', source: 'PLAN.md', refs: ['phase/setup', 'phase/orders', 'plan'], field: 'status' },
  ]);
  expect(list.answer).toContain('--answer');
});

test('the work list shows lines that were not understood, with their text', () => {
  expect(workList(importText('# Plan\n\n## Phase 1: A\n\n```bash\nx\n\n## Phase 2: B\n\n- y\n')).items[0]).toEqual({
    why: 'this code block is never closed; it is closed where the next heading begins',
    source: 'PLAN.md',
    file: 'plans/p/plan.mdx',
    lines: '5',
    text: '```bash',
  });
});
