import { expect, test } from 'vitest';
import { cleanSource } from '../../src/diagrams/cleaned-source.ts';

/** Where a text stands, in lines and columns from 1. */
function find(text: string, word: string): { line: number; column: number } {
  const before = text.slice(0, text.indexOf(word)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

test.each([
  ['nothing to remove', 'pie\n  "A" : !\n'],
  ['blank lines before', '\n\n  pie\n  "A" : !\n'],
  ['frontmatter', '---\ntitle: x\nconfig:\n  theme: dark\n---\npie\n  "A" : !\n'],
  ['frontmatter that is indented', '  ---\n  title: x\n  ---\n  pie\n  "A" : !\n'],
  ['comments', '%% one\npie\n  %% two\n  "A" : 1\n%% three\n\n  "B" : !\n'],
  ['a directive on a line of its own', '%%{init: {"theme":"dark"}}%%\npie\n  "A" : !\n'],
  ['a directive over several lines', '%%{\n  init: {"theme":"dark"}\n}%%\npie\n  "A" : !\n'],
  ['a directive within a line', 'pie %%{wrap}%%\n  "A" : !\n'],
  ['all at once', '---\ntitle: x\n---\n\n%% one\n%%{init: {}}%%\npie\n%% two\n\n  "A" : !\n'],
  ['types that read comments themselves', 'eventmodeling\n%% one\ntf 01 !\n'],
])('%s: a place in the cleaned text leads back to the source', (_, source) => {
  const { text, toSource } = cleanSource(source);
  const { line, column } = find(text, '!');
  expect(toSource(line, column)).toEqual(find(source, '!'));
});

test('what is removed is what mermaid removes', () => {
  expect(cleanSource('---\ntitle: x\n---\n%% one\n\npie\n  %% two\n  "A" : 1\n').text).toBe('pie\n  "A" : 1\n');
});

test('the end of the text is the end of the source, also with Windows line ends', () => {
  expect(cleanSource('pie\r\n  "A"').toSource(2, 6)).toEqual({ line: 2, column: 6 });
});
