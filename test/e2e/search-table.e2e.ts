import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPage } from './site.ts';

/** What is searched for, and the first result that is expected: its name and what it is. */
const ANYWHERE: readonly (readonly [query: string, name: string | RegExp, where: string | RegExp])[] = [
  ['websocket protocol change', /^WebSocket protocol change/, 'risk · FastAPI to NestJS'],
  ['rollback', 'Rollback', /^rollback · /],
  ['kubernetes', 'Kubernetes', 'stack · Node.js to Python'],
  ['redis', /redis/i, /^(stack|service) · /],
  ['phase 3', /./, /^phase · /],
  ['week 8', 'week 8', 'traffic · Node.js to Python'],
  ['/otel/trace/123', 'GET /otel/trace/{id}', 'endpoint · Junjo Server, Go to Python'],
  ['GET /otel/trace/9f8e7d6c', 'GET /otel/trace/{id}', 'endpoint · Junjo Server, Go to Python'],
  ['/otel/traces', 'GET /otel/traces', 'endpoint · Junjo Server, Go to Python'],
  ['POST /auth/login', 'POST /auth/login', /^endpoint · /],
  ['alembic', /Alembic/, /· Junjo Server, Go to Python$/],
  ['session cookie', 'Session/Cookie Authentication', 'phase · Junjo Server, Go to Python'],
  ['authentication', 'Session/Cookie Authentication', 'phase · Junjo Server, Go to Python'],
  ['jwt', 'JWT → python-jose', 'stack · Node.js to Python'],
  ['sqlalchemy', 'SQLAlchemy + Alembic Setup', 'phase · Junjo Server, Go to Python'],
  ['duckdb', /DuckDB/, /· Junjo Server, Go to Python$/],
  ['cutover', 'Deployment & Cutover', 'phase · Junjo Server, Go to Python'],
  ['cut over', 'Cut-over & Hypercare', 'phase · Puppet Engine, Node.js to Python'],
  ['hypercare', 'Cut-over & Hypercare', 'phase · Puppet Engine, Node.js to Python'],
  ['exit criteria', /./, /^(?!rule|guide)/],
  ['error rate', /error rate/i, /^(?!rule|guide)/],
  ['traffic', /./, /^(?!rule|guide)/],
  ['switch back', 'Switch back to Node.js', 'rollback · Node.js to Python'],
  ['poetry or pip', 'Poetry or pip for dependency management?', 'decision · Junjo Server, Go to Python'],
  ['solana', 'Solana Integration', 'phase · Puppet Engine, Node.js to Python'],
  ['memory usage', /^memory.usage/i, /^(metric|task) · /],
  ['celery', /Celery/, /· Node.js to Python$/],
  ['docker compose', /docker.compose/i, /· (FastAPI to NestJS|Junjo Server, Go to Python)$/],
  ['stakeholder', 'Stakeholder communication sent', 'task · Node.js to Python'],
  ['glossary', 'Glossary', 'guide'],
  ['how to write a plan', 'Writing a plan', 'guide'],
  ['Rollout step falls into a freeze', 'Rollout step falls into a freeze', 'rule'],
];

/** Words that stand nowhere, what is searched for instead, and the first result. */
const MISSPELT: readonly (readonly [query: string, instead: string, name: RegExp])[] = [
  ['rolback', 'rollback', /Rollback/],
  ['kuberentes', 'kubernetes', /Kubernetes/],
  ['authentcation', 'authentication', /Authentication/],
  ['postgress', 'postgresql', /PostgreSQL/],
  ['data migraton', 'data migration', /./],
];

async function answer(page: Page, query: string): Promise<{ name: string; where: string; instead: string; summary: string }> {
  await page.locator('.pf-input').fill(query);
  await page.waitForFunction(
    (words) => document.querySelector('pagefind-summary')?.textContent?.trim().endsWith(` for ${words}`),
    query,
  );
  const shown = async (selector: string): Promise<string> =>
    (await page.locator(selector).count()) === 0 ? '' : page.locator(selector).first().innerText();
  const summary = await shown('pagefind-summary');
  if (!summary.startsWith('No ')) await page.locator('.hit a').first().waitFor();
  return {
    name: await shown('.hit a'),
    where: await shown('.hit-where'),
    instead: await shown('.search-instead:visible'),
    summary,
  };
}

let page: Page;
const openSearch = async (path: string): Promise<Page> => {
  const opened = await openPage(path, { keep: true });
  await opened.keyboard.press('/');
  await opened.waitForSelector('dialog.pf-modal[open]');
  return opened;
};

describe('Somebody who searches from the portfolio', () => {
  beforeAll(async () => {
    page = await openSearch('/');
  });
  afterAll(() => page.context().close());

  test.each(ANYWHERE)('finds by "%s" first %s (%s)', async (query, name, where) => {
    const first = await answer(page, query);
    expect(first).toEqual({
      name: typeof name === 'string' ? name : expect.stringMatching(name),
      where: typeof where === 'string' ? where : expect.stringMatching(where),
      instead: '',
      summary: expect.any(String),
    });
  });

  test.each(MISSPELT)('who types "%s" is told that the results are those for "%s"', async (query, instead, name) => {
    const first = await answer(page, query);
    expect(first.name).toMatch(name);
    expect(first.instead).toBe(`Nothing matches “${query}” exactly. These are the results for “${instead}”.`);
  });

  test('is told where nothing is near', async () => {
    expect(await answer(page, 'zzzzqqq')).toEqual({ name: '', where: '', instead: '', summary: 'No results for zzzzqqq' });
  });
});

describe('Somebody who searches from a plan', () => {
  test.each(['rollback', 'redis', 'phase 3', 'traffic', 'exit criteria'])('finds by "%s" its own plan first', async (query) => {
    const opened = await openSearch('/plans/puppet-engine/timeline/');
    expect((await answer(opened, query)).where).toMatch(/ · Puppet Engine, Node\.js to Python$/);
    await opened.context().close();
  });

  test('has the query in the address, and the results again when they come back from one', async () => {
    const opened = await openSearch('/plans/puppet-engine/');
    await answer(opened, 'solana');
    expect(new URL(opened.url()).searchParams.get('search')).toBe('solana');
    await opened.keyboard.press('Enter');
    await opened.waitForURL('**/phases/**');
    await opened.goBack();
    await opened.waitForSelector('dialog.pf-modal[open] .hit a');
    expect(await opened.locator('.pf-input').inputValue()).toBe('solana');
    await opened.keyboard.press('Escape');
    await opened.keyboard.press('Escape');
    await expect.poll(() => new URL(opened.url()).search).toBe('');
    await opened.context().close();
  });

  test('opens a link to a search', async () => {
    const opened = await openPage('/plans/junjo-server/?search=alembic');
    await opened.waitForSelector('dialog.pf-modal[open] .hit a');
    expect(await opened.locator('.pf-input').inputValue()).toBe('alembic');
    await opened.context().close();
  });
});
