import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitAttributes, TASK_ATTRIBUTES } from '../../src/reader/tasks.ts';
import { isLeftAlone } from '../../src/reader/tree.ts';
import { problems, readPlan } from './read.ts';

const phase = (body: string, fields = ''): Record<string, string> => ({
  'phases/1-a.mdx': `---\ntitle: A\nstatus: planned\n${fields}---\n${body}`,
});

describe('a parenthesis of a task', () => {
  test.each([
    ['Port it (owner: Ana, due: 2026-03-04)', 'Write (owner: Ana; due: 2026-03-04)'],
    ['Port it (owner: Ana, due: 2026-03-04; effort: 2d)', 'Write (owner: Ana; due: 2026-03-04; effort: 2d)'],
    ['Port it (depends on: login)', 'Did you mean `after`? Write (after: login)'],
    ['Port it (estimate: 3d; assignee: Bob)', 'Did you mean `effort`? Write (effort: 3d; owner: Bob)'],
    ['Port it (Owner: Ana)', 'Did you mean `owner`? Write (owner: Ana)'],
    ['Port it (owner: Ana; owner: Bob)', 'Keep one of the two; several values of one attribute are separated by ","'],
  ])('%s is an error', (text, fix) => {
    expect(splitAttributes(text).problem).toMatchObject({ rule: 'syntax/task-attribute', fix });
  });

  test('of an unknown word with a value is pointed out, and stays text', () => {
    expect(splitAttributes('Port it (note: only on weekdays)')).toMatchObject({
      text: 'Port it (note: only on weekdays)',
      attributes: {},
      problem: { rule: 'syntax/task-parenthesis' },
    });
  });

  test.each([
    'Port it (twice)',
    'Port it (see https://example.com: the page)',
    'Port it (a, b: c)',
    'Port it (note\\: only on weekdays)',
    'Port it (evidence: run 204, which took 12:30 h)',
  ])('%s is no problem', (text) => {
    expect(splitAttributes(text).problem).toBeUndefined();
  });

  test('with known attributes, each once, is read back as it was written', () => {
    const value = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 .-]{0,12}[A-Za-z0-9]$/);
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...TASK_ATTRIBUTES), { minLength: 1 }), value, (names, written) => {
        const text = `Port it (${names.map((name) => `${name}: ${written}`).join('; ')})`;
        const expected = Object.fromEntries(names.map((name) => [name, written]));
        expect(splitAttributes(text)).toEqual({ text: 'Port it', attributes: expected });
        // With commas for semicolons it is refused, and the fix is the text with semicolons.
        if (names.length > 1)
          expect(splitAttributes(text.replaceAll(';', ',')).problem?.write).toBe(text.slice('Port it '.length));
      }),
    );
  });
});

describe('a box', () => {
  test.each([
    ['- [] x', '5:3 syntax/box: `[]` is read as text, not as a task → Write "- [ ] …"'],
    ['- [x]done', '5:3 syntax/box: `[x]` is read as text, not as a task → Write "- [x] …"'],
    ['-[ ] x', '5:1 syntax/box: `-[ ]` is read as text, not as a task → Write "- [ ] …"'],
    ['- [ x] y', '5:3 syntax/box: `[ x]` is read as text, not as a task → Write "- [x] …"'],
    ['- [✓] y', '5:3 syntax/box: `[✓]` is read as text, not as a task → Write "- [x] …"'],
    ['- [ ] a\n-[x] b', '6:1 syntax/box: `-[x]` is read as text, not as a task → Write "- [x] …"'],
    [
      '- [~] y',
      '5:3 syntax/unknown-box: `[~]` is no box: the item is read as text, not as a task → Write [ ] for open or [x] for done',
    ],
  ])('%s is not lost in silence', async (body, expected) => {
    expect(await problems(phase(`${body}\n`))).toEqual([`phases/1-a.mdx:${expected}`]);
  });

  test.each(['- [x](https://example.com) a link', '- [1] a note', '- [ ] a task', '```\n- [] code\n```', 'a [] in a sentence'])(
    '%s is no problem',
    async (body) => {
      expect(await problems(phase(`${body}\n`))).toEqual([]);
    },
  );
});

