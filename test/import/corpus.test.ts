import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Imported } from '../../src/import/imported.ts';
import { importFile, readingFindings } from './imported.ts';
import { judgements, score } from './judgement.ts';

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

const ledgerOf = (number: string) => [...imports].find(([name]) => name.startsWith(`${number}_`))?.[1].plan.ledgers[0];

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
  const scores = score(ledgerOf);
  const told = new Set(judgements().map(({ plan }) => plan)).size;
  const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
  const all = Object.values(scores);
  const typed = all.reduce((sum, { right, wrong }) => sum + right + wrong, 0);
  const wrong = all.reduce((sum, each) => sum + each.wrong, 0);

  test.each([
    ['phases', 0.95, 0.98],
    ['tasks', 0.85, 0.98],
    ['rows', 0.85, 0.98],
  ] as const)('%s: at least %d of them are found, and %d of what was found is right', (group, recall, precision) => {
    const { right, expected, wrong: mistaken, misses, mistakes } = scores[group];
    process.stderr.write(
      `${group} of ${told} plans: ${right} of ${expected} found (${share(right, expected)}), ${mistaken} wrong (precision ${share(right, right + mistaken)})\n`,
    );
    expect(right / expected, misses.join('\n')).toBeGreaterThanOrEqual(recall);
    expect(right / (right + mistaken), mistakes.join('\n')).toBeGreaterThanOrEqual(precision);
  });

  test('at most 1 % of what was typed is something else', () => {
    expect(wrong / typed, all.flatMap(({ mistakes }) => mistakes).join('\n')).toBeLessThanOrEqual(0.01);
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
