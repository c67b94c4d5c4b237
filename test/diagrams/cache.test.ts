import { mkdtemp, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { createCache, hash } from '../../src/diagrams/cache.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'banyan-cache-'));
});

test('what was written is read, and nothing else', async () => {
  const cache = createCache<{ n: number }>(join(directory, 'made', 'here'));
  await cache.write('a', { n: 1 });
  expect([await cache.read('a'), await cache.read('b')]).toEqual([{ n: 1 }, undefined]);
});

test.each([
  ['cut short', (file: string) => truncate(file, 70)],
  ['emptied', (file: string) => truncate(file, 0)],
  ['changed', async (file: string) => writeFile(file, (await readFile(file, 'utf8')).replace('"n":1', '"n":2'))],
  ['garbled', (file: string) => writeFile(file, '\0\0\0')],
])('an entry that was %s counts as absent, and is replaced', async (_, spoil) => {
  const cache = createCache<{ n: number }>(directory);
  await cache.write('a', { n: 1 });
  await spoil(join(directory, 'a'));
  expect(await cache.read('a')).toBeUndefined();
  await cache.write('a', { n: 3 });
  expect(await cache.read('a')).toEqual({ n: 3 });
});

test('writers at the same time leave one whole entry and no rubbish', async () => {
  const cache = createCache<string>(directory);
  await Promise.all(['x', 'y', 'z'].map((value) => cache.write('a', value.repeat(10_000))));
  expect(await readdir(directory)).toEqual(['a']);
  expect((await cache.read('a'))?.length).toBe(10_000);
});

test('a key keeps its parts apart', () => {
  expect(hash('ab', 'c')).not.toBe(hash('a', 'bc'));
});
