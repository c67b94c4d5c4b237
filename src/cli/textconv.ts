import { readFileSync } from 'node:fs';
import { inWords } from '../reader/in-words.ts';

// The program that git calls with a version of a plan file (gitattributes(5), "Performing text diffs of binary files"). Not a
// command of its own: git starts it once per file, so it loads as little as possible.
const [file] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write('banyan: textconv is called by git, with a file\n');
  process.exitCode = 2;
} else process.stdout.write(inWords(readFileSync(file, 'utf8')));
