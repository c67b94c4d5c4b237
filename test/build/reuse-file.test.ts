import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type FileStamp, reuseFile } from '../../src/build/output/reuse-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'banyan-take-'));
const [from, to] = [join(folder, 'from'), join(folder, 'to')];
const FILE = 'plans/p/index.html';
afterAll(() => rmSync(folder, { recursive: true }));

const stampOf = (path: string): FileStamp => [statSync(path).size, statSync(path).mtimeMs];
let stamp: FileStamp;
beforeEach(() => {
  for (const path of [from, to]) rmSync(path, { recursive: true, force: true });
  mkdirSync(join(from, 'plans/p'), { recursive: true });
  writeFileSync(join(from, FILE), 'the page');
  stamp = stampOf(join(from, FILE));
});

describe('a file of the site before', () => {
  test('is taken over with its time, and stays when that site is gone', () => {
    expect(reuseFile(FILE, from, to, stamp)).toBe(true);
    rmSync(from, { recursive: true });
    expect(readFileSync(join(to, FILE), 'utf8')).toBe('the page');
    expect(stampOf(join(to, FILE))).toEqual(stamp);
  });

  test('is not taken over when another build has put its own there, though it be as long', () => {
    const other = join(folder, 'other.html');
    writeFileSync(other, 'a forged');
    // Written one after the other, both could have the time of one tick of the clock.
    utimesSync(other, new Date(), new Date(stamp[1] + 10));
    renameSync(other, join(from, FILE));
    expect(reuseFile(FILE, from, to, stamp)).toBe(false);
    expect(() => statSync(join(to, FILE))).toThrow('ENOENT');
  });

  test('is not taken over when it is gone', () => {
    rmSync(from, { recursive: true });
    expect(reuseFile(FILE, from, to, stamp)).toBe(false);
    expect(() => statSync(join(to, FILE))).toThrow('ENOENT');
  });
});
