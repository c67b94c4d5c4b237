import { copyFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { watchFolder } from '../../src/build/watch.ts';

let root: string;
let file: string;
let unwatch: () => void;
let reported = Promise.withResolvers<void>();

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'banyan watch é-'));
  file = join(root, 'plans/p/plan.mdx');
  mkdirSync(join(root, 'plans/p'), { recursive: true });
  writeFileSync(file, 'first');
  unwatch = watchFolder(root, () => reported.resolve());
});
afterEach(() => {
  unwatch();
  rmSync(root, { recursive: true, force: true });
});

/** Does something and waits until it is reported; a report that never comes fails the test by its time limit. */
async function seen(change: () => void): Promise<void> {
  reported = Promise.withResolvers();
  change();
  await reported.promise;
}

const WAYS: Readonly<Record<string, (text: string) => void>> = {
  'written in place': (text) => writeFileSync(file, text),
  'removed and written anew, as git checkout does': (text) => {
    unlinkSync(file);
    writeFileSync(file, text);
  },
  'replaced by a file from beside it, as sed -i does': (text) => {
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
  },
  'moved to a backup and written anew, as vim does': (text) => {
    renameSync(file, `${file}~`);
    writeFileSync(file, text);
  },
  'copied over': (text) => {
    writeFileSync(join(root, 'source.mdx'), text);
    copyFileSync(join(root, 'source.mdx'), file);
  },
};

test.each(Object.entries(WAYS))('a file that is %s is seen five times in a row', { timeout: 20_000 }, async (_, change) => {
  for (const round of [1, 2, 3, 4, 5]) await seen(() => change(`text ${round}`));
});

test('folders that are added, replaced, linked and removed are followed', { timeout: 20_000 }, async () => {
  const phases = join(root, 'plans/p/phases');
  await seen(() => mkdirSync(phases));
  await seen(() => writeFileSync(join(phases, '1-a.mdx'), 'a'));
  await seen(() => {
    renameSync(phases, join(root, 'elsewhere'));
    mkdirSync(phases);
  });
  await seen(() => writeFileSync(join(phases, '1-a.mdx'), 'b'));
  await seen(() => rmSync(phases, { recursive: true }));
  const outside = mkdtempSync(join(tmpdir(), 'banyan-watch-'));
  await seen(() => symlinkSync(outside, phases));
  await seen(() => writeFileSync(join(outside, '1-a.mdx'), 'c'));
  rmSync(outside, { recursive: true });
});

test('hidden files are not reported', { timeout: 20_000 }, async () => {
  let reports = 0;
  const end = watchFolder(root, () => reports++);
  writeFileSync(join(root, 'plans/p/.plan.mdx.swp'), 'x');
  // The other watcher of the same folder has seen whatever came before this.
  await seen(() => writeFileSync(file, 'last'));
  await new Promise((resolve) => setTimeout(resolve, 100));
  end();
  expect(reports).toBe(1);
});
