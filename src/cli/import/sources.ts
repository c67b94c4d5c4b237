import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { decodeSource, type SourceText } from '../../import/decode.ts';
import { UsageError } from '../failure.ts';

/** Files of a folder that may be plans. */
const READABLE = /\.(?:md|mdx|markdown|txt|json|csv|tsv|xml|ics|ya?ml)$/i;

/** What is never a source: other people's files, and what Banyan writes. */
const SKIPPED = new Set(['node_modules', '.git', '.banyan', 'import-report.md']);

/** Whether a folder holds plans of Banyan. */
const holdsPlans = (folder: string): boolean =>
  readdirSync(folder, { withFileTypes: true }).some(
    (entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'plan.mdx')),
  );

function filesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !SKIPPED.has(entry.name) && !(entry.isDirectory() && holdsPlans(join(folder, entry.name))))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesOf(path) : READABLE.test(entry.name) ? [path] : [];
    });
}

/** Reads what the command names: files, folders, `-` for standard input. */
export function readSources(named: readonly string[]): SourceText[] {
  const found = new Set<string>();
  const paths = named.flatMap((each) => {
    if (each === '-') return ['-'];
    if (!existsSync(each))
      throw new UsageError(`there is no file ${each}`, 'write banyan import FILE, a folder, or - for standard input');
    if (!statSync(each).isDirectory()) return [each];
    const inside = filesOf(each);
    if (inside.length === 0)
      throw new UsageError(`${each} has no file that could be a plan`, 'Markdown, JSON, CSV, XML and ics files are read');
    for (const path of inside) found.add(path);
    return inside;
  });
  const files = paths.filter((path) => path !== '-').map((path) => resolve(path));
  let shared = files.length > 0 ? dirname(files[0] ?? '') : '';
  while (files.some((path) => relative(shared, path).startsWith('..'))) shared = dirname(shared);
  const sources = paths.flatMap((path) => {
    const bytes = path === '-' ? readFileSync(0) : readFileSync(path);
    const name =
      path === '-' ? 'stdin' : files.length > 1 ? relative(shared, resolve(path)).replaceAll('\\', '/') : basename(path);
    const source = decodeSource(name, bytes);
    // One bad file among those of a folder does not keep the others from being read.
    if (found.has(path) && (!source || source.text.trim() === '')) {
      process.stderr.write(`banyan: ${path} is left out: it is ${source ? 'empty' : 'no text'}\n`);
      return [];
    }
    if (!source) throw new UsageError(`${path} is no text`, 'save it as UTF-8, or export it as Markdown, CSV or XML first');
    if (source.text.trim() === '') throw new UsageError(`${path === '-' ? 'standard input' : path} is empty`);
    return [source];
  });
  if (sources.length === 0) throw new UsageError(`${named.join(', ')} has no text that could be a plan`);
  return sources;
}
