import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { folderTree } from '../../src/reader/folder.ts';
import { formatFile, ROW_WIDTH } from '../../src/reader/format.ts';
import { readFrontmatter } from '../../src/reader/frontmatter.ts';

const formatted = (text: string): string => {
  const result = formatFile(text);
  if (!result.ok) throw new Error(result.why);
  return result.text;
};

test('rows go on a line where they fit, quotes where they are needed, and comments stay', () => {
  expect(
    formatted(`---
title:   'A "plain" title'
status: "planned"
# why these
risks:
    - id: a   # first
      title: A
    - {id: "b", title: 'B, and more', probability:   low}
    - title: "A risk whose title is long enough that the row does not fit"
      mitigation: "and whose mitigation makes it longer than one line may be"
---

Body   stays.


`),
  ).toBe(`---
title: "A \\"plain\\" title"
status: planned
# why these
risks:
  - id: a # first
    title: A
  - { id: b, title: "B, and more", probability: low }
  - title: "A risk whose title is long enough that the row does not fit"
    mitigation: "and whose mitigation makes it longer than one line may be"
---

Body   stays.
`);
});

test('a quote behind an escaped backslash ends the value', () => {
  expect(formatted('---\ntitle: T\nrows: [["\\\\", "[ "]]\n---\n')).toContain('"[ "');
});

test('what cannot be read is left alone', () => {
  expect(formatFile('---\ntitle: "a\n---\n')).toEqual({ ok: false, why: 'the quote that opens here is not closed' });
});

describe('meaning', () => {
  const scalar = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.constantFrom(
      '> 5',
      'no',
      '3.10',
      '1e3',
      '#1',
      'a: b',
      '- x',
      '{x}',
      '[y]',
      '&a',
      '*b',
      '!c',
      '%d',
      '@e',
      '`f`',
      'null',
      '~',
      '"',
      "'",
      'é → ü',
      '2026-02-01',
      'a  b',
      ' a',
      'a ',
      '---',
      '?',
      ':',
      ',',
      'x#y',
      'x #y',
    ),
  );
  const row = fc.dictionary(
    fc.constantFrom('id', 'title', 'from', 'to', 'note'),
    fc.oneof(scalar, fc.array(scalar, { maxLength: 3 })),
    { minKeys: 1 },
  );
  const quote = (value: unknown): string =>
    JSON.stringify(value).replace(
      /[\u007f-\u009f\u2028\u2029\ufeff]/g,
      (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );

  test('is the same after formatting, and formatting again changes nothing', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
        const text = `---\ntitle: T\nrows: ${quote(rows)}\n---\n`;
        const before = readFrontmatter(text);
        fc.pre(before.problems.length === 0);
        const result = formatFile(text);
        expect(result.ok).toBe(true);
        if (!result.ok) return;
        expect(readFrontmatter(result.text).data).toEqual(before.data);
        expect(formatted(result.text)).toBe(result.text);
      }),
      { numRuns: 300 },
    );
  });

  test('the example plans are formatted, and no row of theirs is longer than a line may be', async () => {
    for (const file of (await folderTree('content')).files) {
      const text = Buffer.from(await file.read()).toString('utf8');
      expect(formatted(text), file.file).toBe(text);
      for (const line of text.slice(0, readFrontmatter(text).bodyStart).split('\n'))
        if (/^ {2}- \{/.test(line)) expect(line.length, file.file).toBeLessThanOrEqual(ROW_WIDTH);
    }
  });
});
