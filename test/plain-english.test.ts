import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
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
  [/\bsets? (?:it )?off\b/i, 'triggers'],
  [/\bmend(?:s|ed)?\b/i, 'fix'],
  [/\bheld against\b/i, 'compared with'],
  [/\b(?:of|in) which nobody\b/i, 'name what is missing: <Thing> has no <thing>'],
  [/\bbelongs? into\b/i, 'belongs in'],
  [/\b(?:is|was|are) not said\b/i, 'it is unclear'],
  [/\banew\b/i, 'again, or re-'],
  [/\bthe one\b.*\bthe other\b/i, 'name both'],

  [/\bthe other way round\b/i, 'the reverse'],
];

const faults = (texts: readonly (readonly [where: string, text: string])[]): string[] =>
  texts.flatMap(([where, text]) =>
    BANNED.flatMap(([pattern, instead]) => {
      const found = pattern.exec(text)?.[0];
      return found === undefined ? [] : [`${where}: "${found}" → ${instead}`];
    }),
  );

const sourcesIn = (folder: URL, extension: string): URL[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? sourcesIn(new URL(`${entry.name}/`, folder), extension)
      : entry.name.endsWith(extension)
        ? [new URL(entry.name, folder)]
        : [],
  );

/** String literals of TypeScript; the values of a template are `…`. */
function literalsOf(source: string): string[] {
  const literals: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) literals.push(node.text);
    if (ts.isTemplateExpression(node))
      literals.push([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…'));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.tsx', source, ts.ScriptTarget.Latest, false, ts.ScriptKind.TSX));
  return literals;
}

/** String literals with at least three words: messages, fixes and labels. Examples of plans and lists of words to recognise are left out. */
const literals = (folder: URL): (readonly [string, string])[] =>
  sourcesIn(folder, '.ts')
    .filter(({ pathname }) => !pathname.includes('/import/words/'))
    .flatMap((url) =>
      literalsOf(readFileSync(url, 'utf8'))
        .filter((literal) => literal.split(' ').length >= 3 && !literal.includes('---\n'))
        .map((literal) => [url.pathname.split('/src/')[1] ?? '', literal] as const),
    );

/** Folders of `src` whose sources hold words that are shown to somebody. */
const FOLDERS = readdirSync(new URL('../src/', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const inSource = (folder: string): (readonly [string, string])[] => literals(new URL(`../src/${folder}/`, import.meta.url));

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

  test.each(FOLDERS)('messages and labels of src/%s', (folder) => {
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
    expect(faults([...PAGES].map(([id, text]) => [id, proseOf(text)] as const))).toEqual([]);
  });

  test('labels of registers', () => {
    expect(faults(REGISTERS.flatMap(({ fields }) => fields.map(({ key, label }) => [key, label] as const)))).toEqual([]);
  });

  test('labels of the site', () => {
    const texts = sourcesIn(new URL('../src/site/labels/', import.meta.url), '.ts').flatMap((url) =>
      literalsOf(readFileSync(url, 'utf8')).map((text) => [url.pathname.split('/src/')[1] ?? '', text] as const),
    );
    expect(texts.length).toBeGreaterThan(1000);
    expect(faults(texts)).toEqual([]);
  });
});
