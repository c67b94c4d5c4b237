import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '../../src/build/serve.ts';
import { banyan } from '../cli/banyan.ts';
import { sidewaysScroll, violations } from './holds.ts';
import { openPage } from './site.ts';

/** The site of a plan with a surface of GraphQL and one of AsyncAPI. */
let folder: string;
let site: { url: string; server: Server };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'banyan-contracts-'));
  const { code, err } = banyan([
    'build',
    '--content',
    'test/fixtures/contract-formats',
    '--as-of',
    '2026-11-30',
    '--out',
    folder,
  ]);
  if (code !== 0) throw new Error(err);
  site = await serve(folder, { host: '127.0.0.1', port: 0, base: '/' });
});
afterAll(() => {
  site.server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each([1440, 360])('a caller reads what changes, %i pixels wide', (width) => {
  test.each([
    [
      'graph',
      'QUERY product',
      ['argument channel is new (required)', 'field price: type Float → Money', 'field tags may be null now'],
    ],
    ['events', 'PUB orders.created', ['message total is optional now', 'message channel may be "app" now']],
    ['events', 'PUB orders.paid', ['Not compared: the payload of OrderPaid is described in Avro.']],
  ])('of %s: %s', async (page, name, expected) => {
    const opened = await openPage(`/plans/shop/endpoints/${page}/`, { width, url: site.url });
    await opened.getByRole('button', { name: 'Open all' }).click();
    const row = opened.locator('.mapping tr.row', { hasText: name.replace(/^\w+ /, '') }).first();
    const detail = row.locator('xpath=following-sibling::tr[1]');
    for (const text of expected) await expect.poll(() => detail.getByText(text).first().isVisible()).toBe(true);
    expect(await sidewaysScroll(opened)).toBe(0);
    expect(await violations(opened)).toEqual([]);
  });
});
