import { describe, expect, test } from 'vitest';
import { openPage } from './site.ts';

const TIMELINE = '/plans/junjo-server/timeline/';

describe('A reader with a touch screen', () => {
  test('sees by a first tap what a bar means, and opens its phase by a second', async () => {
    const page = await openPage(TIMELINE, { touch: true, width: 768 });
    await page.waitForLoadState('networkidle');
    const bar = page.locator('.bar-link').first();
    await bar.tap();
    expect(await page.locator('.tip').innerText()).toMatch(/^.+\. Tap again to open it\.$/);
    expect(new URL(page.url()).pathname).toBe(TIMELINE);
    await bar.tap();
    await page.waitForURL('**/plans/junjo-server/phases/**');
  });

  test('learns what the head of a column means, and closes the note by a tap elsewhere', async () => {
    const page = await openPage(TIMELINE, { touch: true, width: 1024 });
    await page.waitForLoadState('networkidle');
    await page
      .locator('th', { hasText: /^Slack$/ })
      .last()
      .tap();
    expect(await page.locator('.tip').innerText()).toContain('Working days by which a phase may slip');
    await page.locator('h1').tap();
    expect(await page.locator('.tip').count()).toBe(0);
  });
});

describe('Somebody who presents', () => {
  test.each([
    [TIMELINE, 'figure.timeline'],
    ['/plans/junjo-server/architecture/system/', '.architecture'],
  ])('shows the drawing of %s on the whole screen and comes back', async (path, figure) => {
    const page = await openPage(path);
    await page.locator(`${figure} .full-screen`).click();
    await expect.poll(() => page.evaluate((selector) => document.fullscreenElement?.matches(selector), figure)).toBe(true);
    await page.locator(`${figure} .full-screen`, { hasText: 'Close (Esc)' }).click();
    await expect.poll(() => page.evaluate(() => document.fullscreenElement)).toBeNull();
  });
});

describe('A reader who comes back', () => {
  test('is told how many changes of the plan are new, and is led to the first of them', async ({ skip }) => {
    const page = await openPage('/plans/junjo-server/');
    const note = page.locator('[data-seen]');
    if ((await note.count()) === 0) skip('a checkout without history has no changelog');
    expect(await note.isVisible()).toBe(false);
    const commits = ((await note.getAttribute('data-seen')) ?? '').split(' ');
    if (commits.length < 2) skip('a shallow checkout has one commit');
    await page.evaluate((commit) => {
      sessionStorage.clear();
      localStorage.setItem(`seen ${location.pathname}`, `${commit} 2026-01-30`);
    }, commits[1]);
    await page.reload();
    expect(await note.innerText()).toBe('1 change since you last looked, on 30 Jan');
    expect(await note.locator('a').getAttribute('href')).toMatch(new RegExp(`changelog/#c-${commits[0]}$`));
  });

  test('has the steps of the rollout ticked as they were left, until they are reset', async () => {
    const page = await openPage('/plans/junjo-server/rollout/');
    const reset = page.locator('[data-reset-ticks]');
    expect(await reset.isVisible()).toBe(false);
    await page.getByRole('checkbox', { name: 'Step 2 is done' }).check();
    await page.reload();
    const ticked = () =>
      page.locator('[data-tick]').evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).checked));
    expect(await ticked()).toEqual([false, true, false, false, false]);
    await reset.click();
    expect(await ticked()).toEqual([false, false, false, false, false]);
    await page.reload();
    expect(await ticked()).toEqual([false, false, false, false, false]);
  });
});
