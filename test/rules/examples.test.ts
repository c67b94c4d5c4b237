import { describe, expect, test } from 'vitest';
import { compute } from '../../src/pipeline/compute.ts';
import { readExample } from '../../src/pipeline/example.ts';
import { RULES } from '../../src/rules/registry.ts';
import type { Example, Rule } from '../../src/rules/rule.ts';

/** The findings of a plan under `recommended`, with the rule switched on: `rules: { <id>: on }`. */
async function findingsWith(example: Example, { id }: Rule): Promise<string[]> {
  const reading = await readExample(example);
  const [plan] = reading.portfolio.plans;
  const rules = { ...plan?.rules, [id]: 'on' as const };
  const plans = reading.portfolio.plans.map((each) => ({ ...each, rules }));
  const { findings } = compute({ ...reading, portfolio: { ...reading.portfolio, plans } }, '2026-06-01', {
    profile: 'recommended',
  });
  return findings.map(({ rule, message }) => (rule === id ? rule : `${rule}: ${message}`));
}

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('finds one fault with its failing example, and nothing else is wrong there', async () => {
    expect(await findingsWith(rule.examples.fails, rule)).toEqual([id]);
  });

  test('its passing example has no finding at all', async () => {
    expect(await findingsWith(rule.examples.passes, rule)).toEqual([]);
  });
});