describe('after: of a task', () => {
  const files = (after: string) => ({
    ...phase(`- [ ] Login (id: login; after: ${after})\n- [ ] Schema (id: schema)\n`),
    'phases/2-b.mdx': '---\ntitle: B\nstatus: planned\n---\n\n- [ ] Client (id: client)\n',
    'checklists/c.mdx': '---\ntitle: C\npurpose: gate\n---\n\n- [ ] DNS (id: dns)\n',
  });

  test.each(['schema', 'b/client', 'phase/b/client', 'checklist/c/dns', 'schema, b/client'])('%s is found', async (after) => {
    expect(await problems(files(after))).toEqual([]);
  });

  test('names what it meant where there is no such task', async () => {
    expect(await problems(files('schma'))).toEqual([
      'phases/1-a.mdx:5:1 reference/unknown-task: there is no task `schma` → Did you mean `schema`?',
    ]);
    expect(await problems(files('b/clent'))).toEqual([
      'phases/1-a.mdx:5:1 reference/unknown-task: there is no task `b/clent` → Did you mean `b/client`?',
    ]);
  });

  test('and issue: are in the model', async () => {
    const { portfolio } = await readPlan(phase('- [ ] Login (after: a, b; issue: #12, SHOP-4)\n'));
    expect(portfolio.plans[0]?.phases[0]?.body.tasks[0]).toMatchObject({ after: ['a', 'b'], issue: '#12, SHOP-4' });
  });
});

describe('values in another form name the one that was meant', () => {
  test.each([
    ['notBefore: 02.03.2026', 'Write 2026-03-02'],
    ['notBefore: 03/02/2026', 'Write 2026-02-03 or 2026-03-02'],
    ['notBefore: 03/14/2026', 'Write 2026-03-14'],
    ['notBefore: "March 2, 2026"', 'Write 2026-03-02'],
    ['notBefore: 2 Mar 2026', 'Write 2026-03-02'],
    ['notBefore: 2026-3-2', 'Write 2026-03-02'],
    ['notBefore: 2026/03/02', 'Write 2026-03-02'],
    ['notBefore: 2026-03-02T08:00:00Z', 'Write 2026-03-02'],
    ['duration: 3', 'Write 3min, 3h, 3d, 3w, 3mo, 3sprint'],
    ['after: [phase/build]', 'Write build'],
    ['owner: [Ana, Bob]', 'Write "Ana, Bob"'],
  ])('%s', async (field, fix) => {
    const [found] = await problems(phase('', `${field}\n`));
    expect(found?.split(' → ')[1]).toBe(fix);
  });

  test.each([
    ['completed', 'done'],
    ['In Progress', 'in-progress'],
    ['todo', 'planned'],
    ['erledigt', 'done'],
    ['готово', 'done'],
    ['hecho', 'done'],
    ['В работе', 'in-progress'],
    ['abgebrochen', 'cancelled'],
    ['已完成', 'done'],
    ['on_hold', 'blocked'],
  ])('status: %s', async (status, meant) => {
    const [found] = await problems({ 'phases/1-a.mdx': `---\ntitle: A\nstatus: ${status}\n---\n` });
    expect(found).toContain(`(did you mean \`${meant}\`?)`);
  });

  test('curly quotes', async () => {
    expect(await problems({ 'risks.mdx': '---\nrisks:\n  - { title: “A, b: c”, level: high }\n---\n' })).toEqual([
      'risks.mdx:3:14 syntax/yaml: “ is not a quote in YAML, so that the value ends too early → Write straight quotes: "…"',
    ]);
  });

  test('one mistake in YAML is one error', async () => {
    const found = await problems({
      'risks.mdx': '---\nrisks:\n  - { title: A of {id}, level: high }\n  - { title: B, level: low }\n---\n',
    });
    expect(found).toEqual([
      'risks.mdx:3:19 syntax/yaml: a value with braces or brackets in a one-line row needs quotes → Put the value in quotes: "GET /users/{id}"',
    ]);
  });
});

test('a README beside the plans is no part of them', () => {
  const files = ['README.md', 'plans/p/readme.md', 'plans/p/phases/1-a.mdx', 'plans/p/pages/readme.mdx', 'plans/p/notes.md'];
  expect(files.filter(isLeftAlone)).toEqual(['README.md', 'plans/p/readme.md']);
});
