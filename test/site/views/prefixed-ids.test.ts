import { expect, test } from 'vitest';
import { json } from '../../../src/site/views/json.ts';
import { prefixedIds } from '../../../src/site/views/prefixed-ids.ts';

test('ids and the links to them get a prefix; text and other links stay', () => {
  const html =
    '<h2 id="login">Login<a class="anchor" href="#login"></a></h2><p>Write id="login", see <a href="/x/#login">there</a>.</p>';
  expect(prefixedIds(html, 'auth--')).toBe(
    '<h2 id="auth--login">Login<a class="anchor" href="#auth--login"></a></h2><p>Write id="login", see <a href="/x/#login">there</a>.</p>',
  );
});

test('nothing in a data island ends its script', () => {
  expect(json({ note: '</script><script>' })).toBe('{"note":"\\u003c/script>\\u003cscript>"}');
});
