import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../src/cli/commands.ts';
import { REGISTERS } from '../src/registers/all.ts';
import { ALL_RULES } from '../src/report/rules.ts';
import { PAGES, proseOf } from './guide/pages.ts';

/** Words of a dialect that no reader of English expects, and what to write instead. */
const BANNED: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/\bways? back\b/i, 'rollback'],
  [/\bwhoever\b/i, 'anyone who, people who, or the role itself'],
  [/\btells?\b(?! (?:us|you|them)\b)/i, 'says, shows or finds'],
  [/\bstands?\b(?! (?:for|alone|between)\b)/i, 'is'],
  [/\bsets? off\b/i, 'triggers'],
  [/\bmend(?:s|ed)?\b/i, 'fix'],
  [/\bheld against\b/i, 'compared with'],
  [/\bof which nobody\b/i, 'name what is missing: <Thing> has no <thing>'],
  [/\bbelongs? into\b/i, 'belongs in'],
  [/\bis not said\b/i, 'it is unclear'],
  [/\bthe other way round\b/i, 'the reverse'],
];

const faults = (texts: readonly (readonly [where: string, text: string])[]): string[] =>
  texts.flatMap(([where, text]) =>
    BANNED.flatMap(([pattern, instead]) => {
      const found = pattern.exec(text)?.[0];
      return found === undefined ? [] : [`${where}: "${found}" → ${instead}`];
    }),
  );

/** String literals of a source with at least three words: messages, fixes and related notes. Examples of plans are left out. */
function* literals(folder: URL): Generator<readonly [string, string]> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const url = new URL(entry.isDirectory() ? `${entry.name}/` : entry.name, folder);
    if (entry.isDirectory()) yield* literals(url);
    else if (entry.name.endsWith('.ts')) {
      const source = readFileSync(url, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
      for (const [literal] of source.matchAll(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g))
        if (literal.split(' ').length >= 3 && !literal.includes('---\\n')) yield [url.pathname.split('/src/')[1] ?? '', literal];
    }
  }
}

const inSource = (folder: string): (readonly [string, string])[] => [...literals(new URL(`../src/${folder}/`, import.meta.url))];

describe('plain English', () => {
  test('titles and reasons of rules', () => {
    expect(faults(ALL_RULES.flatMap(({ id, title, why }) => [[id, title] as const, [id, why] as const]))).toEqual([]);
  });

  test('titles name the thing first, without an article', () => {
    expect(ALL_RULES.filter(({ title }) => /^(?:A|An|The) /.test(title)).map(({ id, title }) => `${id}: ${title}`)).toEqual([]);
  });

  test('titles are at most 70 characters', () => {
    expect(ALL_RULES.filter(({ title }) => title.length > 70).map(({ id }) => id)).toEqual([]);
  });

  test.each(['rules', 'reader', 'model'])('messages and fixes of src/%s', (folder) => {
    expect(faults(inSource(folder))).toEqual([]);
  });

  test('commands and their options', () => {
    const texts = COMMANDS.flatMap(({ name, summary, options }) => [
      [name, summary] as const,
      ...Object.entries(options).map(([option, { doc }]) => [`${name} --${option}`, doc] as const),
    ]);
    expect(faults(texts)).toEqual([]);
  });

  test('prose of the guide', () => {
    // "Mended" is what a comparison calls a finding that is gone.
    const texts = [...PAGES].map(([id, text]) => [id, proseOf(text).replace(/\*?mended\*?/g, '')] as const);
    expect(faults(texts)).toEqual([]);
  });

  test('labels of registers', () => {
    expect(faults(REGISTERS.flatMap(({ fields }) => fields.map(({ key, label }) => [key, label] as const)))).toEqual([]);
  });

  test('labels of pages and components', () => {
    const files = ['pages', 'components', 'layouts'].flatMap((folder) =>
      astroFiles(new URL(`../src/${folder}/`, import.meta.url)),
    );
    const texts = files.flatMap((url) =>
      [...readFileSync(url, 'utf8').matchAll(/>([^<>{}]{3,})</g)].map(
        ([, text = '']) => [url.pathname.split('/src/')[1] ?? '', text] as const,
      ),
    );
    expect(faults(texts)).toEqual([]);
  });
});

const astroFiles = (folder: URL): URL[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? astroFiles(new URL(`${entry.name}/`, folder))
      : entry.name.endsWith('.astro')
        ? [new URL(entry.name, folder)]
        : [],
  );
