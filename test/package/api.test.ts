import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { KINDS } from '../../src/model/registry.ts';
import { folderTree } from '../../src/reader/folder.ts';
import { readContent } from '../../src/reader/read.ts';
import { must, packed, run } from './packed.ts';

// The public API as others have it: a team's own Astro site, outside the checkout, that imports the packed `banyan`.

const folder = mkdtempSync(join(tmpdir(), 'banyan site é-'));
const site = join(folder, 'a site');
const modules = join(site, 'node_modules');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SITE = {
  'package.json': '{ "name": "a-site", "private": true, "type": "module" }',
  'tsconfig.json':
    '{ "extends": "astro/tsconfigs/strictest", "include": [".astro/types.d.ts", "src"], "compilerOptions": { "skipLibCheck": true, "noEmit": true, "types": ["node"] } }',
  'src/content.config.ts':
    "import { planCollections } from 'banyan/content';\n\nexport const collections = planCollections({ root: 'plans-of-ours' });\n",
  // What a page of theirs may rely on, and what the types refuse.
  'src/typed.ts': `import { type CollectionEntry, getCollection } from 'astro:content';
import { type Finding, check, compute, readPlans } from 'banyan';

export const phase = (entry: CollectionEntry<'phases'>): 'planned' | 'ready' | 'in-progress' | 'done' | 'blocked' | 'cancelled' | undefined =>
  typeof entry.data.status === 'string' ? entry.data.status : undefined;
// @ts-expect-error: a phase has no such field
export const nothing = (entry: CollectionEntry<'phases'>) => entry.data.nothing;
// @ts-expect-error: a risk register is no phase
export const other = (entry: CollectionEntry<'risks'>) => entry.data.duration;
export const rows = async () => (await getCollection('risks')).flatMap(({ data }) => data.risks);
export const errors = async (): Promise<Finding[]> =>
  (await check('plans-of-ours', { day: '2026-03-02' })).filter(({ severity }) => severity === 'error');
export const titles = async (): Promise<string[]> =>
  compute(await readPlans('plans-of-ours'), { day: '2026-03-02' }).plans.map(({ plan }) => plan.id);
`,
  'src/pages/index.astro': `---
import { getCollection } from 'astro:content';
import { titles } from '../typed.ts';
const phases = await getCollection('phases');
---
<html><body><h1>{await titles()}</h1><ul>{phases.map(({ data }) => <li>{data.title}</li>)}</ul></body></html>
`,
  'src/pages/all.json.ts': `import { getCollection } from 'astro:content';
import { collections } from '../content.config.ts';
export const GET = async () => Response.json(
  Object.fromEntries(await Promise.all(Object.keys(collections).map(async (name) => [
    name,
    (await getCollection(name as keyof typeof collections)).map(({ id, data, body, filePath }) => ({ id, data, body, filePath })),
  ]))),
);
`,
};

interface Entry {
  id: string;
  data: Record<string, unknown>;
  body: string;
  filePath: string;
}

/** Runs a program of a package of the site. */
const tool = (path: string, ...args: string[]): string => must(process.execPath, [join(modules, path), ...args], site);

beforeAll(() => {
  for (const [file, text] of Object.entries(SITE)) {
    mkdirSync(dirname(join(site, file)), { recursive: true });
    writeFileSync(join(site, file), text);
  }
  cpSync('content/guide/example', join(site, 'plans-of-ours'), { recursive: true });
  mkdirSync(modules);
  for (const name of readdirSync('node_modules').filter((each) => !each.startsWith('.')))
    symlinkSync(resolve('node_modules', name), join(modules, name));
  mkdirSync(join(modules, 'banyan'));
  must('tar', ['-xzf', packed(), '--strip-components=1', '-C', join(modules, 'banyan')], folder);
}, 900_000);

