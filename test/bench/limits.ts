import { checkMany } from '../../src/diagrams/check.ts';
import { parseEffort } from '../../src/model/values/effort.ts';
import { parseOperation } from '../../src/model/values/operation.ts';
import { parseDate, parsePeriod } from '../../src/model/values/period.ts';
import { parseQuantity } from '../../src/model/values/quantity.ts';
import { parseDuration } from '../../src/model/values/span.ts';
import { compute } from '../../src/pipeline/compute.ts';
import { MAX_LINE } from '../../src/reader/limits.ts';
import { memoryTree } from '../../src/reader/memory.ts';
import { readContent } from '../../src/reader/read.ts';

// The worst that each parser is given within the limits of reading. Each has to end within a second of the processor.

const LIMIT_MS = 1000;
const PLAN = '---\ntitle: T\nstatus: planned\nfrom: { system: A }\nto: { system: B }\n---\n';

const check = async (files: Record<string, string>): Promise<void> => {
  compute(await readContent(memoryTree({ 'plans/p/plan.mdx': PLAN, ...files })), '2026-02-10');
};
const body = (text: string): Record<string, string> => ({ 'plans/p/pages/a.mdx': `---\ntitle: A\n---\n\n${text}\n` });
const value = (text: string): Record<string, string> => ({ 'plans/p/pages/a.mdx': `---\ntitle: ${JSON.stringify(text)}\n---\n` });
const line = (unit: string): string => unit.repeat(Math.floor((MAX_LINE - 20) / unit.length));

/** Units that are repeated to a line of the greatest length. */
const UNITS = [
  'a',
  ' ',
  '#',
  '*',
  '_',
  '`',
  '[',
  '](',
  '![',
  '<',
  '</',
  '<a ',
  '{',
  '(',
  '> ',
  '- ',
  '|',
  '~',
  '\\',
  '&',
  '"',
  "'",
  '_a__b',
  '[^1]',
  'a@b.',
  'http://',
  '1,',
  '0 ',
  '€1',
  '- [ ] ',
  '(id:',
  '$',
  ':',
  '\u0301',
  '😀',
];

const CASES: readonly [name: string, work: () => unknown][] = [
  ...UNITS.flatMap((unit): [string, () => unknown][] => [
    [`body: a line of ${JSON.stringify(unit)}`, () => check(body(line(unit)))],
    [`body: 100 lines of ${JSON.stringify(unit)}`, () => check(body(`${line(unit).slice(0, 1000)}\n`.repeat(100)))],
    [`value: a line of ${JSON.stringify(unit)}`, () => check(value(line(unit)))],
  ]),
  ['body: a heading with spaces inside', () => check(body(`# a${' '.repeat(MAX_LINE - 10)}b`))],
  ['body: a task with spaces inside', () => check(body(`- [ ] a${' '.repeat(MAX_LINE - 20)}(x`))],
  ['body: 10,000 headings', () => check(body('## a\n\n'.repeat(10_000)))],
  ['body: 5,000 tasks', () => check(body('- [ ] a (owner: b)\n'.repeat(5000)))],
  ['body: a table of 3,000 rows', () => check(body(`| a | b |\n|---|---|\n${'| c | d |\n'.repeat(3000)}`))],
  [
    'body: 50 lists inside each other',
    () => check(body(Array.from({ length: 50 }, (_, depth) => `${' '.repeat(depth * 2)}- a`).join('\n'))),
  ],
  [
    'body: 5,000 footnotes',
    () => check(body(Array.from({ length: 5000 }, (_, index) => `a[^${index}]\n\n[^${index}]: b\n`).join('\n'))),
  ],
  ['body: 5,000 links', () => check(body('[a](b.mdx) '.repeat(5000).replace(/(.{5000}) /g, '$1\n')))],
  [
    'frontmatter: 1,000 keys',
    () => check({ 'plans/p/risks.mdx': `---\n${Array.from({ length: 1000 }, (_, index) => `k${index}: 1\n`).join('')}---\n` }),
  ],
  [
    'frontmatter: 3,000 risks',
    () =>
      check({
        'plans/p/risks.mdx': `---\nrisks:\n${Array.from({ length: 3000 }, (_, index) => `  - { id: r${index}, title: Risk ${index} }\n`).join('')}---\n`,
      }),
  ],
  [
    'frontmatter: brackets inside each other',
    () => check({ 'plans/p/risks.mdx': `---\nrisks: ${'['.repeat(4000)}${']'.repeat(4000)}\n---\n` }),
  ],
  [
    'frontmatter: aliases',
    () =>
      check({
        'plans/p/risks.mdx': `---\na: &a [1]\n${Array.from({ length: 500 }, (_, index) => `b${index}: *a\n`).join('')}---\n`,
      }),
  ],
  ...(
    [
      ['quantity', parseQuantity],
      ['duration', parseDuration],
      ['period', parsePeriod],
      ['date', parseDate],
      ['effort', parseEffort],
      ['operation', parseOperation],
    ] as const
  ).map(([name, parse]): [string, () => unknown] => [
    `${name}: 36 lines`,
    () => {
      for (const unit of [...UNITS, '1 ', '1–', '1w', '/{a}', 'GET ', 'GET|', 'week ']) parse(line(unit));
    },
  ]),
];

