import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stage } from '../../src/building/swap.ts';

// A build that only swaps: writes sites of so many files that all hold the same word, one after the other.
// node test/building/swapper.ts <out> <word> <sites>; prints a line once it begins.
const FILES = 20;
const [out = '', word = '', sites = '0'] = process.argv.slice(2);
process.stdout.write('begun\n');
for (let site = 0; site < Number(sites); site++) {
  const staging = await stage(out);
  mkdirSync(staging.path);
  for (let file = 0; file < FILES; file++) writeFileSync(join(staging.path, `${file}.html`), `${word} ${site}`);
  await staging.commit();
  staging.discard();
}
