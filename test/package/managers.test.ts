import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { hashes } from '../build/checkout.ts';
import { banyan } from '../cli/banyan.ts';
import { bytesBelow, envOf, type Manager, MOST_BYTES, MOST_PACKAGES, manager, must, packed } from './packed.ts';

// The package with the other package managers: as small, without scripts, and with the same output.

const folder = mkdtempSync(join(tmpdir(), 'banyan managers é-'));
const home = join(folder, 'home');
mkdirSync(home);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** How each is used. Settings of Yarn keep it from changing anything outside the folder. */
const YARN = 'enableGlobalCache: false\nenableTelemetry: false\nenableScripts: false\n';
const WAYS: readonly { title: string; name: Manager; add: string[]; run: string[]; files?: Record<string, string> }[] = [
  { title: 'pnpm', name: 'pnpm', add: ['add', '--ignore-scripts'], run: ['exec', 'banyan'] },
  { title: 'yarn', name: 'yarn', add: ['add'], run: ['banyan'], files: { '.yarnrc.yml': `${YARN}nodeLinker: node-modules\n` } },
  {
    title: "yarn with Plug'n'Play",
    name: 'yarn',
    add: ['add'],
    run: ['banyan'],
    files: { '.yarnrc.yml': YARN, 'yarn.lock': '' },
  },
  { title: 'bun', name: 'bun', add: ['add', '--ignore-scripts'], run: ['run', 'banyan'] },
];

/** Names of packages in a `node_modules`, however it is laid out. */
const packagesIn = (modules: string): Set<string> =>
  new Set(
    readdirSync(modules, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => /(?:^|node_modules\/)(?:@[^/]+\/)?[^/@.][^/]*\/package\.json$/.test(path))
      .map((path) => path.replace(/^.*node_modules\//, '').replace(/\/package\.json$/, '')),
  );

describe.each(WAYS)('$title', ({ title, name, add, run, files = {} }) => {
  const found = manager(name);
  if ('why' in found) {
    test.skip(`is not tested: ${found.why}`, () => undefined);
    return;
  }
  const { program } = found;
  const repository = join(folder, title.replaceAll(/\W/g, '-'));
  const env = { ...envOf(home), CI: '' };
  const own = (...args: string[]): string => must(program, [...run, ...args], repository, env);

  test('installs it small, and runs init, check and build to the same bytes', { timeout: 300_000 }, () => {
    mkdirSync(repository);
    for (const [file, text] of Object.entries({ 'package.json': '{ "name": "a-team", "private": true }\n', ...files }))
      writeFileSync(join(repository, file), text);
    const tarball = packed();
    must(program, [...add, name === 'yarn' ? `banyan@file:${tarball}` : tarball], repository, env);
    const modules = readdirSync(repository).includes('node_modules') ? join(repository, 'node_modules') : undefined;
    if (modules) {
      expect([...packagesIn(modules)].length).toBeLessThanOrEqual(MOST_PACKAGES);
      expect(bytesBelow(modules)).toBeLessThanOrEqual(MOST_BYTES);
    }
    own('init', '--ci', 'none');
    expect(own('check')).toContain('no findings in 5 files of 1 plan\n');
    own('build', '--as-of', '2026-03-02');
    const ours = join(folder, 'ours');
    expect(banyan(['build', '--content', join(repository, 'content'), '--out', ours, '--as-of', '2026-03-02']).code).toBe(0);
    expect(hashes(join(repository, 'dist'))).toEqual(hashes(ours));
  });
});
