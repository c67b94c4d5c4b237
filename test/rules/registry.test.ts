import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CATALOGUE } from '../../src/reader/catalogue.ts';
import { MERGED } from '../../src/rules/merged.ts';
import { RULES } from '../../src/rules/registry.ts';
import { areTwins, otherSides } from './sides.ts';

const FOLDER = new URL('../../src/rules/', import.meta.url);
const families = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const sourcesOf = (family: string): { file: string; text: string }[] =>
  readdirSync(new URL(`${family}/`, FOLDER))
    .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
    .map((file) => ({ file: `${family}/${file}`, text: readFileSync(new URL(`${family}/${file}`, FOLDER), 'utf8') }));
const idsIn = (text: string): string[] => [...text.matchAll(/\bid: '([a-z-]+\/[a-z0-9-]+)'/g)].map((match) => match[1] ?? '');

describe('ids', () => {
  test.each(RULES.map(({ id }) => id))('%s is well-formed', (id) => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(families).toContain(id.split('/')[0]);
  });

  test('are unique, among what reading finds as well', () => {
    const all = [...RULES.map(({ id }) => id), ...CATALOGUE.map(({ id }) => id)];
    expect(all.filter((id, index) => all.indexOf(id) !== index)).toEqual([]);
  });
});

describe.each(families)('%s/', (family) => {
  test('holds rules of its own family only', () => {
    expect(
      sourcesOf(family).flatMap(({ file, text }) =>
        idsIn(text)
          .filter((id) => !id.startsWith(`${family}/`))
          .map((id) => `${file}: ${id}`),
      ),
    ).toEqual([]);
  });

  test('has every rule in the registry', () => {
    const registered = new Set<string>(RULES.map(({ id }) => id));
    expect(
      sourcesOf(family).flatMap(({ file, text }) =>
        idsIn(text)
          .filter((id) => !registered.has(id))
          .map((id) => `${file}: ${id}`),
      ),
    ).toEqual([]);
  });
});

test('a rule is in the file of its id, alone', () => {
  const files = families
    .flatMap((family) => sourcesOf(family))
    .filter(({ text }) => /\b(?:defineRule|scheduleRule)\(/.test(text));
  expect(files.map(({ file }) => file).sort()).toEqual(RULES.map(({ id }) => `${id}.ts`).sort());
  expect(
    files.filter(({ text }) => text.match(/\b(?:defineRule|scheduleRule)\(/g)?.length !== 1).map(({ file }) => file),
  ).toEqual([]);
});

test('ids of merged rules are free, and name a rule that there is', () => {
  const ids = new Set<string>(RULES.map(({ id }) => id));
  expect(Object.keys(MERGED).filter((id) => ids.has(id))).toEqual([]);
  expect(Object.values(MERGED).filter((into) => into !== undefined && !ids.has(into))).toEqual([]);
});

describe('words', () => {
  test.each(RULES.map((rule) => [rule.id, rule] as const))(
    '%s has a title and a reason, each a statement',
    (_, { title, why }) => {
      expect(title).toMatch(/^[\p{Lu}"“].*[^.!]$/u);
      expect(why).toMatch(/^[\p{Lu}\d"“].*[.?]$/u);
      expect(`${title}${why}`).not.toContain('!');
    },
  );
});

/** A rule about one side of a pair, whose other side has no rule, says why not. */
describe('symmetry', () => {
  const split = (id: string): [family: string, name: string] => [id.split('/')[0] ?? '', id.split('/')[1] ?? ''];
  const oneSided = RULES.filter(({ id }) => otherSides(split(id)[1]).length > 0);

  test.each(oneSided.map((rule) => [rule.id, rule] as const))('%s has its twin, or a waiver', (id, { waiver }) => {
    const [family, name] = split(id);
    const twins = RULES.filter((other) => split(other.id)[0] === family && areTwins(name, split(other.id)[1]));
    expect(
      twins.length > 0 || (waiver ?? '').length > 10,
      `${id} looks at one side; where is the rule for "${otherSides(name).join('" or "')}"? Write it, or waiver: "why there is none"`,
    ).toBe(true);
  });

  test('a waiver is a sentence', () => {
    expect(RULES.filter(({ waiver }) => waiver !== undefined && !/^\p{Lu}.{10,}\.$/u.test(waiver)).map(({ id }) => id)).toEqual(
      [],
    );
  });

  test.each([
    ['row-ahead-of-phase', 'row-behind-phase', true],
    ['start-outside-plan', 'finish-outside-plan', true],
    ['start-outside-plan', 'finish-missing', false],
    ['target-below-baseline', 'target-above-baseline', true],
  ])('%s and %s are twins: %s', (a, b, expected) => {
    expect(areTwins(a, b)).toBe(expected);
  });

  test('an id with both sides, or with none, needs no twin', () => {
    expect(['target-without-baseline', 'evidence-from-the-future', 'no-owner'].map(otherSides)).toEqual([[], [], []]);
  });
});

describe('errors rest on typed values', () => {
  const errors = RULES.filter(({ severity }) => severity === 'error');

  test('no rule that reads words of a language reports errors', () => {
    expect(errors.filter(({ languages }) => languages !== undefined).map(({ id }) => id)).toEqual([]);
  });

  /** What compares prose by its words. Findings from it are marked as likely, which makes them warnings. */
  const COMPARES_WORDS = /analysis\/(?:texts|stems|work|language)\.ts|plain-words\.ts/;

  test('what an error rule finds by comparing words is a warning', () => {
    const ids = new Set<string>(errors.map(({ id }) => id));
    const faults = families.flatMap((family) =>
      sourcesOf(family)
        .filter(({ text }) => idsIn(text).some((id) => ids.has(id)) && COMPARES_WORDS.test(text) && !text.includes('.likely()'))
        .map(({ file }) => file),
    );
    expect(faults).toEqual([]);
  });
});
