import { expect, test } from 'vitest';
import { idWords, plainText } from '../../src/model/plain-text.ts';

test.each([
  ['POST /_reindex', 'POST /_reindex'],
  ['`/api/*` and `__init__.py`', '/api/* and __init__.py'],
  ['**Phase 1**: *soon*, _really_', 'Phase 1: soon, really'],
  ['__bold__ `a_b` **`c`** *see `d` now*', 'bold a_b c see d now'],
  ['snake_case and 2 * 3, ~9 h', 'snake_case and 2 * 3, ~9 h'],
  ['[`Item`](models.mdx#item) ~~old~~', 'Item old'],
  ['**Owner', 'Owner'],
  ['5\\*5', '5*5'],
  ['two\n  lines', 'two lines'],
])('%s is %s as plain text', (markdown, text) => {
  expect(plainText(markdown)).toBe(text);
});

test('an id has none of the signs, so that marks more or less keep it', () => {
  expect(idWords('**Port** the `order_items` table')).toBe(idWords('Port the order_items table'));
});
