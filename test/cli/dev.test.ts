import { spawn } from 'node:child_process';
import { readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { banyan, contentRoot } from './banyan.ts';

const phase = (title: string, more: string): string => `---\ntitle: ${title}\nstatus: planned\n${more}\n---\n\n- [ ] One\n`;
const content = contentRoot({
  'plans/p/plan.mdx':
    '---\ntitle: Shop\nstatus: planned\nowner: Ana\nfrom: { system: Old }\nto: { system: New }\nstart: 2026-03-02\naudiences:\n  - { id: all, title: All, sees: [status], mode: open }\n  - { id: board, title: Board, sees: [status] }\n---\n',
  'plans/p/phases/1-build.mdx': phase('Build', 'after: []\nduration: 1w'),
  'plans/p/phases/2-cutover.mdx': phase('Cutover', 'after: [build]\nduration: 1w'),
});
const at = (file: string): string => join(content, 'plans/p/phases', file);

let url: string;
let end: () => void;
/** Reads the events of the server. */
let events: ReadableStreamDefaultReader<Uint8Array>;

beforeAll(async () => {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'src/cli/main.ts', 'dev', '--content', content, '--port', '0'],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, BANYAN_SHARE_SECRET: '' } },
  );
  end = () => void child.kill('SIGINT');
  let told = '';
  url = await new Promise((done, failed) => {
    child.stdout.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      const found = /Serving (http\S+)/.exec(told)?.[1];
      if (found !== undefined) done(found);
    });
    child.once('exit', () => failed(new Error(told)));
  });
  const { body } = await fetch(`${url}_banyan/events`);
  if (!body) throw new Error('there are no events');
  events = body.getReader();
  await events.read();
}, 240_000);

afterAll(() => {
  end();
  rmSync(content, { recursive: true, force: true });
});

/** Changes files and waits until browsers are told to reload. */
async function after(change: () => void): Promise<void> {
  change();
  const { value } = await events.read();
  expect(new TextDecoder().decode(value)).toContain('data: reload');
}

const page = async (path: string): Promise<{ status: number; html: string }> => {
  // A connection that is kept would be closed by the server while this process waits for a command.
  const response = await fetch(new URL(path, url), { headers: { connection: 'close' } });
  return { status: response.status, html: await response.text() };
};

/** What the computed model says of phases: their pages, and the days on which they begin and end. */
function phases(): { id: string; days: (string | undefined)[] }[] {
  const { plans } = JSON.parse(banyan(['export', '--content', content]).out);
  return Object.entries<{ earlyStart?: string; earlyFinish?: string }>(plans.p.schedule.phases).map(([id, each]) => ({
    id,
    days: [each.earlyStart, each.earlyFinish],
  }));
}

/** `2026-03-02` → `2 Mar` */
const shown = (day = ''): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** Every page that was visited shows what `export` says now. */
async function expectShown(): Promise<void> {
  const known = phases();
  const overview = (await page('plans/p/')).html;
  const timeline = (await page('plans/p/timeline/')).html;
  for (const { id, days } of known) {
    const own = await page(`plans/p/phases/${id}/`);
    expect(own.status).toBe(200);
    for (const day of days) {
      expect(own.html).toContain(shown(day));
      expect(timeline).toContain(shown(day));
    }
    expect(overview).toContain(`/plans/p/phases/${id}/`);
  }
}

test('every change is on every page that was visited before', { timeout: 600_000 }, async () => {
  await expectShown();
  await after(() => writeFileSync(at('1-build.mdx'), phase('Build', 'after: []\nduration: 4w')));
  await expectShown();
  await after(() => writeFileSync(at('3-cleanup.mdx'), phase('Cleanup', 'after: [cutover]\nduration: 2w')));
  await expectShown();
  await after(() => renameSync(at('3-cleanup.mdx'), at('3-retire.mdx')));
  await expectShown();
  expect((await page('plans/p/phases/cleanup/')).status).toBe(404);
  await after(() => unlinkSync(at('3-retire.mdx')));
  await expectShown();
  expect((await page('plans/p/phases/retire/')).status).toBe(404);
  await after(() => writeFileSync(at('2-cutover.mdx'), phase('Cutover', 'after: [build]\nduration: soon')));
  expect((await page('plans/p/')).html).toContain('2-cutover.mdx:5');
  await after(() => writeFileSync(at('2-cutover.mdx'), phase('Cutover', 'after: [build]\nduration: 3w')));
  await expectShown();
  expect((await page('plans/p/')).html).not.toContain('2-cutover.mdx:5');
});

test('the page of an audience is served as a build would publish it, or why there is none', async () => {
  const { status, html } = await page('s/p/all.html');
  expect([status, html]).toEqual([200, expect.stringContaining('For All')]);
  await after(() =>
    writeFileSync(at('../plan.mdx'), readFileSync(at('../plan.mdx'), 'utf8').replace('title: Shop', 'title: Store')),
  );
  expect((await page('s/p/all.html')).html).toContain('<h1>Store</h1>');
  expect(await page('s/p/none.html')).toEqual({
    status: 404,
    html: 'There is no page of an audience at this address.\nNo page for the audience board of p: BANYAN_SHARE_SECRET is not set.\nnpx banyan share list prints the links there are.\n',
  });
});

test('a page that is missing its slash is found, and an address that cannot be read is refused', async () => {
  const moved = await fetch(new URL('plans/p', url), { redirect: 'manual' });
  expect([moved.status, moved.headers.get('location')]).toEqual([302, '/plans/p/']);
  expect((await page('plans/%E0%A4%A')).status).toBe(400);
});
