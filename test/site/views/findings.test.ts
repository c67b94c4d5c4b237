import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/model/finding.ts';
import { RULES } from '../../../src/rules/registry.ts';
import { saidOfExample } from '../../../src/site/rule-example.ts';
import { allowSnippet, findingViews } from '../../../src/site/views/findings.ts';
import { RULE_PAGES, ruleFamilies } from '../../../src/site/views/rule-pages.ts';
import { planOf } from '../plan.ts';

const place = (file: string, line: number) => ({ file, line, column: 1, endLine: line, endColumn: 4 });
const finding = (fields: Partial<Finding>): Finding => ({
  rule: 'sums/duration',
  title: 'Stated duration contradicts the phases',
  severity: 'error',
  message: 'm',
  place: place('plans/example/plan.mdx', 2),
  related: [],
  plan: 'example',
  subject: 'phase/base',
  fingerprint: 'a1',
  ...fields,
});

describe('findings', () => {
  test('are accepted by their subject where that is enough, else by their fingerprint', () => {
    const [one, other] = [finding({}), finding({ fingerprint: 'b2' })];
    expect(allowSnippet(one, [one])).toBe(
      'allow:\n  - { rule: sums/duration, subject: phase/base, reason: "why it may stay", until: 2026-12-31 }\n',
    );
    expect(allowSnippet(one, [one, other])).toContain('subject: a1,');
    expect(allowSnippet(finding({ subject: 'x: y' }), [finding({ subject: 'x: y' })])).toContain('subject: "x: y"');
  });

  test('stand worst first with both places, the accepted ones apart, each with an anchor of its own', async () => {
    const { plan } = await planOf({});
    const findings = [
      finding({ severity: 'note', fingerprint: 'n' }),
      finding({
        fingerprint: 'e',
        related: [{ place: place('plans/example/rollout/ramp.mdx', 3), message: 'but here it says 2' }],
      }),
      finding({ fingerprint: 'e' }),
      finding({ fingerprint: 'ok', accepted: { reason: 'on purpose' } }),
    ];
    const { open, accepted } = findingViews(plan, findings, {
      portfolio: { title: 'P', calendars: [], plans: [plan] },
      lineOf: (_, line) => `line ${line}`,
    });
    expect(open.map(({ anchor }) => anchor)).toEqual(['f-e', 'f-e-2', 'f-n']);
    expect(accepted.map(({ anchor }) => anchor)).toEqual(['f-ok']);
    expect(open[0]?.about).toEqual({ text: 'phase/base', url: '/plans/example/phases/base/' });
    expect(open[0]?.places.map(({ file, line, message, page }) => [file, line, message, page])).toEqual([
      ['plan.mdx', 2, undefined, '/plans/example/'],
      ['rollout/ramp.mdx', 3, 'but here it says 2', '/plans/example/rollout/#ramp'],
    ]);
    expect(open[0]?.places[0]?.lines[0]).toEqual({ number: 2, before: '', marked: 'lin', after: 'e 2' });
  });
});

describe('pages of rules', () => {
  test('there is one for each rule and for all that reading finds, at an address of its own', () => {
    const ids = RULE_PAGES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(RULES.map(({ id }) => id).filter((id) => !ids.includes(id))).toEqual([]);
    expect(
      RULE_PAGES.filter(({ family, name }) => !/^[a-z]+$/.test(family) || !/^[a-z0-9-]+$/.test(name)).map(({ id }) => id),
    ).toEqual([]);
    expect(ruleFamilies().flatMap(({ pages }) => pages)).toHaveLength(ids.length);
  });

  test('each rule says something of the example that it finds fault with', async () => {
    const silent = await Promise.all(
      RULES.map(async (rule) => ((await saidOfExample(rule.examples.fails, rule)).length === 0 ? rule.id : undefined)),
    );
    expect(silent.filter((id) => id !== undefined)).toEqual([]);
  });
});
