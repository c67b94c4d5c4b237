import { mkdir, mkdtemp, readdir, readFile, rename, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
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
  ['lengthened', (file: string) => writeFile(file, ' ', { flag: 'a' })],
  ['replaced by a folder', (file: string) => rm(file).then(() => mkdir(join(file, 'within'), { recursive: true }))],
])('an entry that was %s counts as absent, and is replaced', async (_, spoil) => {
  const cache = createCache<{ n: number }>(directory);
  await cache.write('a', { n: 1 });
  await spoil(join(directory, 'a'));
  expect(await cache.read('a')).toBeUndefined();
  await cache.write('a', { n: 3 });
  expect(await cache.read('a')).toEqual({ n: 3 });
});

test('an entry that lies under the key of another counts as absent', async () => {
  const cache = createCache<{ n: number }>(directory);
  await cache.write('a', { n: 1 });
  await rename(join(directory, 'a'), join(directory, 'b'));
  expect(await cache.read('b')).toBeUndefined();
});

test('a folder that cannot be made or written to keeps nothing, and is no failure', async () => {
  await writeFile(join(directory, 'file'), '');
  const cache = createCache<{ n: number }>(join(directory, 'file', 'below'));
  await cache.write('a', { n: 1 });
  expect(await cache.read('a')).toBeUndefined();
  expect(await readdir(directory)).toEqual(['file']);
});

test('what a build that was killed did not finish is removed once it is old', async () => {
  await writeFile(join(directory, 'a.1.tmp'), 'half');
  await writeFile(join(directory, 'b.2.tmp'), 'half');
  const lastYear = new Date('2025-01-01');
  await utimes(join(directory, 'a.1.tmp'), lastYear, lastYear);
  await createCache<number>(directory).write('c', 1);
  expect((await readdir(directory)).sort()).toEqual(['b.2.tmp', 'c']);
});

type Entries = Readonly<Record<string, { n: number; text: string }>>;

/** What may happen to the files of a cache: at an entry, with another one, at a place in it, with some bytes. */
const spoiling = fc.record({
  how: fc.constantFrom('truncate', 'flip', 'insert', 'overwrite', 'empty', 'swap', 'copy', 'folder', 'remove', 'head'),
  entry: fc.constantFrom('a', 'b', 'c'),
  other: fc.constantFrom('a', 'b', 'c'),
  at: fc.noBias(fc.nat(999_999).map((millionths) => millionths / 1_000_000)),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }),
});
type Spoiling = typeof spoiling extends fc.Arbitrary<infer Value> ? Value : never;

async function spoil({ how, entry, other, at, bytes }: Spoiling): Promise<void> {
  const [file, second] = [join(directory, entry), join(directory, other)];
  const read = (path: string): Promise<Buffer> => readFile(path).catch(() => Buffer.alloc(0));
  const put = async (path: string, data: Uint8Array): Promise<void> => {
    await rm(path, { recursive: true, force: true });
    await writeFile(path, data);
  };
  const [data, others] = [await read(file), await read(second)];
  const offset = Math.floor(at * data.length);
  if (how === 'truncate') await put(file, data.subarray(0, offset));
  else if (how === 'empty') await put(file, Buffer.alloc(0));
  else if (how === 'insert') await put(file, Buffer.concat([data.subarray(0, offset), bytes, data.subarray(offset)]));
  else if (how === 'overwrite')
    await put(file, Buffer.concat([data.subarray(0, offset), bytes, data.subarray(offset + bytes.length)]));
  else if (how === 'flip')
    await put(
      file,
      data.map((byte, index) => (index === offset ? byte ^ (1 << ((bytes[0] ?? 0) % 8)) : byte)),
    );
  else if (how === 'copy') await put(file, others);
  // One entry's checksum before another one's value.
  else if (how === 'head')
    await put(file, Buffer.concat([data.subarray(0, data.indexOf(10)), others.subarray(others.indexOf(10))]));
  else {
    await rm(file, { recursive: true, force: true });
    if (how === 'folder') await mkdir(join(file, 'within'), { recursive: true });
    if (how === 'swap' && entry !== other) await Promise.all([put(file, others), put(second, data)]);
  }
}

test('whatever happens to the files of a cache, an entry is what was written or is absent, and can be written anew', async () => {
  const entries: fc.Arbitrary<Entries> = fc.record({
    a: fc.record({ n: fc.integer(), text: fc.string({ unit: 'grapheme' }) }),
    b: fc.record({ n: fc.integer(), text: fc.string() }),
    c: fc.constant({ n: 0, text: '' }),
  });
  await fc.assert(
    fc.asyncProperty(entries, fc.array(spoiling, { minLength: 1, maxLength: 4 }), async (values, spoilings) => {
      const cache = createCache<{ n: number; text: string }>(directory);
      for (const [key, value] of Object.entries(values)) await cache.write(key, value);
      for (const each of spoilings) await spoil(each);
      for (const [key, value] of Object.entries(values)) {
        const found = await cache.read(key);
        if (found !== undefined) expect(found).toEqual(value);
        await cache.write(key, value);
        expect(await cache.read(key)).toEqual(value);
      }
      expect((await readdir(directory)).sort()).toEqual(['a', 'b', 'c']);
    }),
    { numRuns: 300 },
  );
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