test('an Astro site gets its plans as typed collections: every kind, every file, with data and body', {
  timeout: 300_000,
}, async () => {
  tool('astro/bin/astro.mjs', 'build', '--silent');
  const all: Record<string, Entry[]> = JSON.parse(readFileSync(join(site, 'dist/all.json'), 'utf8'));
  expect(Object.keys(all).sort()).toEqual(KINDS.map(({ collection }) => collection).sort());
  const { files } = await readContent(await folderTree(join(site, 'plans-of-ours')));
  for (const { name, collection } of KINDS) {
    const read = [...files.values()].filter(({ document }) => document.kind === name);
    expect(all[collection]?.map(({ filePath }) => filePath).sort(), collection).toEqual(
      read.map(({ document }) => `plans-of-ours/${document.file}`).sort(),
    );
  }
  const build = all.phases?.find(({ id }) => id.startsWith('order-service/'));
  const file = readFileSync(join(site, build?.filePath ?? ''), 'utf8');
  expect(file).toContain(`title: ${build?.data.title}`);
  expect(file.endsWith(build?.body ?? '?')).toBe(true);
  expect(readFileSync(join(site, 'dist/index.html'), 'utf8')).toContain(`<h1>order-service</h1>`);
});

test('its types hold in the strictest TypeScript, and refuse fields that a kind does not have', { timeout: 300_000 }, () => {
  tool('astro/bin/astro.mjs', 'sync', '--silent');
  const { code, out } = run(process.execPath, [join(modules, 'typescript/bin/tsc'), '-p', '.'], site);
  expect([out, code]).toEqual(['', 0]);
});

test('the types of `banyan` need no other package', { timeout: 300_000 }, () => {
  const alone = join(folder, 'alone');
  mkdirSync(join(alone, 'node_modules'), { recursive: true });
  cpSync(join(modules, 'banyan'), join(alone, 'node_modules/banyan'), { recursive: true });
  writeFileSync(join(alone, 'use.mts'), "export { check, compute, readPlans } from 'banyan';\n");
  const options = ['--strict', '--noEmit', '--target', 'es2024', '--module', 'nodenext'];
  const { code, out } = run(process.execPath, [join(modules, 'typescript/bin/tsc'), ...options, 'use.mts'], alone);
  expect([out, code]).toEqual(['', 0]);
});

test('a plan that cannot be read stops their build with its places', { timeout: 300_000 }, () => {
  const file = join(site, 'plans-of-ours/plans/order-service/risks.mdx');
  const before = readFileSync(file, 'utf8');
  writeFileSync(file, before.replace(/^---\n/, '---\nlevel: [\n'));
  try {
    const { code, out, err } = run(process.execPath, [join(modules, 'astro/bin/astro.mjs'), 'build'], site);
    expect(code).not.toBe(0);
    expect(out + err).toMatch(/plans-of-ours\/plans\/order-service\/risks\.mdx:\d+:\d+: /);
  } finally {
    writeFileSync(file, before);
  }
});

test('banyan reads, checks and computes outside of Astro, and gives the same for the same day', async () => {
  const api: typeof import('../../src/index.ts') = await import(pathToFileURL(join(modules, 'banyan/lib/index.js')).href);
  const root = resolve('content/guide/example');
  const once = api.compute(await api.readPlans(root), { day: '2026-03-02' });
  expect(once.plans.map(({ plan }) => plan.id)).toEqual(['order-service']);
  expect(await api.check(root, { day: '2026-03-02' })).toEqual(once.findings);
  expect(api.compute(await api.readPlans(root), { day: '2026-03-02' }).findings).toEqual(once.findings);
  await expect(api.readPlans(join(folder, 'nowhere'))).rejects.toThrow(/nowhere/);
});

test('banyan/schema/* are the JSON Schemas of all kinds', () => {
  for (const { name } of KINDS) {
    const script = `import schema from 'banyan/schema/${name}.schema.json' with { type: 'json' }; process.stdout.write(schema.$schema);`;
    writeFileSync(join(site, 'schema.mjs'), script);
    expect(must(process.execPath, ['schema.mjs'], site), name).toBe('https://json-schema.org/draft/2020-12/schema');
  }
});
