import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { recover, stage } from '../../src/build/swap.ts';

const root = mkdtempSync(join(tmpdir(), 'banyan-swap-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folder: string;
let out: string;
beforeEach(() => {
  folder = mkdtempSync(join(root, 'of-'));
  out = join(folder, 'dist');
});

const site = (path: string, text: string): void => {
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'index.html'), text);
};
const shown = (): string => readFileSync(join(out, 'index.html'), 'utf8');
const leavings = (): string[] => readdirSync(folder).filter((name) => name !== 'dist');

/** A build that only swaps: sites of 20 files that all hold the same word, one after the other. */
const SWAPPER = `
import { mkdirSync, writeFileSync } from 'node:fs';
import { stage } from './src/build/swap.ts';
const [out, word, sites] = process.argv.slice(1);
for (let site = 0; site < Number(sites); site++) {
  const staging = await stage(out);
  mkdirSync(staging.path);
  for (let file = 0; file < 20; file++) writeFileSync(staging.path + '/' + file + '.html', word + ' ' + site);
  await staging.commit();
  staging.discard();
  if (site === 0) process.stdout.write('begun');
}`;

/** Runs it; resolves with its exit code, or `null` where it was killed. */
function swapper(word: string, sites: number, killAfterMs?: number): Promise<{ code: number | null; err: string }> {
  const options = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', SWAPPER];
  const child = spawn(process.execPath, [...options, out, word, String(sites)]);
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  if (killAfterMs !== undefined) child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), killAfterMs));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, err })));
}

/** What the files of the output say: one text for all of them, where it is of one build. */
const texts = (): { files: number; texts: Set<string> } => {
  const names = readdirSync(out);
  return { files: names.length, texts: new Set(names.map((name) => readFileSync(join(out, name), 'utf8'))) };
};

describe('what was left behind', () => {
  test('by a process that has ended is put back where there is no output, and removed where there is one', async () => {
    site(join(folder, '.dist.banyan-4999999-0a.old'), 'the previous site');
    site(join(folder, '.dist.banyan-4999999-0a'), 'half of a site');
    recover(out);
    expect([shown(), leavings()]).toEqual(['the previous site', []]);
    site(join(folder, '.dist.banyan-4999999-0b.old'), 'an older site');
    recover(out);
    expect([shown(), leavings()]).toEqual(['the previous site', []]);
  });

  test('by a process of the same number, as there are in containers, is known from what is in the making', async () => {
    site(join(folder, `.dist.banyan-${process.pid}-0a.old`), 'the previous site');
    const staging = await stage(out);
    expect([shown(), leavings()]).toEqual(['the previous site', []]);
    site(staging.path, 'the next site');
    recover(out);
    await staging.commit();
    expect([shown(), leavings()]).toEqual(['the next site', []]);
  });

  test('by a build that is given up is nothing', async () => {
    site(out, 'the previous site');
    const staging = await stage(out);
    site(staging.path, 'half of a site');
    staging.discard();
    expect([shown(), leavings()]).toEqual(['the previous site', []]);
  });

  test('of other outputs is none of ours', () => {
    site(join(folder, '.other.banyan-4999999-0a.old'), 'another site');
    recover(out);
    expect([existsSync(out), leavings()]).toEqual([false, ['.other.banyan-4999999-0a.old']]);
  });
});

test('a build that is killed at any moment of the swap leaves a whole site, or one that is put back', async () => {
  let killed = 0;
  for (let round = 0; round < 12; round++) {
    const { code } = await swapper(`round ${round}`, 1_000_000, 20 + round * 7);
    if (code === null) killed++;
    recover(out);
    const found = texts();
    expect([found.files, found.texts.size]).toEqual([20, 1]);
    expect(leavings()).toEqual([]);
  }
  expect(killed).toBe(12);
});

test('builds at the same time into one output end well, and leave the whole of one of them', async () => {
  const runs = await Promise.all(['a', 'b', 'c'].map((word) => swapper(word, 150)));
  expect(runs).toEqual(runs.map(() => ({ code: 0, err: '' })));
  const found = texts();
  expect([found.files, found.texts.size, leavings()]).toEqual([20, 1, []]);
  expect([...found.texts][0]).toMatch(/^[abc] 149$/);
});

test('a swap that cannot be done leaves the output as it was', async () => {
  site(out, 'the previous site');
  const staging = await stage(out);
  await expect(staging.commit()).rejects.toThrow('ENOENT');
  expect([shown(), leavings()]).toEqual(['the previous site', []]);
});

test('an output that is a file is refused at once, and stays', async () => {
  writeFileSync(out, 'mine');
  await expect(stage(out)).rejects.toMatchObject({ code: 'ENOTDIR', path: out });
  await expect(stage(join(out, 'below'))).rejects.toMatchObject({ code: expect.stringMatching(/^(ENOTDIR|EEXIST)$/) });
  expect([readFileSync(out, 'utf8'), leavings()]).toEqual(['mine', []]);
});

test('an output in folders that do not exist yet makes none of them before it is there', async () => {
  const staging = await stage(join(out, 'a', 'b'));
  expect(existsSync(out)).toBe(false);
  staging.discard();
});
