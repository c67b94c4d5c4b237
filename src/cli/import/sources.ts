import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { decodeSource, type SourceText } from '../../import/decode.ts';
import { UsageError } from '../failure.ts';

/** Files of a folder that may be plans. */
const READABLE = /\.(?:md|mdx|markdown|txt|json|csv|tsv|xml|ics|ya?ml)$/i;

function filesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules' && name !== '.git')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesOf(path) : READABLE.test(entry.name) ? [path] : [];
    });
}

/** Reads what the command names: files, folders, `-` for standard input. */
export function readSources(named: readonly string[]): SourceText[] {
  const paths = named.flatMap((each) => {
    if (each === '-') return ['-'];
    if (!existsSync(each))
      throw new UsageError(`there is no file ${each}`, 'write banyan import FILE, a folder, or - for standard input');
    if (!statSync(each).isDirectory()) return [each];
    const inside = filesOf(each);
    if (inside.length === 0)
      throw new UsageError(`${each} has no file that could be a plan`, 'Markdown, JSON, CSV, XML and ics files are read');
    return inside;
  });
  const files = paths.filter((path) => path !== '-').map((path) => resolve(path));
  let shared = files.length > 0 ? dirname(files[0] ?? '') : '';
  while (files.some((path) => relative(shared, path).startsWith('..'))) shared = dirname(shared);
  return paths.map((path) => {
    const bytes = path === '-' ? readFileSync(0) : readFileSync(path);
    const name =
      path === '-' ? 'stdin' : files.length > 1 ? relative(shared, resolve(path)).replaceAll('\\', '/') : basename(path);
    const source = decodeSource(name, bytes);
    if (!source) throw new UsageError(`${path} is no text`, 'Export it as Markdown, CSV or XML first');
    if (source.text.trim() === '') throw new UsageError(`${path === '-' ? 'standard input' : path} is empty`);
    return source;
  });
}
