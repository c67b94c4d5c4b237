import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { merge } from '../../src/import/merge.ts';

describe('three texts', () => {
  test('edits of both sides at different places are both taken', () => {
    expect(merge('a\nb\nc\nd', 'A\nb\nc\nd', 'a\nb\nc\nD')).toEqual({ text: 'A\nb\nc\nD', conflicts: [] });
  });

  test('where both changed a line, ours stays and is told', () => {
    expect(merge('a\nb\nc', 'a\nx\nc', 'a\ny\nc')).toEqual({ text: 'a\nx\nc', conflicts: [{ line: 2, ours: 'x', theirs: 'y' }] });
  });

  test('a line that both added alike is added once', () => {
    expect(merge('a\nc', 'a\nb\nc', 'a\nb\nc').text).toBe('a\nb\nc');
  });

  const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 }).map((lines) => lines.join('\n'));

  test('what only one side changed is that side', () => {
    fc.assert(
      fc.property(text, text, (base, changed) => {
        expect(merge(base, base, changed)).toEqual({ text: changed, conflicts: [] });
        expect(merge(base, changed, base)).toEqual({ text: changed, conflicts: [] });
      }),
    );
  });

  test('a second run after a merge changes nothing', () => {
    fc.assert(
      fc.property(text, text, text, (base, ours, theirs) => {
        const merged = merge(base, ours, theirs);
        expect(merge(theirs, merged.text, theirs)).toEqual({ text: merged.text, conflicts: [] });
      }),
    );
  });
});
