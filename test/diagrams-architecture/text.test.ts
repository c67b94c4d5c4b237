import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitText, textWidth, wrapText } from '../../src/diagrams/architecture/text.ts';

test('words are broken at spaces, slashes and inside long names', () => {
  expect(wrapText('Business Logic Layer', 80, 12.5, 3)).toEqual(['Business', 'Logic Layer']);
  expect(wrapText('CommandExecutor', 70, 12.5, 2)).toEqual(['Command', 'Executor']);
});

test('what does not fit is cut with an ellipsis', () => {
  expect(fitText('Elasticsearch', 50, 12.5)).toBe('Elastic…');
});

test('no line is wider than asked, in any script', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
      fc.integer({ min: 60, max: 300 }),
      (text, width) => {
        for (const line of wrapText(text, width, 12.5, 3, true)) expect(textWidth(line, 12.5, true)).toBeLessThanOrEqual(width);
      },
    ),
  );
});
