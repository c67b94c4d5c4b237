import { expect, test } from 'vitest';
import { highlight } from '../../src/site/markdown/highlight.ts';

const MARKDOWN = '---\ntitle: One\n---\n\n```dockerfile\nRUN apt-get install -y curl\n```\n\n```kotlin\nval one = 1\n```\n';

test('Markdown is highlighted the same, whatever was highlighted before it', () => {
  const first = highlight(MARKDOWN, 'markdown');
  expect(first).toContain('<span class="token keyword">RUN</span>');
  expect(first).toContain('<span class="token keyword">val</span>');
  for (const [lang, code] of [
    ['docker', 'FROM node'],
    ['kotlin', 'val two = 2'],
    ['python', 'pass'],
    ['php', '<?php'],
  ] as const)
    highlight(code, lang);
  expect(highlight(MARKDOWN, 'markdown')).toBe(first);
});

test('a language that nobody knows is plain text', () => {
  expect(highlight('a < b', 'nobody-knows')).toBe('a &lt; b');
  expect(highlight('```nobody-knows\na\n```', 'markdown')).toContain('nobody-knows');
});
