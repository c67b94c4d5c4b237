import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import sirv from 'sirv';
import { expect, inject, test } from 'vitest';
import { CHROMIUM_FLAGS } from '../chromium.ts';

test('the site works under the policy that it brings for static hosts', async () => {
  const headers = readFileSync('public/_headers', 'utf8');
  const policy = /Content-Security-Policy: (.*)/.exec(headers)?.[1] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(/script-src [^;]*/.exec(policy)?.[0]).not.toContain('unsafe-inline');
  expect(readFileSync(join(inject('dist'), '_headers'), 'utf8')).toBe(headers);
  const files = sirv(inject('dist'), { dev: true });
  const server = createServer((request, response) => {
    response.setHeader('content-security-policy', policy);
    files(request, response, () => void response.writeHead(404).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const browser = await chromium.launch({ executablePath: inject('chromium'), args: CHROMIUM_FLAGS });
  const page = await browser.newPage();
  const refused: string[] = [];
  page.on('console', (message) => void (message.type() === 'error' && refused.push(message.text())));
  for (const path of [
    '/',
    '/plans/node-to-python/',
    '/plans/node-to-python/timeline/',
    '/plans/node-to-python/endpoints/',
    '/plans/node-to-python/architecture/reference/',
    '/guide/diagrams/',
  ]) {
    await page.goto(url + path, { waitUntil: 'networkidle' });
  }
  await page.keyboard.press('/');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('memory');
  await page.getByRole('dialog').locator('a[href*="/plans/"]').first().waitFor();
  expect(refused).toEqual([]);
  await browser.close();
  server.closeAllConnections();
  server.close();
});
