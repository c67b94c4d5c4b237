import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { type Measured, measured } from './peers/measured.ts';
import { type Peer, writeContent, writePeer } from './peers/peer.ts';
import { PEERS } from './peers/peers.ts';
import { FILES_PER_PLAN, writePortfolio } from './portfolio.ts';

// Whole builds of the same files, each with its search index, in turns on one machine. Peers are installed once,
// below node_modules/.cache. Settings by environment: BENCH_PLANS=84,420 (12 files a plan), BENCH_PEERS=Eleventy,Starlight,
// BENCH_RUNS=3 (the fastest counts), BENCH_LIMIT_S=240.
const SIZES = (process.env.BENCH_PLANS ?? '84').split(',').map(Number);
const WANTED = process.env.BENCH_PEERS?.split(',').map((name) => name.trim()) ?? PEERS.map(({ name }) => name);
const RUNS = Number(process.env.BENCH_RUNS ?? 2);
const LIMIT_MS = Number(process.env.BENCH_LIMIT_S ?? 240) * 1000;
const CACHE = resolve('node_modules/.cache/banyan');
const HOME = join(CACHE, '..', 'banyan-bench');

const environment = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_ENV: 'production',
  PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`,
  ...more,
});

const fastest = (runs: readonly Measured[]): Measured =>
  runs.find(({ failed }) => failed !== undefined) ?? runs.reduce((best, run) => (run.ms < best.ms ? run : best));

/** Installs a peer where that was not done yet, or for other versions. Tells why where it cannot be. */
function install(root: string, peer: Peer): string | undefined {
  writePeer(root, peer);
  const stamp = join(root, 'node_modules/.installed');
  const manifest = readFileSync(join(root, 'package.json'), 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === manifest) return undefined;
  process.stderr.write(`installing ${peer.name} …\n`);
  const { status, stderr } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    env: environment({ NODE_ENV: 'development' }),
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0)
    return (
      stderr.split('\n').find((line) => line.includes('No matching version') || line.includes('code')) ??
      'it could not be installed'
    );
  writeFileSync(stamp, manifest);
  return undefined;
}

/** What was made is put here, and removed at the end. */
const ASIDE = join(HOME, 'aside');
let putAside = 0;

/**
 * Takes a folder out of the way. It is not removed yet: for minutes afterwards ext4 passes over the places of removed files one
 * by one whenever a file is made, which took as long as a third of a build.
 */
function setAside(path: string): void {
  mkdirSync(ASIDE, { recursive: true });
  if (existsSync(path)) renameSync(path, join(ASIDE, String(++putAside)));
}

/** Takes away the plans that were written for a peer, also by a run that was ended. */
function clearContent(root: string, { content }: Peer): void {
  const folder = join(root, content);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) if (name.startsWith('plan-')) setAside(join(folder, name));
}

async function buildPeer(root: string, peer: Peer): Promise<Measured> {
  for (const cache of peer.caches) setAside(join(root, cache));
  let total: Measured = { ms: 0, mib: 0 };
  for (const [program = '', ...args] of peer.build) {
    const run = await measured(join(root, 'node_modules/.bin', program), args, root, environment(peer.env), LIMIT_MS);
    total = { ms: total.ms + run.ms, mib: Math.max(total.mib, run.mib), ...(run.failed !== undefined && { failed: run.failed }) };
    if (run.failed !== undefined) break;
  }
  return total;
}

const banyan = (content: string, out: string): Promise<Measured> =>
  measured(
    process.execPath,
    ['src/runtime/launch.mjs', 'src/cli/main.ts', 'build', '--content', content, '--out', out, '--as-of', '2026-06-01'],
    process.cwd(),
    environment(),
    LIMIT_MS,
  );

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const row = (name: string, { ms, mib, failed }: Measured, pages: number, beside?: Measured): void =>
  void process.stdout.write(
    failed === undefined
      ? `${name.padEnd(34)} ${seconds(ms).padStart(8)} ${mib.toFixed(0).padStart(6)} MiB ${(ms / pages).toFixed(1).padStart(6)} ms a file${beside && !beside.failed ? `   ${(beside.ms / ms).toFixed(2)} × of it is Banyan` : ''}\n`
      : `${name.padEnd(34)} not measured: ${failed.split('\n').at(-1)}\n`,
  );

let failed = false;
const goal = (what: string, value: number, limit: number): void => {
  failed ||= value > limit;
  process.stdout.write(`  ${value <= limit ? 'held    ' : 'not held'} ${what}: ${value.toFixed(2)} of ${limit}\n`);
};

rmSync(ASIDE, { recursive: true, force: true });
const scratch = mkdtempSync(join(tmpdir(), 'banyan-bench-build-'));
const perFile: number[] = [];
for (const plans of SIZES) {
  const count = plans * FILES_PER_PLAN;
  const content = join(scratch, `content-${plans}`);
  const { files, bytes } = writePortfolio(content, plans);
  process.stdout.write(`\n${files} files of ${(bytes / files / 1000).toFixed(1)} kB, ${plans} plans, ${RUNS} runs each\n`);
  // The site's own program is compiled once, as those of others are before they are published, and diagrams are drawn once:
  // they are no part of a cold build.
  const warm = join(scratch, `warm-${plans}`);
  if ((await banyan(content, warm)).failed !== undefined) throw new Error('the portfolio does not build');
  let out = warm;
  const entrants = PEERS.filter(({ name }) => WANTED.includes(name)).map((peer) => {
    const root = join(HOME, peer.name.toLowerCase().replace(/\W+/g, '-'));
    mkdirSync(root, { recursive: true });
    const missing = install(root, peer);
    clearContent(root, peer);
    if (missing === undefined) writeContent(root, peer, plans);
    return { peer, root, missing, runs: [] as Measured[] };
  });
  // In turns, so that all of them meet the machine's good and bad minutes.
  const cold: Measured[] = [];
  for (let run = 0; run < RUNS; run++) {
    // A site is known by its folder: in a new one there is none before it.
    out = join(scratch, `out-${plans}-${run}`);
    cold.push(await banyan(content, out));
    for (const { peer, root, missing, runs } of entrants)
      if (runs.every((each) => each.failed === undefined))
        runs.push(missing === undefined ? await buildPeer(root, peer) : { ms: 0, mib: 0, failed: missing });
  }
  const ours = fastest(cold);
  perFile.push(ours.ms / count);
  row('Banyan, cold', ours, count);
  const same = fastest([await banyan(content, out), await banyan(content, out)]);
  row('Banyan, nothing changed', same, count);
  const edits: Measured[] = [];
  for (let run = 0; run < RUNS; run++) {
    appendFileSync(join(content, 'plans/plan-0001/risks.mdx'), `\nEdit ${run}.\n`);
    edits.push(await banyan(content, out));
  }
  const edited = fastest(edits);
  row('Banyan, one file changed', edited, count);
  const peers = new Map<string, Measured>();
  for (const { peer, root, runs } of entrants) {
    const best = fastest(runs);
    peers.set(peer.name, best);
    row(peer.name, best, count, ours);
    clearContent(root, peer);
  }
  const against = (name: string): number | undefined => {
    const peer = peers.get(name);
    return peer && peer.failed === undefined ? ours.ms / peer.ms : undefined;
  };
  process.stdout.write('goals\n');
  for (const [name, limit] of [
    ['Eleventy', 2.5],
    ['Starlight', 0.35],
    ['VitePress 2', 0.35],
  ] as const) {
    const ratio = against(name);
    if (ratio !== undefined) goal(`wall time, of ${name}'s`, ratio, limit);
  }
  goal('unchanged, of cold', same.ms / ours.ms, 0.5);
  goal('one file changed, of cold', edited.ms / ours.ms, 0.6);
  if (plans >= 400) {
    goal('seconds', ours.ms / 1000, 25);
    goal('GiB at most', ours.mib / 1024, 2);
  }
}
if (perFile.length > 1) goal('time a file, of that of the smallest', (perFile.at(-1) ?? 0) / (perFile[0] ?? 1), 1);
for (const made of [scratch, ASIDE]) rmSync(made, { recursive: true, force: true });
process.exitCode = failed && process.env.BENCH_STRICT ? 1 : 0;
