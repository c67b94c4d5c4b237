#!/usr/bin/env node
// Starts the compiled package. It runs on the Node that it is started with, so this file is one that old ones can read.
import { existsSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(
    `banyan: needs Node 22.12 or newer, and this is ${process.versions.node}\n  Install Node 24: https://nodejs.org\n`,
  );
  process.exit(2);
}
const root = fileURLToPath(new URL('..', import.meta.url));
if (!existsSync(join(root, 'lib'))) {
  process.stderr.write('banyan: this is a checkout, not the package\n  Write npm run -s banyan -- COMMAND\n');
  process.exit(2);
}
const { cacheFolder } = await import('../lib/runtime/cache-folder.js');
module.enableCompileCache(join(cacheFolder(root), 'compile'));
await import('../lib/cli/main.js');
