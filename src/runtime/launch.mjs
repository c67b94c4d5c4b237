// Starts a program with a recent enough Node.
//
// Astro 7 requires Node >= 22.12. An older Node installs Node 24 from the npm registry into .node/ once (pinned by an
// integrity hash) and runs with it. This file itself must run on old versions: plain JavaScript only.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const REQUIRED = [22, 12];
/** The first version that strips types without a flag. */
const STRIPS_TYPES = [22, 18];

const atLeast = (version, [major, minor]) => {
  const [a = 0, b = 0] = version.split('.').map(Number);
  return a > major || (a === major && b >= minor);
};

const fail = (message) => {
  process.stderr.write(`banyan: ${message}\n`);
  process.exit(2);
};

function broughtNode() {
  try {
    const require = createRequire(join(root, '.node/package.json'));
    const manifest = require.resolve(
      `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}/package.json`,
    );
    const binary = join(dirname(manifest), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return existsSync(binary) ? binary : undefined;
  } catch {
    return undefined;
  }
}

function findNode() {
  if (atLeast(process.versions.node, REQUIRED)) return { binary: process.execPath, version: process.versions.node };
  let binary = broughtNode();
  if (!binary) {
    process.stderr.write(
      `banyan: Node ${process.versions.node} is older than ${REQUIRED.join('.')}; installing Node 24 into .node/ (once)\n`,
    );
    const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: join(root, '.node'),
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    });
    if (npm.status === 0) binary = broughtNode();
  }
  if (!binary) {
    fail(
      `needs Node ${REQUIRED.join('.')} or newer, and this is ${process.versions.node}; none could be installed for ` +
        `${process.platform}-${process.arch}. Install Node 24 (https://nodejs.org) and run the command again.`,
    );
  }
  const probe = spawnSync(binary, ['--version'], { encoding: 'utf8' });
  if (probe.status !== 0)
    fail(`the Node in .node/ does not start on this system. Install Node 24 (https://nodejs.org) and run the command again.`);
  return { binary, version: probe.stdout.trim().slice(1) };
}

if (!existsSync(join(root, 'node_modules'))) fail('nothing is installed yet: run `npm ci` first.');
const [program, ...args] = process.argv.slice(2);
if (!program) fail('usage: node src/runtime/launch.mjs <program> [arguments]');
const node = findNode();
const flags = [
  '--disable-warning=ExperimentalWarning',
  ...(atLeast(node.version, STRIPS_TYPES) ? [] : ['--experimental-strip-types']),
];
const environment = {
  ...process.env,
  PATH: `${dirname(node.binary)}${delimiter}${process.env.PATH ?? ''}`,
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules/.cache/banyan/compile'),
  ASTRO_TELEMETRY_DISABLED: '1',
};
const child = spawn(node.binary, [...flags, join(root, program), ...args], { stdio: 'inherit', env: environment });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => fail(error.message));
child.on('exit', (code, signal) => {
  if (signal) {
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  } else process.exit(code ?? 1);
});
