import { expect, test } from 'vitest';
import { headersFile, headersFor, hostPolicy } from '../../src/build/headers.ts';

test('the file says for each path below the base what a host is to send', () => {
  const file = headersFile('/docs');
  expect(headersFor(file, '/docs/plans/')).toMatchObject({ 'Content-Security-Policy': hostPolicy() });
  expect(headersFor(file, '/docs/plans/')).not.toHaveProperty('Cache-Control');
  expect(headersFor(file, '/docs/_astro/a.js')).toMatchObject({ 'Cache-Control': 'public, max-age=31536000, immutable' });
  expect(headersFor(file, '/docs/s/x.html')).toMatchObject({
    'Cache-Control': 'no-store',
    'Content-Security-Policy': hostPolicy(),
  });
  expect(headersFor(headersFile('/'), '/_astro/a.js')).toHaveProperty('Cache-Control');
});

test('no inline script is allowed but by its hash', () => {
  expect(/script-src [^;]*/.exec(hostPolicy())?.[0]).toMatch(
    /^script-src 'self' 'wasm-unsafe-eval'(?: 'sha256-[\w+/=]{44}'){3}$/,
  );
});
