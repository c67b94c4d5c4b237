import { describe, expect, test } from 'vitest';
import { openPage } from './site.ts';

const NODE = '/plans/node-to-python/rollout/';

describe('A reader of a rollout', () => {
  test('sees both statements of the plan and where they cannot both be true', async () => {
    const page = await openPage(NODE);
    expect(await page.locator('.traffic-chart .second').count()).toBe(1);
    expect(await page.locator('.traffic-chart .broken').count()).toBe(1);
    expect(await page.locator('.steps td[data-h="By the table"] .alarm').allInnerTexts()).toEqual([
      '20 %',
      '20 %',
      '50 %',
      '50 %',
    ]);
  });

  test('follows a step of the drawing to its row', async () => {
    const page = await openPage(NODE);
    await page.locator('.traffic-chart a').nth(2).focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('tr:target th').innerText()).toContain('Cutover');
  });

  test('sets options side by side, each leading to its steps', async () => {
    const page = await openPage('/plans/fastapi-to-nestjs/rollout/');
    const options = page.locator('.multiples a');
    expect(await options.allInnerTexts()).toEqual(['Blue-green deployment', 'Canary deployment', 'Immediate switch']);
    await options.nth(1).click();
    expect(await page.locator('section:target h2').innerText()).toBe('Canary deployment');
  });

  test('is told where the plan gives no share', async () => {
    const page = await openPage('/plans/puppet-engine/rollout/');
    expect(await page.locator('.traffic-chart .area-unknown').count()).toBe(1);
    expect(await page.locator('.steps tbody tr').nth(1).innerText()).toContain('unknown: planned in the phase');
  });

  test('does not scroll the page sideways on a phone', async () => {
    const page = await openPage(NODE, { width: 360 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});
