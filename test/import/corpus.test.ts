import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Imported } from '../../src/import/imported.ts';
import { importFile, readingFindings } from './imported.ts';

/** Plans as found in public repositories. They are no part of this repository; where they are not beside it, fixtures stand in. */
const CORPUS = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
const FIXTURES = fileURLToPath(new URL('fixtures/', import.meta.url));
const found = existsSync(CORPUS);
const folder = found ? CORPUS : FIXTURES;
const names = readdirSync(folder).filter((name) => /\.(?:md|mmd|csv|json|xml|ics)$/.test(name) && name !== 'README.md');

const imports = new Map<string, { plan: Imported; milliseconds: number }>();
for (const name of names) {
  const began = performance.now();
  imports.set(name, { plan: importFile(`${folder}${name}`), milliseconds: performance.now() - began });
}

/** Rows of a table of judgements: the number of a plan, then its cells. */
const table = (name: string): string[][] =>
  readFileSync(fileURLToPath(new URL(name, import.meta.url)), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));

const ledgerOf = (number: string) => [...imports].find(([name]) => name.startsWith(number))?.[1].plan.ledgers[0];

describe(found ? `the ${names.length} plans of the corpus` : 'the fixtures (the corpus is not beside the repository)', () => {
  test('every line is accounted for', () => {
    const lost = [...imports].flatMap(([name, { plan }]) =>
      plan.ledgers.flatMap((ledger) => ledger.lost.map((line) => `${name}:${line}`)),
    );
    expect(lost).toEqual([]);
  });

  test('what was imported is read without an error', async () => {
    for (const [name, { plan }] of imports)
      expect(
        (await readingFindings(plan))
          .filter(({ severity }) => severity === 'error')
          .map(({ rule, message }) => `${name}: ${rule} ${message}`),
      ).toEqual([]);
  });

  test('a second import gives the same bytes', () => {
    for (const [name, { plan }] of [...imports].slice(0, 12)) expect(importFile(`${folder}${name}`).files).toEqual(plan.files);
  });
});

describe.runIf(found)('judged by reading', () => {
  test('phases: at least 95 % are found, at least 98 % are phases', () => {
    let [right, wrong, missed] = [0, 0, 0];
    for (const [number = '', lines = ''] of table('corpus-phases.tsv')) {
      const expected = new Set(
        lines
          .split(' ')
          .filter((line) => line !== '')
          .map(Number),
      );
      const claims =
        ledgerOf(number)?.claims.filter(
          ({ kind, file, why }) => kind === 'phase' && file.includes('/phases/') && /^it is|lists the phases/.test(why),
        ) ?? [];
      const got = new Set(claims.map(({ from }) => from));
      right += [...got].filter((line) => expected.has(line)).length;
      wrong += [...got].filter((line) => !expected.has(line)).length;
      missed += [...expected].filter((line) => !got.has(line)).length;
    }
    const [recall, precision] = [right / (right + missed), right / (right + wrong)];
    process.stderr.write(
      `phases: ${right} found, ${missed} missed, ${wrong} that are none: recall ${(recall * 100).toFixed(1)} %, precision ${(precision * 100).toFixed(1)} %\n`,
    );
    expect(recall).toBeGreaterThanOrEqual(0.95);
    expect(precision).toBeGreaterThanOrEqual(0.98);
  });

  test('lines are what a reader said that they are', () => {
    const wrong = table('judged.tsv').flatMap(([number = '', line = '', kind = '']) => {
      const is = ledgerOf(number)?.about(Number(line))[0]?.kind;
      return is === kind ? [] : [`${number}:${line} is ${is}, not ${kind}`];
    });
    expect(wrong).toEqual([]);
  });

  test('the numbers are told', () => {
    const times = [...imports.values()].map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
    const total = { lines: 0, typed: 0, prose: 0, look: 0, lost: 0 };
    for (const { plan } of imports.values())
      for (const { counts } of plan.ledgers)
        for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += counts[key];
    const none = [...imports].filter(([, { plan }]) => plan.noPlan).map(([name]) => name.slice(0, 3));
    process.stderr.write(
      `${imports.size} plans, ${total.lines} lines: ${total.typed} typed, ${total.prose} prose, ${total.look} to look at, ${total.lost} lost; no plans: ${none.join(', ')}; median ${Math.round(times[times.length >> 1] ?? 0)} ms\n`,
    );
    expect(total.typed + total.prose + total.look).toBe(total.lines);
  });
});
