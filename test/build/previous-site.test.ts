import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { banyan, contentRoot } from '../cli/banyan.ts';
import { hashes } from './checkout.ts';

/** Times are set in ms, and file systems keep finer ones. */
const SAME_MS = 5;

const folder = mkdtempSync(join(tmpdir(), 'banyan-previous-'));
const out = join(folder, 'site');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const plan = (title: string): string =>
  `---\ntitle: ${title}\nstatus: planned\nowner: Ana\nfrom: { system: Old }\nto: { system: New }\n---\n\nWords.\n`;
const PHASE = '---\ntitle: Build\nstatus: planned\nduration: 1w\n---\n\n- [ ] one\n';
const root = contentRoot({
  'portfolio.mdx': '---\ntitle: Ours\n---\n',
  'plans/p/plan.mdx': plan('Shop'),
  'plans/p/phases/1-build.mdx': PHASE,
  'plans/q/plan.mdx': plan('Billing'),
  'plans/q/phases/1-build.mdx': PHASE,
});

const build = (to: string, ...more: string[]): string => {
  const run = banyan(['build', '--content', root, '--out', to, '--as-of', '2026-03-02', ...more]);
  if (run.code !== 0) throw new Error(run.err);
  return run.err;
};
const filesOf = (site: string): string[] =>
  readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(site, join(entry.parentPath, entry.name)))
    .sort();
const timesOf = (site: string): Map<string, number> =>
  new Map(filesOf(site).map((file) => [file, statSync(join(site, file)).mtimeMs]));

/** Builds, and tells which pages were written again. The site must be the one that a build from nothing writes. */
let fresh = 0;
function rebuild(...more: string[]): string[] {
  const before = timesOf(out);
  build(out, ...more);
  const rewritten = [...timesOf(out)].filter(
    ([file, time]) => file.endsWith('.html') && !(Math.abs(time - (before.get(file) ?? 0)) < SAME_MS),
  );
  const cold = join(folder, `fresh-${fresh++}`);
  build(cold, ...more);
  expect(hashes(out)).toEqual(hashes(cold));
  return rewritten.map(([file]) => file);
}

beforeAll(() => void build(out), 120_000);

describe('a build over the site of the last one', () => {
  test('leaves it as it is where nothing changed', () => {
    const before = timesOf(out);
    expect(build(out)).toMatch(/^Reading and checking\nNothing changed since the last build of \d+ pages and \d+ search records/);
    expect(timesOf(out)).toEqual(before);
  });

  test('writes the pages of the plan that changed, and those that tell of all plans', () => {
    writeFileSync(join(root, 'plans/q/phases/1-build.mdx'), PHASE.replace('one', 'another'));
    const rewritten = rebuild();
    expect(rewritten).toContain('plans/q/phases/build/index.html');
    expect(rewritten).toContain('index.html');
    expect(
      rewritten.filter(
        (file) =>
          !/^(plans\/q\/|index\.html$|(timelines|endpoints|next|people|how-to-read)\/|404\.html$|rules\/index\.html$)/.test(file),
      ),
    ).toEqual([]);
  }, 120_000);

  test('writes everything again on another day', () => {
    const before = filesOf(out).filter((file) => file.endsWith('.html'));
    expect(rebuild('--as-of', '2026-03-03')).toEqual(before);
  }, 120_000);

  test('mends what somebody changed in it, whether by words or by taking a file away', () => {
    build(out);
    const kept = hashes(out);
    const page = join(out, 'plans/p/index.html');
    writeFileSync(page, readFileSync(page, 'utf8').replace('Shop', 'Shot'));
    rmSync(join(out, 'plans/p/phases/index.html'));
    build(out);
    expect(hashes(out)).toEqual(kept);
  }, 120_000);

  test('drops the pages of a plan that is gone', () => {
    rmSync(join(root, 'plans/p'), { recursive: true });
    expect(rebuild()).toContain('plans/q/index.html');
    expect(filesOf(out).filter((file) => file.startsWith('plans/p/'))).toEqual([]);
  }, 120_000);
});

describe('a site of many plans', () => {
  const plans = Array.from({ length: 34 }, (_, number) => `p${number}`);
  const many = contentRoot(Object.fromEntries(plans.map((id) => [`plans/${id}/plan.mdx`, plan(`Move ${id}`)])));
  const site = join(folder, 'many');
  const buildMany = (to: string): string => {
    const { code, err } = banyan(['build', '--content', many, '--out', to, '--as-of', '2026-03-02']);
    if (code !== 0) throw new Error(err);
    return err;
  };
  /** The parts of the index, and the pages that lie in each are those of some plans. */
  const parts = (): string[] => ['', ...(JSON.parse(readFileSync(join(site, 'pagefind/parts.json'), 'utf8')) as string[])];
  const isOfPart = (file: string, part: string): boolean =>
    part === '' ? /^pagefind\/\D/.test(file) : file.startsWith(`pagefind/${part}`);

  test('makes only the part of the index again that the plan is in', () => {
    buildMany(site);
    expect(parts().length).toBeGreaterThan(2);
    const before = timesOf(site);
    // The title stays: the plan switcher of every page names it.
    writeFileSync(join(many, 'plans/p7/plan.mdx'), `${plan('Move p7')}\nMoved elsewhere.\n`);
    buildMany(site);
    const after = timesOf(site);
    const again = parts().filter((part) =>
      [...after].some(([file, time]) => isOfPart(file, part) && file !== 'pagefind/parts.json' && time !== before.get(file)),
    );
    // The first one has the overview, which names every plan.
    expect(again.filter((part) => part !== '').length).toBeLessThanOrEqual(1);
    const cold = join(folder, 'many-cold');
    buildMany(cold);
    expect(hashes(site)).toEqual(hashes(cold));
  }, 120_000);

  test('mends a part of the index that somebody damaged', () => {
    const kept = hashes(site);
    const file = filesOf(site).find((name) => name.startsWith(`pagefind/${parts().at(-1)}`)) ?? '';
    writeFileSync(join(site, file), 'no index');
    buildMany(site);
    expect(hashes(site)).toEqual(kept);
  }, 120_000);
});
