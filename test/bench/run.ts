import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';

// Every benchmark of this folder, or those named: `npm run bench -- check schedule`. Each prints its own lines.
const own = new Set(['run.ts', 'table.ts', 'portfolio.ts', 'built.ts']);
const known = readdirSync('test/bench')
  .filter((name) => name.endsWith('.ts') && !own.has(name))
  .map((name) => name.replace(/\.ts$/, ''));
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`unknown benchmark ${unknown.join(', ')}; known are ${known.join(', ')}\n`);
  process.exit(2);
}
process.stdout.write(`Node ${process.version}, ${availableParallelism()} cores\n`);
let failed = 0;
for (const name of known.filter((each) => wanted.length === 0 || wanted.includes(each))) {
  process.stdout.write(`\n── ${name}\n`);
  const { status } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', `test/bench/${name}.ts`], {
    stdio: 'inherit',
  });
  if (status !== 0) failed++;
}
process.exit(failed === 0 ? 0 : 1);
