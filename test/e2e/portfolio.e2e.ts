import { describe, expect, test } from 'vitest';
import { openPage } from './site.ts';

describe('Somebody who answers for several migrations', () => {
  test('sees each plan in a row: from what to what, status, progress, next, finish, verdict', async () => {
    const page = await openPage('/');
    const row = page.locator('#node-to-python');
    expect(await page.locator('.portfolio tbody tr[id]').count()).toBe(5);
    expect(await row.locator('th').innerText()).toMatch(/Node\.js to Python\nExpress\s+FastAPI/);
    expect(await row.getByRole('cell').nth(0).innerText()).toBe('in progress');
    expect(await row.getByRole('cell').nth(1).innerText()).toBe('1 of 4');
    expect(await row.getByRole('cell').nth(2).innerText()).toContain('Core features migration');
    expect(await row.locator('svg[role="img"]').last().getAttribute('aria-label')).toBeTruthy();
  });

  test('is told plainly what cannot be computed, and why', async () => {
    const page = await openPage('/');
    expect(await page.locator('#junjo-server .finish').innerText()).toContain('unknown');
    expect(await page.locator('#junjo-server .finish').innerText()).toContain('10 of 10 phases without a duration');
    expect(await page.locator('#bf-refactor-merge .track').innerText()).toBe('no phases stated');
  });

  test('sees a plan that outlasts what it states in red, with both numbers', async () => {
    const page = await openPage('/');
    const finish = page.locator('#puppet-engine .finish');
    expect(await finish.locator('a').getAttribute('class')).toContain('alarm');
    expect(await finish.innerText()).toContain('stated 10w, +5 working days');
  });

  test('goes from a number to where it comes from', async () => {
    const page = await openPage('/');
    await page.locator('#puppet-engine + .verdict-row a[href*="/findings/#"]').click();
    await page.waitForURL('**/plans/puppet-engine/findings/#*');
    const { hash } = new URL(page.url());
    expect(await page.locator(hash).count()).toBe(1);
  });

  test('reads the same on a phone, each cell with the name of its column', async () => {
    const page = await openPage('/', { width: 360 });
    expect(await page.locator('.portfolio thead').isVisible()).toBe(false);
    expect(
      await page
        .locator('#node-to-python td')
        .first()
        .evaluate((cell) => getComputedStyle(cell, '::before').content),
    ).toBe('"Status"');
  });
});
