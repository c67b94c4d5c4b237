import { describe, expect, test } from 'vitest';
import { RULES } from '../../src/rules/registry.ts';
import { findingsOf } from './harness.ts';

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('finds fault with its failing example, and only that', async () => {
    const findings = await findingsOf(rule.examples.fails);
    expect(
      findings.filter(
        (finding) => finding.severity === 'error' && /^(syntax|schema|file|content|reference)\//.test(finding.rule),
      ),
    ).toEqual([]);
    expect(findings.map((finding) => finding.rule)).toContain(id);
  });

  test('finds no fault with its passing example', async () => {
    const findings = await findingsOf(rule.examples.passes);
    expect(
      findings
        .filter((finding) => /^(syntax|schema|file|content|reference)\//.test(finding.rule))
        .map((finding) => finding.message),
    ).toEqual([]);
    expect(findings.map((finding) => finding.rule)).not.toContain(id);
  });
});

test('ids are unique', () => {
  expect(new Set(RULES.map((rule) => rule.id)).size).toBe(RULES.length);
});
