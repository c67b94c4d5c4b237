import { describe, expect, test } from 'vitest';
import { tooLarge } from '../../src/diagrams/limits.ts';
import { MAX_LINE } from '../../src/reader/limits.ts';
import { readFile } from '../../src/reader/read-file.ts';

const FRONT = '---\ntitle: T\nstatus: planned\nfrom: { system: A }\nto: { system: B }\n---\n';
const read = (text: string) => readFile('plans/p/plan.mdx', new TextEncoder().encode(text));
const told = (text: string) => read(text).findings.map(({ rule, place, message }) => [rule, place.line, message]);
const body = (text: string) => `${FRONT}\n${text}\n`;

describe('a file beyond a limit is refused at the place', () => {
  test.each([
    [
      'a long line',
      body('a'.repeat(MAX_LINE + 1)),
      ['file/long-line', 8, 'the line has 10,001 characters; a line has at most 10,000'],
    ],
    [
      'a long line of frontmatter',
      `---\ntitle: ${'a'.repeat(20_000)}\n---\n`,
      ['file/long-line', 2, 'the line has 20,007 characters; a line has at most 10,000'],
    ],
    [
      'more fields than any schema has',
      `---\n${Array.from({ length: 1001 }, (_, index) => `k${index}: 1\n`).join('')}---\n`,
      ['file/too-many-fields', 1002, 'more than 1,000 fields in one place'],
    ],
    [
      'components inside each other',
      body(`${'<Details title="x">\n\n'.repeat(51)}y\n\n${'</Details>\n\n'.repeat(51)}`),
      ['file/too-deep', 108, 'more than 50 lists, quotes or components inside each other'],
    ],
    [
      'quotes inside each other',
      body(`${'> '.repeat(51)}a`),
      ['file/too-deep', 8, 'more than 50 lists, quotes or components inside each other'],
    ],
    [
      'lists inside each other',
      body(`${' '.repeat(401)}- a`),
      ['file/too-deep', 8, 'more than 50 lists, quotes or components inside each other'],
    ],
  ])('%s', (_, text, expected) => {
    expect(told(text)).toEqual([expected]);
    expect(read(text).read).toBeUndefined();
  });
});

test.each([
  ['a line of the greatest length', body('a '.repeat(MAX_LINE / 2))],
  ['a rule of many dashes', body('- '.repeat(200))],
  ['a thousand rows of ten fields', `---\nrisks:\n${'  - title: a\n    level: high\n    owner: b\n'.repeat(1000)}---\n`],
  ['fifty components inside each other', body(`${'<Details title="x">\n\n'.repeat(50)}y\n\n${'</Details>\n\n'.repeat(50)}`)],
  ['a hundred components one after the other', body('<Details title="x">\n\ny\n\n</Details>\n\n'.repeat(100))],
])('%s keeps to the limits', (_, text) => {
  expect(told(text).filter(([rule]) => String(rule).startsWith('file/'))).toEqual([]);
});

test.each([
  ['# Title', 'Title'],
  ['## Title ##', 'Title'],
  ['# C#', 'C#'],
  ['# ', ''],
  ['# #', ''],
  ['Title\n=====', 'Title'],
  ['Two\nlines\n---', 'Two lines'],
  [`# a${' '.repeat(9000)}b`, `a${' '.repeat(9000)}b`],
])('the heading %j reads as its text', (written, text) => {
  const heading = read(body(written)).read?.document.body.headings[0]?.text;
  expect(heading?.replace(/\s+/g, ' ')).toBe(text.replace(/\s+/g, ' '));
});

test('an unknown field called like a property of every object is unknown, and nothing else', () => {
  const [finding, ...others] = read(
    `---\ntitle: T\nstatus: planned\nfrom: { system: A }\nto: { system: B }\nconstructor: 1\n---\n`,
  ).findings;
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ rule: 'schema/unknown-field', message: 'unknown field `constructor`' });
  expect(finding?.fix).toMatch(/^Known are /);
});

describe('a diagram beyond a limit is not drawn', () => {
  test.each([
    [
      'lines',
      `sequenceDiagram\n${'A->>B: m\n'.repeat(1000)}`,
      'the diagram has 1,002 lines; one that can be drawn has at most 1,000',
    ],
    [
      'subgraphs',
      `flowchart TD\n${'subgraph s\n'.repeat(11)}a-->b\n${'end\n'.repeat(11)}`,
      'more than 10 subgraphs inside each other',
    ],
  ])('by its %s', (_, source, message) => {
    expect(tooLarge(source)?.message).toBe(message);
  });

  test('subgraphs beside each other do not add up', () => {
    expect(tooLarge(`flowchart TD\n${'subgraph s\na-->b\nend\n'.repeat(100)}`)).toBeUndefined();
  });
});
