import { describe, expect, test } from 'vitest';
import { RULES } from '../../src/rules/registry.ts';
import { withAbsences } from './absence.ts';
import { findingsOf } from './harness.ts';

const WORDS = ['unknown', 'notApplicable'] as const;
const ASKING = RULES.filter(({ missing }) => missing !== undefined);
const OTHERS = RULES.filter(({ missing }) => missing === undefined);
const ASKING_IDS: ReadonlySet<string> = new Set(ASKING.map(({ id }) => id));

/** Rules that a field with a stated absence answers although they do not ask for it: they compare it with something else. */
const COMPARE = [
  'bounds/step-outlasts-phase',
  'traffic/moved-again',
  'traffic/retired-while-serving',
  'order/no-time-for-load-test',
  'order/retired-twice',
  'endpoints/redirect-chain',
];
/** `{ notApplicable }` of a file's whole list or of a rollback's steps takes its subject away. */
const TAKEN_AWAY = [
  'risks/no-register',
  'risks/two-time-limits',
  'risks/rollback-after-retirement',
  'risks/rollback-restarts-old-system',
  'risks/no-previous-image',
];

describe.each(WORDS)('a field that is stated as %s', (word) => {
  test.each(ASKING.map((rule) => [rule.id, rule] as const))('is not asked for by %s', async (id, { examples, missing }) => {
    const findings = await findingsOf(withAbsences(examples.fails, word, missing));
    expect(
      findings.filter(({ rule }) => rule === id || rule.startsWith('schema/')).map(({ rule, message }) => `${rule}: ${message}`),
    ).toEqual([]);
  });

  test.each(RULES.map((rule) => [rule.id, rule] as const))('is not asked for by any rule in the plan of %s', async (_, rule) => {
    const findings = await findingsOf(withAbsences(rule.examples.fails, word));
    expect(findings.filter((found) => ASKING_IDS.has(found.rule)).map((found) => `${found.rule}: ${found.message}`)).toEqual([]);
  });

  test.each(OTHERS.map((rule) => [rule.id, rule] as const))('is no answer to %s, which asks for no field', async (id, rule) => {
    if (COMPARE.includes(id) || (word === 'notApplicable' && TAKEN_AWAY.includes(id))) return;
    const findings = await findingsOf(withAbsences(rule.examples.fails, word));
    expect(
      findings.map((found) => found.rule),
      `a stated absence answers ${id}: name the field in missing:`,
    ).toContain(id);
  });
});

test('what is unknown is one note, with a list', async () => {
  const findings = await findingsOf(withAbsences({ 'metrics.mdx': '---\nmetrics: [{ name: Latency }]\n---\n' }, 'unknown'));
  const notes = findings.filter(({ rule }) => rule === 'status/unknown-values');
  expect(notes).toHaveLength(1);
  expect(notes[0]?.related.filter(({ place }) => place.file.endsWith('metrics.mdx')).length).toBeGreaterThan(5);
});
