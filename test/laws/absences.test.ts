import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchRecords } from '../../src/build/search-records.ts';
import { compareModels } from '../../src/changes/compare.ts';
import type { Side } from '../../src/changes/side.ts';
import { absenceOf } from '../../src/model/absences.ts';
import { KINDS, kindOf } from '../../src/model/registry.ts';
import { REGISTERS } from '../../src/registers/all.ts';
import { cellText } from '../../src/registers/cell.ts';
import { exportModel } from '../../src/report/export-model.ts';
import { side } from '../changes/edited.ts';
import { everything, Words } from '../share/everything.ts';

/** A content root in which every field of every kind says something. */
const FILES = everything(new Words());
const ROWS = new Map(KINDS.map(({ name }) => [name as string, kindOf(name).rows.map(({ field }) => field)]));
/** Not stated anew: what identifies a part, and what rows take their defaults from. */
const KEPT = new Set(['id', 'defaults']);

type Json = Record<string, unknown>;
type Path = readonly (string | number)[];

const isGroup = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The paths of the values of a frontmatter: fields, groups, lists and their items, but no whole list of rows, and no row. */
function* paths(value: unknown, at: Path, rows: readonly string[]): Generator<Path> {
  const isRow = at.length > 0 && rows.includes(String(at[0])) && at.length <= 2;
  if (at.length > 0 && !isRow) yield at;
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* paths(item, [...at, index], rows);
  else if (isGroup(value))
    for (const [key, each] of Object.entries(value)) if (!KEPT.has(key)) yield* paths(each, [...at, key], rows);
}

function replaced(value: unknown, [step, ...rest]: Path, by: unknown): unknown {
  if (step === undefined) return by;
  const copy = structuredClone(value) as Record<string | number, unknown>;
  copy[step] = replaced(copy[step], rest, by);
  return copy;
}

const frontmatter = (text: string): { fields: Json; body: string } => {
  const [, head = '{}', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  return { fields: JSON.parse(head) as Json, body };
};

const kindIn = (file: string): string => {
  const folder = file.split('/').at(-2) ?? '';
  const name =
    file
      .split('/')
      .at(-1)
      ?.replace(/\.mdx$/, '') ?? '';
  return KINDS.find((kind) => kind.name === name || kind.collection === folder)?.name ?? name;
};
const PLACES = Object.entries(FILES).flatMap(([file, text]) =>
  [...paths(frontmatter(text).fields, [], ROWS.get(kindIn(file)) ?? [])]
    // The parts of a condition of calls become its text when they are read: an absent one is not kept.
    .filter((path) => !(file.includes('/endpoints/') && path.includes('when')))
    .map((path) => ({ file, path })),
);

const statement = fc.record({
  place: fc.constantFrom(...PLACES),
  word: fc.constantFrom('unknown', 'notApplicable'),
});

/** The files with one of their values stated to be absent. */
function stated({ place: { file, path }, word }: { place: (typeof PLACES)[number]; word: string }): Record<string, string> {
  const { fields, body } = frontmatter(FILES[file] ?? '');
  const changed = replaced(fields, path, { [word]: 'Reasonword' });
  return { ...FILES, [file]: `---\n${JSON.stringify(changed, null, 1)}\n---\n${body}` };
}

const exported = ({ computed, locate }: Side): string => JSON.stringify({ ...exportModel(computed, locate), findings: [] });

test('an absence that is stated for any field of any kind is exported, listed if it is unknown, and a change', async () => {
  const before = await side(FILES);
  await fc.assert(
    fc.asyncProperty(statement, async (each) => {
      const after = await side(stated(each));
      expect(exported(after).includes(`"${each.word}":"Reasonword"`)).toBe(true);
      const unknown = after.computed.plans.flatMap(({ findings }) =>
        findings.filter(({ rule }) => rule === 'status/unknown-values').flatMap(({ related }) => related),
      );
      if (each.word === 'unknown' && each.place.file.startsWith('plans/'))
        expect(unknown.map(({ message }) => message)).toContain('Reasonword');
      for (const [was, now] of [
        [before, after],
        [after, before],
      ] as const) {
        const { plans, shared } = compareModels(was, now);
        const changes = [...plans.flatMap(({ changes }) => changes), ...shared];
        expect(changes.some(({ before, after }) => JSON.stringify([before, after]).includes('Reasonword'))).toBe(true);
      }
    }),
    { numRuns: 40 },
  );
});

test('a list shows each absence that a row states for one of its fields, and the search finds its reason', async () => {
  await fc.assert(
    fc.asyncProperty(statement, async (each) => {
      const { computed } = await side(stated(each));
      for (const plan of computed.plans) {
        const found = searchRecords(plan, 1)
          .map(({ content }) => content)
          .join('\n');
        for (const register of REGISTERS)
          for (const { row, cells } of register.lines(plan))
            for (const [at, { key, absence }] of register.fields.entries()) {
              if (absence !== undefined || !absenceOf(row, key)) continue;
              const cell = cells[at];
              expect(cell && cellText(cell), `${register.key}: ${key}`).not.toBe('');
              if (cell?.kind === 'absent' && !('body' in row))
                expect(found.includes(cell.why), `${register.key}: ${key}`).toBe(true);
            }
      }
    }),
    { numRuns: 40 },
  );
});
