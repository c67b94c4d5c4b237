import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path, { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { isWithin, MARKER, outputRefusal } from '../../src/build/output-folder.ts';
import { stage } from '../../src/build/swap.ts';
import { banyan, contentRoot } from '../cli/banyan.ts';
import { hashes } from './checkout.ts';

const folder = mkdtempSync(join(tmpdir(), 'banyan output é-'));
const content = contentRoot({ 'plans/p/phases/1-a.mdx': '---\ntitle: A\nstatus: planned\nduration: 1w\n---\n' });
afterAll(() => {
  for (const each of [folder, content]) rmSync(each, { recursive: true, force: true });
});

let out: string;
beforeEach(() => {
  out = mkdtempSync(join(folder, 'out '));
});

const write = (file: string, text = file): void => {
  mkdirSync(dirname(join(out, file)), { recursive: true });
  writeFileSync(join(out, file), text);
};

describe('an output that a build must not replace', () => {
  /** Runs both builds that write a folder; it has to be as it was afterwards. */
  function refused(stated: string, untouched: string): string {
    const before = hashes(untouched);
    const site = banyan(['build', '--content', content, '--out', stated]);
    const shares = banyan(['build', '--content', content, '--only', 'shares', '--out', stated]);
    expect([site.code, site.out, shares.code]).toEqual([2, '', 2]);
    expect(shares.err).toBe(site.err);
    expect(hashes(untouched)).toEqual(before);
    return site.err;
  }

  test('holds files of others', () => {
    write('thesis.txt');
    write('.git/HEAD');
    write('a/b.txt');
    expect(refused(out, out)).toBe(
      `banyan: --out ${out} holds files that no Banyan build wrote: a, thesis.txt\n  choose another folder, or add --force to replace everything in it\n`,
    );
  });

  test('is the content root, lies in it, or contains it, by whatever name', () => {
    const say = (why: string, stated: string): string =>
      `banyan: --out ${stated} ${why}\n  choose another folder, such as --out dist\n`;
    const link = join(folder, 'link');
    symlinkSync(content, link);
    expect(refused(content, content)).toBe(say('is the content root', content));
    expect(refused(link, content)).toBe(say('is the content root', link));
    expect(refused(join(link, 'plans'), content)).toBe(say('lies inside the content root', join(link, 'plans')));
    expect(refused(join(content, 'new/site'), content)).toBe(say('lies inside the content root', join(content, 'new/site')));
    expect(outputRefusal(dirname(content), guarded, true)?.message).toContain('contains the content root');
  });

  const guarded = { content, cwd: join(folder, 'project'), packageRoot: join(folder, 'tool'), home: join(folder, 'home') };
  test.each([
    ['/', 'is the root of the file system'],
    ['.', 'is the folder that the command runs in'],
    ['..', 'contains your home folder'],
    ['../home', 'is your home folder'],
    ['../tool', 'contains Banyan itself'],
  ])('is %s, also with --force', (stated, why) => {
    for (const name of ['project', 'home', 'tool']) mkdirSync(join(folder, name), { recursive: true });
    for (const force of [false, true])
      expect(outputRefusal(stated, guarded, force)).toEqual({
        message: `--out ${stated} ${why}`,
        fix: 'choose another folder, such as --out dist',
      });
  });
});

describe('an output that a build replaces', () => {
  const built = (...more: string[]) => banyan(['build', '--content', content, '--out', out, '--as-of', '2026-03-02', ...more]);

  test('keeps .git, CNAME and .nojekyll, and is known by its mark', { timeout: 120_000 }, () => {
    write('.git/objects/pack', 'history');
    write('CNAME', 'plans.example.org');
    write('.nojekyll', '');
    expect(built().code).toBe(0);
    expect(existsSync(join(out, MARKER))).toBe(true);
    write('left-over.html');
    expect(built().code).toBe(0);
    expect(existsSync(join(out, 'left-over.html'))).toBe(false);
    expect(built().err).toContain('Nothing changed');
    const kept = ['.git/objects/pack', 'CNAME', '.nojekyll'].map((file) => readFileSync(join(out, file), 'utf8'));
    expect(kept).toEqual(['history', 'plans.example.org', '']);
    // A site of a version that wrote no mark.
    rmSync(join(out, MARKER));
    const legacy = join(folder, 'legacy');
    cpSync(out, legacy, { recursive: true });
    expect(outputRefusal(legacy, { content, cwd: folder, packageRoot: folder, home: folder }, false)).toBeUndefined();
  });

  test('may hold anything with --force, which names what goes', { timeout: 120_000 }, () => {
    write('thesis.txt');
    const run = built('--force');
    expect(run.code).toBe(0);
    expect(run.err).toContain(`banyan: replaces what is in ${out}: thesis.txt\n`);
    expect([existsSync(join(out, 'thesis.txt')), existsSync(join(out, 'index.html'))]).toEqual([false, true]);
  });

  test('keeps them also where the build died right after the swap', async () => {
    rmSync(out, { recursive: true });
    const old = join(folder, `.${path.basename(out)}.banyan-4999999-0a.old`);
    mkdirSync(join(old, '.git'), { recursive: true });
    write('index.html', 'the new site');
    const staging = await stage(out);
    staging.discard();
    expect([existsSync(join(out, '.git')), existsSync(old)]).toEqual([true, false]);
  });
});

test.each([
  [path.posix, '/a/b', '/a', true],
  [path.posix, '/a', '/a', true],
  [path.posix, '/ab', '/a', false],
  [path.posix, '/a/..b', '/a', true],
  [path.posix, '/', '/a', false],
  [path.win32, 'C:\\Users\\Ana\\site', 'c:\\users\\ana', true],
  [path.win32, 'C:\\a', 'D:\\', false],
  [path.win32, 'C:\\a b\\é', 'C:\\a b', true],
  [path.win32, 'C:\\', 'C:\\a', false],
])('within, case %#', (platform, inner, outer, expected) => {
  expect(isWithin(inner, outer, platform)).toBe(expected);
});
