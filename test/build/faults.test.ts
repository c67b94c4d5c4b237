import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, type TestContext, test } from 'vitest';
import { writePortfolio } from '../bench/portfolio.ts';
import { banyan, contentRoot } from '../cli/banyan.ts';
import { checkout, type Ended, hashes, mounted, remount, running } from './checkout.ts';

const PLAN = (title: string): string =>
  `---\ntitle: ${title}\nstatus: planned\nowner: Ana\nfrom: { system: Old }\nto: { system: New }\n---\n\n\`\`\`mermaid\nflowchart LR\n  a --> b\n\`\`\`\n`;
const folder = mkdtempSync(join(tmpdir(), 'banyan-faults-'));
const house = checkout();
const [shop, mill] = [contentRoot({ 'plans/p/plan.mdx': PLAN('Shop') }), contentRoot({ 'plans/p/plan.mdx': PLAN('Mill') })];
const cache = join(house, 'node_modules/.cache/banyan');
afterAll(() => {
  for (const each of [folder, house, shop, mill]) rmSync(each, { recursive: true, force: true });
});

/** The user that owns nothing, as on most systems. */
const NOBODY = 65534;

const args = (content: string, out: string): string[] => ['build', '--content', content, '--out', out, '--as-of', '2026-03-02'];
const hidden = (path: string): string[] => readdirSync(path).filter((name) => name.startsWith('.'));
const beingBuilt = (): string[] => (existsSync(join(cache, 'builds')) ? readdirSync(join(cache, 'builds')) : []);

/** What two sites are when nothing comes between. */
let undisturbed: Record<'shop' | 'mill', Record<string, string>>;
beforeAll(async () => {
  const [first, second] = [join(folder, 'shop'), join(folder, 'mill')];
  const runs = await Promise.all([running(house, args(shop, first)), running(house, args(mill, second))]);
  expect(runs.map(({ code }) => code)).toEqual([0, 0]);
  undisturbed = { shop: hashes(first), mill: hashes(second) };
  expect(undisturbed.shop['index.html']).not.toBe(undisturbed.mill['index.html']);
});

/** An output with a site of earlier days in it. */
function earlier(name: string): { beside: string; out: string; before: Record<string, string> } {
  const beside = join(folder, name);
  const out = join(beside, 'site');
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, '.banyan-site'), '');
  writeFileSync(join(out, 'index.html'), 'a site of earlier days');
  return { beside, out, before: hashes(out) };
}

const NOTHING = 'nothing was built; the previous site is as it was';

/** Refused in words, with exit code 2; what was there is as it was, and nothing lies beside it. */
function expectRefused(ended: Pick<Ended, 'code' | 'err'>, message: string, at: ReturnType<typeof earlier>): void {
  expect(ended.err.replace(/^(Reading and checking|Rendering pages|Indexing for search)\n/gm, '')).toBe(`banyan: ${message}\n`);
  expect(ended.code).toBe(2);
  expect([hashes(at.out), hidden(at.beside)]).toEqual([at.before, []]);
}

/** A disk of some size at a path; the test is skipped, with the reason, where none can be mounted. */
function disk(context: TestContext, path: string, options: string): { unmount: () => void } {
  const made = mounted(path, options);
  return 'why' in made ? context.skip(made.why) : made;
}

