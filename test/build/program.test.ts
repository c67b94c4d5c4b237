import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { BASE_TOKEN } from '../../src/site/base.ts';
import { contentRoot } from '../cli/banyan.ts';
import { checkout, hashes, running } from './checkout.ts';

const PLAN = '---\ntitle: Shop\nstatus: planned\nowner: Ana\nfrom: { system: Old }\nto: { system: New }\n---\n';
const house = checkout([]);
const folder = mkdtempSync(join(tmpdir(), 'banyan-program-'));
const content = contentRoot({ 'plans/shop/plan.mdx': PLAN, 'portfolio.mdx': '---\ntitle: Plans\nguide: true\n---\n' });
afterAll(() => {
  for (const each of [house, folder, content]) rmSync(each, { recursive: true, force: true });
});

let sites = 0;
/** Builds into a new folder, as if for the first time. */
async function built(more: string[] = [], root = house): Promise<{ out: string; files: Record<string, string> }> {
  const out = join(folder, `site-${++sites}`);
  const { code, err } = await running(root, ['build', '--content', content, '--out', out, '--as-of', '2026-03-02', ...more]);
  if (code !== 0) throw new Error(err);
  return { out, files: hashes(out) };
}

const programs = join(house, 'node_modules/.cache/banyan/programs');
/** The programs that are kept, each with the time of its record. */
const compiled = (): Map<string, number> =>
  new Map(readdirSync(programs).map((name) => [name, statSync(join(programs, name, 'program.json')).mtimeMs]));

test('the program of the site is compiled once; what it is made of compiles it anew', { timeout: 600_000 }, async () => {
  const first = await built();
  const once = compiled();
  expect(once.size).toBe(1);

  expect((await built()).files).toEqual(first.files);
  expect(compiled()).toEqual(once);

  // What was compiled and is damaged is compiled again.
  const [name = ''] = once.keys();
  const modules = join(programs, name, 'modules');
  const [entry = ''] = readdirSync(modules).filter((file) => file.startsWith('prerender-entry'));
  writeFileSync(join(modules, entry), 'export const app = undefined;');
  expect((await built()).files).toEqual(first.files);
  expect([...compiled().keys()]).toEqual([name]);
  expect((await built()).files).toEqual(first.files);

  // A copy of the checkout, its cache with it, is a house of its own.
  const copy = join(folder, 'copy');
  cpSync(house, copy, { recursive: true, verbatimSymlinks: true });
  rmSync(join(house, 'src'), { recursive: true });
  expect((await built([], copy)).files).toEqual(first.files);
  cpSync(join(copy, 'src'), join(house, 'src'), { recursive: true });

  // The program knows no base path: another one differs in addresses alone.
  const based = await built(['--base', '/docs']);
  expect(compiled().size).toBe(1);
  const page = readFileSync(join(based.out, 'guide/index.html'), 'utf8');
  expect(page).toMatch(/href="\/docs\/_astro\/[^"]+\.css"/);
  expect([...page.matchAll(/(?:href|src)="(\/[^"]*)"/g)].filter(([, url = '']) => !url.startsWith('/docs/'))).toEqual([]);
  for (const file of Object.keys(based.files)) expect(readFileSync(join(based.out, file)).includes(BASE_TOKEN), file).toBe(false);

  // A word of the guide, and a word of a rule.
  const guide = join(house, 'content/guide/index.mdx');
  writeFileSync(guide, `${readFileSync(guide, 'utf8')}\nA sentence of tomorrow.\n`);
  const rule = join(house, 'src/rules/risks/two-time-limits.ts');
  writeFileSync(rule, readFileSync(rule, 'utf8').replace(/why: '/, "why: 'Tomorrow it is so: "));
  const later = await built();
  expect(readFileSync(join(later.out, 'guide/index.html'), 'utf8')).toContain('A sentence of tomorrow.');
  const changed = Object.keys(first.files).filter((file) => first.files[file] !== later.files[file]);
  expect(changed.filter((file) => file.startsWith('rules/risks/'))).toHaveLength(1);
  expect(changed.filter((file) => file.startsWith('plans/'))).toEqual([]);
});
