import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isCounted } from '../../src/analysis/progress.ts';
import { searchRecords } from '../../src/build/search-records.ts';
import type { Task } from '../../src/model/body.ts';
import { plainText } from '../../src/model/plain-text.ts';
import { KINDS } from '../../src/model/registry.ts';
import { REGISTERS } from '../../src/registers/all.ts';
import { cellText } from '../../src/registers/cell.ts';
import { FINDINGS } from '../../src/registers/findings.ts';
import { PHASES } from '../../src/registers/phases.ts';
import { registerCsv } from '../../src/registers/register-csv.ts';
import { tableOf } from '../../src/registers/table.ts';
import { TASKS } from '../../src/registers/tasks.ts';
import { projectPlan } from '../../src/share/projection/project.ts';
import { refUrl } from '../../src/site/urls.ts';
import { allowedAll } from '../share/audience.ts';
import { AS_OF, everything, Words, computedOf as wholeOf } from '../share/everything.ts';
import { computedOf, randomFiles } from './plans.ts';

const RUNS = { numRuns: 25 };
const place = () => ({ file: 'plans/example/x.mdx', line: 1, column: 1 }) as never;

/** The records of a CSV text (RFC 4180), fields unquoted. */
function parsed(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    record.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') {
      records.push(record);
      record = [];
    }
  }
  return records;
}

test('the search finds a row by every text of its table', async () => {
  await fc.assert(
    fc.asyncProperty(randomFiles, async (files) => {
      const computed = await computedOf(files);
      const found = Map.groupBy(searchRecords(computed, 1), ({ url }) => url);
      for (const register of REGISTERS) {
        const { columns, groups } = tableOf(register, computed);
        for (const group of groups)
          for (const { row, name, cells: all } of group.rows) {
            expect(name).not.toBe('');
            const cells = all.filter((_, index) => !columns[index]?.unsearched);
            // A file is a page, which is searched itself; a row without a text is not searched.
            if ('body' in row || cells.every((cell) => cellText(cell) === '')) continue;
            const records = found.get(refUrl(computed.plan.id, row.ref)) ?? [];
            const holding = records.filter(({ content }) =>
              cells.every((cell) => plainText(content).includes(plainText(cellText(cell)))),
            );
            expect(
              holding.map(({ title }) => title),
              row.ref,
            ).toContain(plainText(name));
          }
      }
    }),
    RUNS,
  );
});

test('CSV has the cells of the table, in the order of its rows', async () => {
  await fc.assert(
    fc.asyncProperty(randomFiles, async (files) => {
      const computed = await computedOf(files);
      for (const register of REGISTERS) {
        const [header = [], ...records] = parsed(registerCsv(register, [computed], place));
        const table = tableOf(register, computed);
        expect(records).toHaveLength(table.count);
        const byRef = new Map(records.map((record) => [record[1], record]));
        for (const { row, cells } of table.groups.flatMap(({ rows }) => rows))
          for (const [at, { key }] of table.columns.entries()) {
            const text = cells[at] ? cellText(cells[at]) : '';
            const shown = byRef.get(row.ref)?.[header.indexOf(key === 'source' ? 'statedIn' : key)];
            // What a spreadsheet would run as a formula is led by an apostrophe.
            expect([text, `'${text}`]).toContain(shown);
          }
      }
    }),
    RUNS,
  );
});

test('every list of rows in the plan format has exactly one register; keys are unique', () => {
  const lists = KINDS.filter(({ name }) => name !== 'plan').flatMap(({ name, rows }) =>
    rows.map(({ field }) => `${name}/${field}`),
  );
  expect(
    REGISTERS.flatMap(({ recordType }) => recordType ?? [])
      .filter((type) => type.includes('/'))
      .sort(),
  ).toEqual(lists.sort());
  const keys = REGISTERS.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  for (const { fields } of REGISTERS) {
    const names = fields.map(({ key }) => key);
    expect(new Set(names).size).toBe(names.length);
  }
});

test('a share calls its columns as the site does', async () => {
  const { plan } = await wholeOf(everything(new Words()));
  const { tables } = projectPlan(plan, allowedAll(['alpha']), AS_OF);
  const bySite = new Map(REGISTERS.map((register) => [register.many, register.fields.map(({ label }) => label)]));
  const own = tables.filter(({ title }) => bySite.has(title));
  expect(own.length).toBeGreaterThanOrEqual(18);
  for (const { title, columns } of own)
    for (const { label } of columns) expect(bySite.get(title), `${title}: ${label}`).toContain(label);
});

test('a share shows only what a cell of the site shows', async () => {
  const stated = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}%]+/gu, ' ');
  await fc.assert(
    fc.asyncProperty(randomFiles, async (files) => {
      const computed = await computedOf(files);
      const { tables } = projectPlan(computed, allowedAll([]), AS_OF);
      const shown = new Map(
        REGISTERS.map((register) => [
          register.many,
          stated(
            register
              .lines(computed)
              .flatMap(({ cells }) => cells.map(cellText))
              .join(' '),
          ),
        ]),
      );
      // Shared in other words: options by reference, conditions, what a risk affects, scores.
      for (const table of tables.filter(({ title }) => !['Rollout', 'Decisions'].includes(title) && shown.has(title)))
        for (const row of table.rows)
          for (const [at, cell] of row.entries())
            if (cell && !['Affects', 'Score', 'Result'].includes(table.columns[at]?.label ?? ''))
              for (const word of stated(cell.text).split(' ')) expect(shown.get(table.title)).toContain(word);
    }),
    RUNS,
  );
});

test('the boxes and findings that are counted for a plan are those that its lists hold', async () => {
  await fc.assert(
    fc.asyncProperty(randomFiles, async (files) => {
      const computed = await computedOf(files);
      const ofPhases = TASKS.lines(computed).flatMap(({ row }) => (row.ref.startsWith('phase/') ? [row as Task] : []));
      const counted = ofPhases.filter(isCounted);
      const { tasks } = computed.facts.progress;
      expect(counted).toHaveLength(tasks.total);
      expect(counted.filter(({ state }) => state === 'done')).toHaveLength(tasks.done);
      expect(tableOf(PHASES, computed).count).toBe(computed.plan.phases.length);
      const [, ...records] = parsed(registerCsv(FINDINGS, [computed], place));
      expect(records.map((record) => record.at(-1))).toEqual(
        computed.findings.map((finding) => `${finding.place.file}:${finding.place.line}`),
      );
    }),
    RUNS,
  );
});
