import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readSiteState } from '../../src/site/state.ts';
import { line } from './table.ts';

/** Files of a large portfolio, and what checking them may take on two cores. */
const FILES = 2400;
const LIMIT_MS = 5000;
const LIMIT_MB = 600;
const EDIT_LIMIT_MS = 200;

const root = mkdtempSync(join(tmpdir(), 'banyan-bench-'));
const largest = readdirSync('content/plans')
  .map((plan) => join('content/plans', plan))
  .sort((a, b) => readdirSync(b, { recursive: true }).length - readdirSync(a, { recursive: true }).length)[0];
if (!largest) throw new Error('there are no example plans');
const files = readdirSync(largest, { recursive: true }).filter((name) => String(name).endsWith('.mdx')).length;
const plans = Math.ceil(FILES / files);
mkdirSync(join(root, 'plans'));
for (let index = 0; index < plans; index++) cpSync(largest, join(root, 'plans', `plan-${index}`), { recursive: true });

// The floor: a process that lists and reads the same bytes and does nothing with them.
const floor = performance.now();
spawnSync(process.execPath, [
  '-e',
  `const fs=require('fs'),p=require('path');for(const f of fs.readdirSync(${JSON.stringify(root)},{recursive:true}))if(f.endsWith('.mdx'))fs.readFileSync(p.join(${JSON.stringify(root)},f))`,
]);
const floorMs = performance.now() - floor;

let best = Number.POSITIVE_INFINITY;
let memory = 0;
for (let attempt = 0; attempt < 3; attempt++) {
  const started = performance.now();
  const script = `process.argv=['','','check','--content',${JSON.stringify(root)},'--as-of','2026-02-10','--format','json','--fail-on','never'];process.on('exit',()=>process.stderr.write('RSS '+process.resourceUsage().maxRSS));await import(${JSON.stringify(join(process.cwd(), 'src/cli/main.ts'))})`;
  const run = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  best = Math.min(best, performance.now() - started);
  memory = Math.max(memory, Number(/RSS (\d+)/.exec(run.stderr)?.[1] ?? 0) / 1024);
}
process.stdout.write(`check: ${plans} plans, ${plans * files} files\n`);
line('check: whole command, cold', best, LIMIT_MS, 'ms');
line('check: most memory', memory, LIMIT_MB, 'MB');
process.stdout.write(`${'check: against reading the same bytes'.padEnd(48)} ${(best / floorMs).toFixed(1).padStart(8)} times\n`);

// The peer: Astro's own loader of the same files by the same schemas, which tells the first error and no line.
const peer = join('node_modules/.cache/banyan-bench/sync');
rmSync(peer, { recursive: true, force: true });
mkdirSync(join(peer, 'src'), { recursive: true });
writeFileSync(join(peer, 'package.json'), '{ "type": "module", "private": true }');
writeFileSync(join(peer, 'astro.config.mjs'), "import mdx from '@astrojs/mdx';\nexport default { integrations: [mdx()] };\n");
writeFileSync(
  join(peer, 'src/content.config.ts'),
  `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { KINDS } from ${JSON.stringify(resolve('src/model/registry.ts'))};
import { z } from 'astro/zod';
const texts = (value) => Array.isArray(value) ? value.map(texts) : value instanceof Date ? value.toISOString().slice(0, 10) : typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, texts(each)])) : value === null ? value : String(value);
// Astro stops at the first error; it is to validate them all.
const checked = (schema) => z.any().transform((value) => { schema.safeParse(texts(value)); return {}; });
const base = ${JSON.stringify(join(root, 'plans'))};
const pattern = ({ location: lies, collection, name }) => (name === 'plan' ? '*/plan.mdx' : lies === 'file' ? \`*/\${collection}.mdx\` : \`*/\${collection === 'decision' ? 'decisions' : collection}/**/*.mdx\`);
export const collections = Object.fromEntries(KINDS.filter(({ location }) => location !== 'root').map((kind) => [kind.collection, defineCollection({ loader: glob({ base, pattern: pattern(kind), generateId: ({ entry }) => entry }), schema: checked(kind.schema) })]));
`,
);
const sync = () =>
  spawnSync(process.execPath, [resolve('node_modules/astro/bin/astro.mjs'), 'sync', '--root', resolve(peer), '--force'], {
    encoding: 'utf8',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
const { status, stdout, stderr } = sync();
let syncMs = Number.POSITIVE_INFINITY;
for (let attempt = 0; attempt < 2; attempt++) {
  for (const kept of ['.astro', 'node_modules']) rmSync(join(peer, kept), { recursive: true, force: true });
  const before = performance.now();
  sync();
  syncMs = Math.min(syncMs, performance.now() - before);
}
process.stdout.write(
  status === 0
    ? `${'check: astro sync of the same collections'.padEnd(48)} ${syncMs.toFixed(0).padStart(8)} ms   ${(syncMs / best).toFixed(1)} times as long\n`
    : `astro sync could not be measured: ${(stderr || stdout).trim().split('\n').at(-1)}\n`,
);

const project = {
  packageRoot: '',
  projectRoot: '',
  contentRoot: root,
  cacheDir: join(root, '.cache'),
  day: '2026-02-10',
  base: '/',
};
const options = { project };
await readSiteState(options);
const edited = join(root, 'plans/plan-7/plan.mdx');
const text = readFileSync(edited, 'utf8');
let edit = Number.POSITIVE_INFINITY;
for (let attempt = 0; attempt < 5; attempt++) {
  writeFileSync(edited, `${text}\nEdit ${attempt}.\n`);
  const started = performance.now();
  await readSiteState(options);
  edit = Math.min(edit, performance.now() - started);
}
line('check: one edit while serving', edit, EDIT_LIMIT_MS, 'ms');
rmSync(root, { recursive: true, force: true });