describe('a disk that is full', () => {
  const words = (path: string): string =>
    `${path}: the disk is full: ${NOTHING}\n  Free some space, or choose a folder on another disk`;

  test('under the output', async (context) => {
    const { unmount } = disk(context, join(folder, 'small'), 'size=1m');
    try {
      const at = earlier('small');
      expectRefused(await running(house, args(shop, at.out)), words(at.out), at);
      expect(beingBuilt()).toEqual([]);
    } finally {
      unmount();
    }
  });

  test('under the cache', async (context) => {
    const at = earlier('cache');
    const { unmount } = disk(context, join(cache, 'builds'), 'size=1m');
    try {
      const ended = await running(house, args(shop, at.out));
      // The search index's own program tells of the full disk, too.
      const err = ended.err.replace(/^\nthread 'main'[\s\S]*?backtrace\.\n/m, '');
      expectRefused({ ...ended, err }, words(cache), at);
    } finally {
      unmount();
    }
  });

  // Pagefind's program panics there, and what waits for it would wait for ever.
  test('under a program that dies of it', async (context) => {
    const path = join(folder, 'full');
    const { unmount } = disk(context, path, 'size=1m');
    try {
      const dying = join(folder, 'dying-pagefind');
      writeFileSync(dying, '#!/bin/sh\nhead -c 1 > /dev/null\nexit 101\n', { mode: 0o755 });
      const waiting = (site: string): string => `
        import { SiteWriter } from './src/build/output/writer.ts';
        process.env.PAGEFIND_BINARY_PATH = ${JSON.stringify(dying)};
        const writer = new SiteWriter({ site: ${JSON.stringify(site)}, out: '/nowhere', parts: [{ number: 0, records: [] }], previousDigests: {} }, () => undefined);
        writer.expect([1]);
        await writer.write({ file: 'index.html', bytes: new Uint8Array(9), slot: { part: 0, index: 0 } });
        await writer.end().catch((error) => { process.stderr.write(error.code + ' ' + error.message); process.exitCode = 7; });`;
      const wait = (site: string) => running(house, ['-e', waiting(site)]);
      writeFileSync(join(path, 'fill'), Buffer.alloc(500_000));
      expect(await wait(path)).toMatchObject({ code: 7, err: 'ENOSPC Pagefind ended before its work was done' });
      const spacious = join(folder, 'spacious');
      expect(await wait(spacious)).toMatchObject({ code: 7, err: 'undefined Pagefind ended before its work was done' });
    } finally {
      unmount();
    }
  });
});

describe('an output that cannot be written', () => {
  test('as it is a file', () => {
    const at = earlier('file');
    const file = join(at.out, 'index.html');
    const refused = (out: string): void =>
      expectRefused(
        banyan(args(shop, out)),
        `${file}: a file lies where a folder is needed: ${NOTHING}\n  Remove it, or choose another folder`,
        at,
      );
    refused(file);
    refused(join(file, 'below'));
  });

  test('as its file system can only be read', async (context) => {
    const { unmount } = disk(context, join(folder, 'sealed'), 'size=1m');
    try {
      const at = earlier('sealed');
      remount(join(folder, 'sealed'), 'ro');
      expectRefused(
        await running(house, args(shop, at.out)),
        `${at.out}: it can only be read: its file system takes no changes: ${NOTHING}\n  Choose another folder`,
        at,
      );
    } finally {
      unmount();
    }
  });

  test('as a disk is mounted there', async (context) => {
    const at = earlier('mount');
    const { unmount } = disk(context, at.out, 'size=1m');
    try {
      expectRefused(
        await running(house, args(shop, at.out)),
        `${at.out}: a disk is mounted there, or it is in use: ${NOTHING}\n  Choose a folder below it`,
        { ...at, before: {} },
      );
    } finally {
      unmount();
    }
  });

  // Root may write everywhere: the build gives up its rights first.
  test.each(['the output', 'the folder around it'])('as there is no permission for %s', async (what) => {
    const at = earlier(`closed-${what.length}`);
    const closed = what === 'the output' ? at.out : at.beside;
    for (const each of [folder, house, shop]) chmodSync(each, 0o755);
    if (process.getuid?.() === 0) chownSync(at.beside, NOBODY, NOBODY);
    if (process.getuid?.() === 0) chownSync(at.out, NOBODY, NOBODY);
    chmodSync(closed, 0o555);
    const build = `process.argv = ['', '', ...${JSON.stringify(args(shop, at.out))}]; if (process.getuid?.() === 0) process.setuid(${NOBODY}); await import('./src/cli/main.ts');`;
    const ended = await running(house, ['--input-type=module', '-e', build]);
    chmodSync(closed, 0o755);
    expectRefused(ended, `${closed}: permission is denied: ${NOTHING}\n  Give write permission, or choose another folder`, at);
  });
});

