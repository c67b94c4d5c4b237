import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { banyan, contentRoot } from '../cli/banyan.ts';
import { hashes } from './checkout.ts';

const folder = mkdtempSync(join(tmpdir(), 'banyan build é-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PLAN =
  '---\ntitle: Shop\nstatus: planned\nowner: Ana\nfrom: { system: Old }\nto: { system: New }\n---\n\nText with [a link](phases/1-a.mdx).\n\n```mermaid\nflowchart LR\n  a --> b\n```\n';
const PHASE = '---\ntitle: A\nstatus: planned\nduration: 1w\n---\n\n- [ ] one\n';
const FILES = { 'plans/p/plan.mdx': PLAN, 'plans/p/phases/1-a.mdx': PHASE };

describe('build', () => {
  const root = contentRoot(FILES);
  const out = join(folder, 'site');

  test('is the same byte by byte for the same input and day', () => {
    const first = banyan(['build', '--content', root, '--out', out, '--as-of', '2026-03-02']);
    expect(first).toMatchObject({ code: 0, out: '' });
    expect(first.err).toMatch(
      /^Reading and checking\nRendering pages\nIndexing for search\nBuilt \d+ pages and \d+ search records of 1 plan into /,
    );
    const before = hashes(out);
    expect(Object.keys(before)).toEqual(
      expect.arrayContaining(['index.html', 'plans/p/index.html', 'plans/p/phases/a/index.html', 'pagefind/pagefind.js']),
    );
    // A portfolio of one plan opens on it.
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain('<meta http-equiv="refresh" content="0; url=/plans/p/">');
    const second = join(folder, 'again');
    expect(banyan(['build', '--content', root, '--out', second, '--as-of', '2026-03-02']).code).toBe(0);
    expect(hashes(second)).toEqual(before);
  });

  test('that fails leaves the previous site as it was, and nothing beside it', () => {
    const before = hashes(out);
    const broken = join(root, 'plans/p/phases/2-b.mdx');
    writeFileSync(broken, '---\ntitle: B\nstatus: planed\n---\n');
    const run = banyan(['build', '--content', root, '--out', out, '--as-of', '2026-03-02']);
    rmSync(broken);
    expect([run.code, run.out]).toEqual([1, '']);
    expect(run.err).toContain('`status`: "planed": not one of the words of this field');
    expect(run.err).toContain('banyan: nothing was built; the previous site is as it was\n');
    expect(hashes(out)).toEqual(before);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('that is interrupted leaves the previous site as it was', async () => {
    const before = hashes(out);
    const child = spawn(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        'src/cli/main.ts',
        'build',
        '--content',
        root,
        '--out',
        out,
        '--as-of',
        '2026-03-03',
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    await new Promise<void>((resolve) => {
      child.stderr.on('data', (chunk: Buffer) => {
        if (chunk.toString().includes('Rendering pages')) child.kill('SIGINT');
      });
      child.on('exit', () => resolve());
    });
    expect(hashes(out)).toEqual(before);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('puts back a site that a build which died between its two renames had moved away', () => {
    const lost = join(folder, 'lost');
    // No process has this number: it is above the largest that Linux gives.
    mkdirSync(join(folder, '.lost.banyan-4999999-0a1b2c3d.old'));
    writeFileSync(join(folder, '.lost.banyan-4999999-0a1b2c3d.old/index.html'), 'the previous site');
    writeFileSync(join(root, 'plans/p/phases/2-b.mdx'), '---\n');
    expect(banyan(['build', '--content', root, '--out', lost]).code).toBe(1);
    rmSync(join(root, 'plans/p/phases/2-b.mdx'));
    expect(readFileSync(join(lost, 'index.html'), 'utf8')).toBe('the previous site');
    expect(readdirSync(folder).filter((name) => name.startsWith('.lost'))).toEqual([]);
  });

  test('shows the text of diagrams that cannot be drawn where it is asked to', () => {
    writeFileSync(join(root, 'plans/p/plan.mdx'), PLAN.replace('a --> b', 'a -->'));
    const refused = banyan(['build', '--content', root, '--out', join(folder, 'diagrams')]);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain(`${basename(root)}/plans/p/plan.mdx:13:`);
    expect(banyan(['build', '--content', root, '--out', join(folder, 'diagrams'), '--diagrams', 'source']).code).toBe(0);
    writeFileSync(join(root, 'plans/p/plan.mdx'), PLAN);
  });
});

test('a site has the title, the logo and the colour of its portfolio, also where only they were changed', () => {
  const portfolio = (logo: string, accent: string): string =>
    `---\ntitle: Plans of the café\nurl: https://plans.example.com/\nlogo: ${logo}\naccent: "${accent}"\nshares: beside-site\naudiences:\n  - { id: all, title: All, sees: [status], mode: open }\n---\n`;
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const root = contentRoot({
    ...FILES,
    'portfolio.mdx': portfolio('shop.svg', '#0b6e4f'),
    'shop.svg': '<svg viewBox="0 0 120 30"><rect width="120" height="30"/></svg>',
  });
  writeFileSync(join(root, 'shop.png'), png);
  const out = join(folder, 'branded');
  const build = () => banyan(['build', '--content', root, '--out', out, '--as-of', '2026-03-02']);
  const read = (file: string): string => readFileSync(join(out, file), 'utf8');
  expect(build()).toMatchObject({ code: 0, err: expect.stringContaining(' and 1 page for an audience into ') });
  const first = read('plans/p/index.html');
  expect(first).toContain('<img src="/files/shop.svg" alt="" width="112" height="28">');
  expect(first).toMatch(/<a class="wordmark" href="\/"[^>]*>.*<span class="visually-hidden">Plans of the café<\/span>/);
  expect(first).toContain('--accent:light-dark(#0b6e4f,');
  expect(first).not.toContain('og:image');
  expect(read('files/shop.svg')).toContain('<rect');
  const shared = read('s/p/all.html');
  expect(shared).toContain('--accent:light-dark(#0b6e4f,');
  expect(shared).toContain('url(data:image/svg+xml;base64,');
  expect(shared).not.toContain('café');

  writeFileSync(join(root, 'portfolio.mdx'), portfolio('shop.png', '#ffcc00'));
  expect(build().code).toBe(0);
  const second = read('plans/p/index.html');
  expect(second).toContain(',#ffcc00)');
  expect(second).toContain('<meta property="og:image" content="https://plans.example.com/files/shop.png">');
  expect(second).toMatch(/<span>Plans of the café<\/span>/);
});
