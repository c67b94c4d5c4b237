import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compute } from '../../src/pipeline/compute.ts';
import { readExample } from '../../src/pipeline/example.ts';

/** A case of a public bug tracker: a plan, and the dates that were worked out for it by hand. */
interface Case {
  id: string;
  source: string;
  what: string;
  asOf: string | null;
  expect: Record<string, Record<string, unknown>>;
  findings: string[] | null;
  files: Record<string, string>;
}

const CASES: Case[] = JSON.parse(readFileSync(new URL('../fixtures/schedule-cases.json', import.meta.url), 'utf8'));

/** Places that are expected on a day are those of the forecast. */
const PLACES: Record<string, 'start' | 'finish'> = { earlyStart: 'start', earlyFinish: 'finish' };

describe('cases of public bug trackers', () => {
  test.each(CASES.map((each) => [`${each.id}, ${each.source}: ${each.what}`, each] as const))('%s', async (_, each) => {
    const files = Object.fromEntries(Object.entries(each.files).map(([name, text]) => [name.replace(/^(\.\.\/)+/, ''), text]));
    const computed = compute(await readExample(files), each.asOf ?? '2020-01-01');
    const [plan] = computed.plans;
    const found = Object.fromEntries(
      Object.entries(each.expect).map(([id, fields]) => {
        const phase = plan?.schedule.phases[id];
        const value = (field: string): unknown => {
          const end = PLACES[field];
          return each.asOf !== null && end ? phase?.forecast[end] : phase && Reflect.get(phase, field);
        };
        return [id, Object.fromEntries(Object.keys(fields).map((field) => [field, value(field)]))];
      }),
    );
    expect(found).toEqual(each.expect);
    const rules = computed.findings.map(({ rule }) => rule);
    expect((each.findings ?? []).filter((rule) => !rules.includes(rule))).toEqual([]);
  });
});
