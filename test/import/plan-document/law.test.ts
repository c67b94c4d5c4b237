import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fields, Value } from '../../../src/import/drafts.ts';
import { filesOfPlan } from '../../../src/import/plan-document/collect.ts';
import { documentOf, readDocument } from '../../../src/import/plan-document/read.ts';
import { type PlanFile, writeDocument } from '../../../src/import/plan-document/write.ts';
import { compute } from '../../../src/pipeline/compute.ts';
import { memoryTree } from '../../../src/reader/memory.ts';
import { type Reading, readContent } from '../../../src/reader/read.ts';
import { exportModel } from '../../../src/report/export-model.ts';
import { importText } from '../imported.ts';

const DAY = '2026-11-28';

async function readRoot(root: string): Promise<Reading> {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.mdx'));
  return readContent(
    memoryTree(
      Object.fromEntries(
        files.filter((name) => !name.startsWith('guide')).map((name) => [name, readFileSync(join(root, name), 'utf8')]),
      ),
    ),
  );
}

/** The same, without where things stand in files. */
const same = (files: readonly PlanFile[]) => files.map(({ place, data, body }) => ({ place, data, body }));

/** Everything that the model says about a plan, without lines and columns. */
function model(reading: Reading, plan: string): unknown {
  const { plans } = exportModel(compute(reading, DAY), reading.locate) as unknown as { plans: Record<string, unknown> };
  return JSON.parse(
    JSON.stringify(plans[plan], (key, value: unknown) =>
      /^(?:line|column|endLine|endColumn)$/.test(key)
        ? undefined
        : typeof value === 'string'
          ? value.replace(/(\.mdx):\d+(?::\d+)?$/, '$1')
          : value,
    ),
  );
}

const roots = [
  { name: 'the example plans', root: fileURLToPath(new URL('../../../content/', import.meta.url)) },
  { name: 'the clean example', root: fileURLToPath(new URL('../../../content/guide/example/', import.meta.url)) },
];

describe.each(roots)('$name, written as one document', async ({ root }) => {
  const reading = await readRoot(root);
  describe.each(reading.portfolio.plans.map(({ id }) => id))('%s', (plan) => {
    const files = filesOfPlan(plan, reading.files);
    const document = writeDocument(plan, files);

    test('reads back as the same files: each value, each row, each body', () => {
      expect(documentOf(document)).toBe(plan);
      expect(same(readDocument(document) as unknown as PlanFile[])).toEqual(same(files));
    });

    test('is imported as a plan of which the model says the same', async () => {
      const imported = importText(document, 'plan.md', plan);
      expect(imported.ledgers.flatMap(({ lost }) => lost)).toEqual([]);
      const calendars = Object.fromEntries(
        [...reading.files].flatMap(([file, { lines }]) => (file.startsWith('plans/') ? [] : [[file, lines.text] as const])),
      );
      const again = await readContent(
        memoryTree({ ...calendars, ...Object.fromEntries(imported.files.map(({ path, text }) => [path, text])) }),
      );
      expect(model(again, plan)).toEqual(model(reading, plan));
      expect(writeDocument(plan, filesOfPlan(plan, again.files))).toBe(document);
    });
  });
});

const words = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    'GET /users/{id}',
    '`code`',
    '`a` and `b`',
    '• a',
    '*Note:* x',
    '**Note:** x',
    'a | b',
    'a \\| b',
    'a\\',
    '<br>',
    'x<br>y',
    'two\nlines',
    '"quoted"',
    '{"a":"b"}',
    '[]',
    '',
    ' padded ',
    '---',
    '# title',
    '- item',
    'snake_case_name',
    'List<T>',
    '日本語',
  ),
);
const key = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,8}$/) },
  fc.constantFrom('time/late', 'a b', '日本', 'x:y', 'p50', 'URL'),
);
const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    words,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 3, noNullPrototype: true }),
    fc.array(fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }), { maxLength: 3 }),
  ),
})).value;
const line = fc.oneof(
  words.map((each) => each.replaceAll(/[\n\r]/g, ' ')),
  fc.constantFrom(
    '',
    '## Heading',
    '# One',
    '####### Seven',
    '<Tasks>',
    '</Tasks>',
    '<Exit>',
    '</Exit>',
    '<Phases />',
    '*Phases: in this document*',
    '- [ ] a',
    '- **Owner:** x',
    '**Tasks**',
    '**Exit criteria**',
    '**Risks**',
    '| a |',
    '| --- |',
    '```',
    '~~~sql',
    '## Other · `risks`',
    '## `phases/01-a`<!-- -->',
    '---',
    '[a](risks.mdx)',
    '[a](../risks.mdx)',
    '[a](#a--risks)',
  ),
);
const body = fc.array(line, { maxLength: 14 }).map((lines) =>
  lines
    .join('\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .replace(/\s+$/, ''),
);
const file = (place: string): fc.Arbitrary<PlanFile> =>
  fc.record({
    place: fc.constant(place),
    data: fc
      .tuple(fc.dictionary(key, value, { maxKeys: 5, noNullPrototype: true }), fc.option(words, { nil: undefined }))
      .map(([data, title]): Fields => (title === undefined ? data : { ...data, title })),
    body,
  });

describe('any files', () => {
  test('read back as they were', () => {
    fc.assert(
      fc.property(fc.tuple(file('plan'), file('phases/01-a'), file('risks'), file('pages/deep/02-b')), (files) => {
        const document = writeDocument('p', files);
        expect(documentOf(document)).toBe('p');
        expect(same(readDocument(document) as unknown as PlanFile[])).toEqual(same(files));
      }),
      { numRuns: 400 },
    );
  });
});
