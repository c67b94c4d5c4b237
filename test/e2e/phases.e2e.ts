import { describe, expect, test } from 'vitest';
import { openPage } from './site.ts';

describe('Somebody who works on a phase', () => {
  test('finds its tasks as boxes, nested as they were written, each with an address', async () => {
    const page = await openPage('/plans/node-to-python/phases/core-features/');
    const task = page.locator('li.task', { hasText: 'Build API implementation' }).first();
    expect(await task.locator('li.task').allInnerTexts()).toEqual(['Endpoint validation', 'Workspace creation', 'Task queuing']);
    const id = await task.getAttribute('id');
    await page.goto(`${page.url()}#${id}`);
    await expect.poll(() => task.evaluate((element) => element.matches(':target'))).toBe(true);
    await expect.poll(() => task.evaluate((element) => element.getBoundingClientRect().top >= 52)).toBe(true);
  });

  test('sees what guards it, and how much of that is met', async () => {
    const page = await openPage('/plans/node-to-python/phases/core-features/');
    expect(await page.locator('section[aria-labelledby="s-gate"]').innerText()).toMatch(/not passed[\s\S]*0 of 9 met/);
  });

  test('sees when it runs, what that follows from, and what it waits for', async () => {
    const page = await openPage('/plans/puppet-engine/phases/memory-llm/');
    const position = await page.locator('[aria-labelledby="s-position"]').innerText();
    expect(position).toContain('weeks 4–5');
    expect(position).toContain('none: it decides the finish');
    expect(await page.locator('[aria-labelledby="s-dependencies"] tbody tr').allInnerTexts()).toEqual([
      expect.stringMatching(/^waits for\s+Core Domain Models/),
      expect.stringMatching(/^blocks\s+Event Engine/),
    ]);
  });

  test('finds the rows that belong to it, and goes to them', async () => {
    const page = await openPage('/plans/node-to-python/phases/core-features/');
    const metric = page.locator('[aria-labelledby="s-metrics"] th a').first();
    await metric.click();
    await page.waitForURL('**/plans/node-to-python/metrics/#*');
    const { hash } = new URL(page.url());
    expect(await page.locator(`[id="${decodeURIComponent(hash.slice(1))}"]`).count()).toBe(1);
  });

  test('sees all phases with their tasks and criteria in a table', async () => {
    const page = await openPage('/plans/node-to-python/phases/');
    const row = page.locator('table.phases tbody tr').first();
    expect(await row.innerText()).toMatch(/Foundation & security hardening[\s\S]*done[\s\S]*15 of 15[\s\S]*4 of 4/);
  });

  test('sorts the phases of a plan, and finds the order again at the address', async () => {
    const page = await openPage('/plans/node-to-python/phases/');
    const names = () => page.locator('table.phases tbody th a').allInnerTexts();
    const asWritten = await names();
    await page.getByRole('button', { name: 'Tasks' }).click();
    await page.getByRole('button', { name: 'Tasks' }).click();
    await expect.poll(() => new URL(page.url()).search).toBe('?phases.sort=tasks&phases.order=descending');
    const sorted = await names();
    expect(sorted[0]).toBe('Foundation & security hardening');
    expect([...sorted].sort()).toEqual([...asWritten].sort());
    await page.reload();
    expect(await names()).toEqual(sorted);
  });

  test('narrows a long list of phases by their status', async () => {
    const page = await openPage('/plans/junjo-server/phases/');
    const rows = page.locator('table.phases tbody tr:visible');
    const all = await rows.count();
    await page.getByLabel('Status', { exact: true }).selectOption('ready');
    expect(await rows.count()).toBeGreaterThan(0);
    expect(await rows.count()).toBeLessThan(all);
    for (const text of await rows.allInnerTexts()) expect(text).toContain('ready');
  });

  test('jumps within a long page by its table of contents', async () => {
    const page = await openPage('/plans/node-to-python/phases/core-features/');
    await page.locator('.toc a', { hasText: 'Goals' }).click();
    await expect
      .poll(() => page.locator('h2', { hasText: 'Goals' }).evaluate((heading) => heading.getBoundingClientRect().top))
      .toBeLessThan(140);
  });
});

describe('Somebody who has to go back at night', () => {
  test('gets each way back on one printed page, with big numbered steps and a box for each', async () => {
    const page = await openPage('/plans/node-to-python/rollback/switch-back/', { print: true });
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
    const steps = page.locator('.procedure ol > li');
    expect(await steps.count()).toBe(4);
    expect(await steps.first().evaluate((step) => Number.parseFloat(getComputedStyle(step).fontSize))).toBeGreaterThanOrEqual(14);
    expect(await steps.first().evaluate((step) => getComputedStyle(step, '::after').borderTopStyle)).toBe('solid');
  });

  test('is told what the plan does not say', async () => {
    const page = await openPage('/plans/node-to-python/rollback/switch-back/');
    expect(await page.locator('[aria-labelledby="s-facts"]').innerText()).toContain('unknown: no procedure for the data yet');
    expect(await page.locator('section[aria-labelledby="s-triggers"]').innerText()).toContain('unknown: no threshold set yet');
  });
});

describe('Somebody who has to decide', () => {
  test('finds open questions first, with what there is to choose from and what waits for them', async () => {
    const page = await openPage('/plans/junjo-server/decisions/');
    const first = page.locator('.decision').first();
    expect(await first.locator('.options li').allInnerTexts()).toEqual(['Poetry', 'pip']);
    expect(await first.innerText()).toContain('Base FastAPI Setup');
    expect(await first.locator('.row-link').first().getAttribute('href')).toBe(`#${await first.getAttribute('id')}`);
  });
});