test('builds that are killed leave the site as it was, and the next one is as if they had never been', async () => {
  const beside = join(folder, 'killed');
  const out = join(beside, 'site');
  cpSync(join(folder, 'mill'), out, { recursive: true });
  // So much that its pages are still being rendered when the signals come.
  const long = join(folder, 'long');
  writePortfolio(long, 24);
  const kill = (signal: NodeJS.Signals, step: string, afterMs = 0) =>
    running(house, args(long, out), (told, child) => {
      if (told.includes(step)) setTimeout(() => child.kill(signal), afterMs);
    });
  const ended = await Promise.all([
    kill('SIGINT', 'Reading and checking'),
    kill('SIGKILL', 'Rendering pages', 100),
    kill('SIGTERM', 'Rendering pages', 250),
    kill('SIGKILL', 'Rendering pages', 400),
    kill('SIGINT', 'Rendering pages', 550),
  ]);
  // A signal that nobody heard ends the program by itself; one that was heard, by its exit code once all is clean.
  expect(ended.map(({ code, signal }) => signal ?? code)).toEqual(['SIGINT', 'SIGKILL', 143, 'SIGKILL', 130]);
  expect([hashes(out), hidden(beside)]).toEqual([undisturbed.mill, []]);
  // Those that were killed outright had no time to clean; one that began after that has cleaned for them.
  expect(beingBuilt().length).toBeLessThanOrEqual(2);
  expect((await running(house, args(shop, out))).code).toBe(0);
  expect([hashes(out), hidden(beside), beingBuilt()]).toEqual([undisturbed.shop, [], []]);
});

/** Spoils what the cache holds, each file in another way, and puts some where none belong. */
function spoilCache(): number {
  const files = readdirSync(cache, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes('/compile/'))
    .sort();
  const before = files.map((file) => readFileSync(file));
  const ways: ((file: string, data: Buffer, index: number) => void)[] = [
    (file, data) => writeFileSync(file, data.subarray(0, data.length / 2)),
    (file, data) => writeFileSync(file, data.toString('latin1').replaceAll('a', 'e'), 'latin1'),
    (file) => writeFileSync(file, ''),
    (file, _, index) => writeFileSync(file, before[(index + 1) % before.length] ?? ''),
    (file) => {
      rmSync(file);
      mkdirSync(join(file, 'within'), { recursive: true });
    },
  ];
  for (const [index, file] of files.entries()) ways[index % ways.length]?.(file, before[index] ?? Buffer.alloc(0), index);
  return files.length;
}

test('builds at the same time into one output, from a spoiled cache, leave the whole of one of them', async () => {
  const beside = join(folder, 'together');
  const out = join(beside, 'site');
  expect(spoilCache()).toBeGreaterThan(2);
  const runs = await Promise.all([shop, mill, shop].map((content) => running(house, args(content, out))));
  expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
  const found = hashes(out);
  expect(found).toEqual(found['index.html'] === undisturbed.mill['index.html'] ? undisturbed.mill : undisturbed.shop);
  expect([hidden(beside), beingBuilt()]).toEqual([[], []]);
});

test('of 5,000 files three are broken: all three are told at once, before anything is rendered', () => {
  const content = join(folder, 'portfolio');
  expect(writePortfolio(content, 420).files).toBeGreaterThan(5000);
  const at = earlier('large');
  const files = readdirSync(join(content, 'plans'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.mdx'))
    .sort();
  const broken = [0.21, 0.5, 0.93].map((part) => join(content, 'plans', files[Math.floor(part * files.length)] ?? ''));
  const [first = '', second = '', third = ''] = broken;
  writeFileSync(first, readFileSync(first, 'utf8').replace('title:', 'titel:'));
  writeFileSync(second, readFileSync(second, 'utf8').replace(/title: .*/, 'title: "open'));
  writeFileSync(third, Buffer.concat([readFileSync(third), Buffer.of(0xff)]));
  const run = banyan(args(content, at.out));
  expect([run.code, run.out]).toEqual([1, '']);
  const told = run.err.match(/\S+\.mdx(?=:\d+:\d+ error)/g) ?? [];
  expect([...new Set(told.map((path) => resolve(path)))].sort()).toEqual([...broken].sort());
  expect(run.err).not.toContain('Rendering pages');
  expect(run.err).toContain(`banyan: ${NOTHING}\n`);
  expect([hashes(at.out), hidden(at.beside)]).toEqual([at.before, []]);
});
