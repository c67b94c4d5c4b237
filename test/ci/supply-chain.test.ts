import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { noticeText } from '../../src/release/notice.ts';

interface Lock {
  packages: Record<string, { version?: string; integrity?: string; license?: string; hasInstallScript?: boolean; dev?: boolean }>;
}
const packagesOf = (file: string): [string, Lock['packages'][string]][] =>
  Object.entries((JSON.parse(readFileSync(file, 'utf8')) as Lock).packages).filter(([path]) => path !== '');

test.each(['package-lock.json', '.node/package-lock.json'])(
  'every package of %s, for every platform, has its SHA-512',
  (file) => {
    const packages = packagesOf(file);
    expect(packages.length).toBeGreaterThan(0);
    expect(packages.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([]);
  },
);

/** Licences that what we build with and ship may have. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'Artistic-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/** Packages whose licence is another one, or not stated in the lockfile, with why they may be used all the same. */
const EXCEPTIONS: Record<string, string> = {
  elkjs: 'EPL-2.0: part of mermaid, bundled unchanged, its licence beside it in vendor/LICENSES.txt',
  khroma: 'MIT, by the licence file in it',
  '@astrojs/compiler-binding': 'MIT: a part of @astrojs/compiler-rs for one platform',
  '@biomejs/cli': 'MIT OR Apache-2.0: a part of @biomejs/biome for one platform',
  '@oxc-parser/binding': 'MIT: a part of oxc-parser for one platform',
  '@pagefind/': 'MIT: a part of pagefind for one platform',
  '@img/sharp': 'LGPL-3.0-or-later in part: comes with Astro, not in the package, never loaded',
};

/** `(MIT OR GPL-3.0)` is allowed where one of the choices is, `MIT AND ISC` where all are. */
const isAllowed = (licence: string): boolean =>
  licence
    .replace(/[()]/g, '')
    .split(/\s+OR\s+/)
    .some((choice) => choice.split(/\s+AND\s+/).every((each) => ALLOWED.has(each.trim())));

test('every package has a licence of the list, or is named with the reason', () => {
  const others = packagesOf('package-lock.json')
    .map(([path, { license }]) => [path.split('node_modules/').at(-1) ?? '', license ?? 'none'] as const)
    .filter(([name, licence]) => !isAllowed(licence) && !Object.keys(EXCEPTIONS).some((each) => name.startsWith(each)));
  expect(others).toEqual([]);
});

test('what users install runs no script, and has licences without conditions on their own work', () => {
  const installed = packagesOf('package-lock.json').filter(([, { dev }]) => !dev);
  expect(installed.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)).toEqual([]);
  const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'));
  for (const name of Object.keys(dependencies)) {
    const [, found] = installed.find(([path]) => path === `node_modules/${name}`) ?? [];
    expect(['MIT', 'ISC', 'Apache-2.0'], name).toContain(found?.license);
  }
});

test('NOTICE names what the package contains and installs: npm run notice writes it', () => {
  const notice = readFileSync('NOTICE', 'utf8');
  expect(notice).toBe(noticeText());
  for (const name of ['mermaid', 'jsdom', 'pagefind', 'satteri', 'elkjs', '@fontsource-variable/inter', 'zod'])
    expect(notice, name).toMatch(new RegExp(`^${name} \\d+\\.`, 'm'));
  expect(notice).not.toMatch(/^(?:vitest|playwright-core|fast-check) /m);
});
