import { describe, expect, test } from 'vitest';
import { openPage } from './site.ts';

const PLANS = ['node-to-python', 'fastapi-to-nestjs', 'puppet-engine', 'bf-refactor-merge', 'junjo-server'];

describe('The overview of a plan', () => {
  test.each(PLANS)('shows what is wrong and what is next of %s on one screen', async (plan) => {
    const page = await openPage(`/plans/${plan}/`, { width: 1440, height: 900 });
    for (const heading of ['Findings', 'Up next']) {
      const box = await page.getByRole('heading', { name: heading }).boundingBox();
      expect(box && box.y + box.height, heading).toBeLessThan(780);
    }
    const third = page.locator('[aria-labelledby="s-wrong"] tbody tr').nth(2);
    const box = await third.boundingBox();
    expect(box && box.y + box.height).toBeLessThan(900);
  });

  test.each(PLANS)('links every figure of %s to a page that exists', async (plan) => {
    const page = await openPage(`/plans/${plan}/`);
    const links = await page
      .locator('.figures dt + dd a')
      .evaluateAll((all) => all.map((each) => (each as HTMLAnchorElement).href));
    expect(links.length).toBe(await page.locator('.figures dt').count());
    expect(links.length).toBeGreaterThan(1);
    for (const link of links) expect((await page.request.get(link)).status(), link).toBe(200);
  });

  test('shows phases and traffic on one axis', async () => {
    const page = await openPage('/plans/node-to-python/');
    expect(await page.locator('.gantt.mini tbody th').allInnerTexts()).toEqual(expect.arrayContaining(['Traffic']));
    expect(await page.locator('.gantt.mini svg a').count()).toBeGreaterThanOrEqual(4);
  });

  test('names the nearest thing first: what the current phase waits for', async () => {
    const page = await openPage('/plans/node-to-python/');
    const next = page.locator('[aria-labelledby="s-next"]');
    expect(await next.locator('.section-head').innerText()).toContain('Core features migration');
    await next.locator('tbody a').first().click();
    await page.waitForURL('**/plans/node-to-python/phases/core-features/#*');
    expect(await page.locator(new URL(page.url()).hash).getAttribute('class')).toContain('task-open');
  });

  test('sets what the plan states beside what follows from it', async () => {
    const page = await openPage('/plans/puppet-engine/');
    const row = page.locator('[aria-labelledby="s-stated"] tbody tr').first();
    expect(await row.innerText()).toMatch(/10w[\s\S]*55 working days[\s\S]*no/);
  });

  test('writes absence out instead of leaving cells empty', async () => {
    const page = await openPage('/plans/node-to-python/');
    expect(await page.locator('[aria-labelledby="s-document"]').innerText()).toContain(
      'unknown: roles are allocated, but the plan itself has no owner yet',
    );
    const empty = await page
      .locator('main dd, main tbody td')
      .evaluateAll(
        (cells) =>
          cells.filter((cell) => cell.textContent?.trim() === '' && !cell.querySelector('svg') && !cell.closest('.gantt')).length,
      );
    expect(empty).toBe(0);
  });

  test('places the phases where its author wrote them', async () => {
    const page = await openPage('/plans/node-to-python/');
    expect(await page.locator('.own-words .placed table.phases tbody tr').count()).toBe(4);
    expect(await page.locator('table.phases').count()).toBe(1);
  });
});