/** What mermaid's grammars may take for the 1,000 lines of a diagram: they are linear, and slow. */
const DIAGRAM_LIMIT_MS = 10_000;
/** Diagrams are parsed by mermaid, which is loaded first. */
const DIAGRAMS: readonly [name: string, source: string][] = [
  ['flowchart, 450 edges', `flowchart LR\n${Array.from({ length: 450 }, (_, index) => ` a${index} --> b${index}`).join('\n')}`],
  ['sequence, 990 messages', `sequenceDiagram\n${' A->>B: hi\n'.repeat(990)}`],
  ['class, 990 lines', `classDiagram\n${Array.from({ length: 990 }, (_, index) => ` A${index} <|-- B\n`).join('')}`],
  ['a label of 9,000 letters', `flowchart LR\n a[${'x '.repeat(4500)}] --> b`],
  [
    'gantt, 990 tasks',
    `gantt\n dateFormat YYYY-MM-DD\n section A\n${Array.from({ length: 990 }, (_, index) => ` x :a${index}, 2020-01-01, 3d\n`).join('')}`,
  ],
  ['ten subgraphs inside each other', `flowchart LR\n${'subgraph a\n'.repeat(10)}b --> c\n${'end\n'.repeat(10)}`],
];

const spent = (since: NodeJS.CpuUsage): number => Object.values(process.cpuUsage(since)).reduce((sum, each) => sum + each) / 1000;
let failed = 0;
const report = (name: string, took: number, limit = LIMIT_MS): void => {
  if (took > limit) failed++;
  if (took > LIMIT_MS / 4)
    process.stdout.write(`${took > limit ? '✗' : ' '} ${name.padEnd(52)} ${took.toFixed(0).padStart(6)} ms\n`);
};

await check(body('a'));
let longest = 0;
for (const [name, work] of CASES) {
  const since = process.cpuUsage();
  await work();
  const took = spent(since);
  longest = Math.max(longest, took);
  report(name, took);
}
for (const [name, source] of DIAGRAMS) {
  // Loading mermaid is no part of it.
  const idle = process.cpuUsage();
  await checkMany([`flowchart LR\n ${name.replace(/\W/g, '')} --> b`]);
  const loading = spent(idle);
  const since = process.cpuUsage();
  await checkMany([source]);
  const took = Math.max(0, spent(since) - loading);
  report(`diagram: ${name}`, took, DIAGRAM_LIMIT_MS);
}
process.stdout.write(
  `limits: ${CASES.length + DIAGRAMS.length} worst cases, ${failed} over their limit; the slowest of ours took ${longest.toFixed(0)} of ${LIMIT_MS} ms\n`,
);
process.exitCode = failed === 0 ? 0 : 1;
