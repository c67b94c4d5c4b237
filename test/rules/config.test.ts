import { describe, expect, test } from 'vitest';
import type { Profile } from '../../src/model/kinds/rule-settings.ts';
import { compute } from '../../src/pipeline/compute.ts';
import { fixFile } from '../../src/reader/fix.ts';
import { memoryTree } from '../../src/reader/memory.ts';
import { readContent } from '../../src/reader/read.ts';

const RISKS = `---\nrisks:\n${['A', 'B', 'C', 'D', 'E', 'F'].map((title) => `  - { title: ${title}, level: high, mitigation: "Both read one store"${title === 'A' ? ', owner: Ana' : ''} }\n`).join('')}---\n`;
const findings = async (portfolio: string, plan = '', profile?: Profile) =>
  compute(
    await readContent(
      memoryTree({
        'portfolio.mdx': `---\ntitle: All\n${portfolio}---\n`,
        'plans/p/plan.mdx': `---\ntitle: P\nstatus: planned\nfrom: { system: A }\nto: { system: B }\n${plan}---\n`,
        'plans/p/risks.mdx': RISKS,
      }),
    ),
    '2026-06-01',
    profile ? { profile } : {},
  ).findings.map(({ rule, severity }) => `${rule} ${severity}`);

describe('profiles', () => {
  test.each<[what: string, portfolio: string, plan: string, profile: Profile | undefined, expected: string[]]>([
    ['recommended by default', '', '', undefined, ['risks/no-owner warning']],
    [
      'strict of the portfolio',
      'rules: { extends: strict }\n',
      '',
      undefined,
      ['risks/level-alone note', 'risks/no-owner warning'],
    ],
    ['strict of the plan', '', 'rules: { extends: strict }\n', undefined, ['risks/level-alone note', 'risks/no-owner warning']],
    [
      'the plan before the portfolio',
      'rules: { extends: strict }\n',
      'rules: { extends: recommended }\n',
      undefined,
      ['risks/no-owner warning'],
    ],
    ['the command line before both', 'rules: { extends: strict }\n', '', 'recommended', ['risks/no-owner warning']],
    ['a family switched off', 'rules: { risks/*: off }\n', '', undefined, []],
    ['a rule before its family', 'rules: { risks/*: off, risks/no-owner: error }\n', '', undefined, ['risks/no-owner error']],
    [
      'a strict rule switched on',
      'rules: { risks/level-alone: on }\n',
      '',
      undefined,
      ['risks/level-alone note', 'risks/no-owner warning'],
    ],
    [
      'a family of the plan before a rule of the portfolio',
      'rules: { risks/no-owner: error }\n',
      'rules: { risks/*: off }\n',
      undefined,
      [],
    ],
    [
      'settings stay under a profile of the command line',
      'rules: { risks/no-owner: off }\n',
      '',
      'strict',
      ['risks/level-alone note'],
    ],
  ])('%s', async (_, portfolio, plan, profile, expected) => {
    expect((await findings(portfolio, plan, profile)).sort()).toEqual(expected);
  });
});

describe('names that are no rule', () => {
  const told = async (portfolio: string, plan = '') =>
    compute(
      await readContent(
        memoryTree({
          'portfolio.mdx': `---\ntitle: All\n${portfolio}---\n`,
          'plans/p/plan.mdx': `---\ntitle: P\nstatus: planned\nowner: Ana\nfrom: { system: A }\nto: { system: B }\n${plan}---\n`,
        }),
      ),
      '2026-06-01',
    ).findings.map(
      ({ place, rule, severity, message, fix }) => `${place.file}:${place.line} ${severity} ${rule}: ${message} → ${fix}`,
    );

  test.each([
    ['risks/nobody-name: off', 'there is no rule or family `risks/nobody-name` → Did you mean `risks/nobody-named`?'],
    ['word/*: off', 'there is no rule or family `word/*` → Did you mean `words/*`?'],
    ['words: off', 'there is no rule or family `words` → Did you mean `words/*`?'],
    [
      'constructor: off',
      'there is no rule or family `constructor` → The rules page of the site lists every id; a family is written words/*',
    ],
    ['order/no-owner: off', 'there is no rule or family `order/no-owner` → Did you mean `risks/no-owner`?'],
    [
      'risks/rollback-no-limit: off',
      '`risks/rollback-no-limit` was merged into `risks/rollback-incomplete` → Write risks/rollback-incomplete',
    ],
    ['words/latest-without-date: off', 'the rule `words/latest-without-date` was removed → Remove it'],
  ])('%s', async (setting, expected) => {
    expect(await told(`rules: { ${setting} }\n`)).toEqual([`portfolio.mdx:3 error schema/unknown-rule: ${expected}`]);
  });

  test('in a plan, and in what it accepts', async () => {
    expect(
      await told(
        '',
        'rules: { sums/durations: off }\nallow: [{ rule: sums/durations, reason: "the break", until: 2026-12-31 }]\n',
      ),
    ).toEqual([
      'plans/p/plan.mdx:7 error schema/unknown-rule: there is no rule or family `sums/durations` → Did you mean `sums/duration`?',
      'plans/p/plan.mdx:8 error schema/unknown-rule: there is no rule `sums/durations` → Did you mean `sums/duration`?',
    ]);
  });

  test('an acceptance of a rule that was merged is one finding, and can be fixed', async () => {
    const text = `---\ntitle: P\nstatus: planned\nowner: Ana\nfrom: { system: A }\nto: { system: B }\nallow: [{ rule: metrics/no-target, reason: "a counter" }]\n---\n`;
    const { findings } = compute(await readContent(memoryTree({ 'plans/p/plan.mdx': text })), '2026-06-01');
    expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
      'schema/unknown-rule: `metrics/no-target` was merged into `metrics/incomplete`',
    ]);
    expect(fixFile('plans/p/plan.mdx', text, findings).text).toBe(text.replace('metrics/no-target', 'metrics/incomplete'));
  });

  test.each([
    [
      'rules: { extends: stricter }\n',
      'schema/value: `extends`: "stricter": not one of the words of this field (did you mean `strict`?) → Write recommended | strict',
    ],
    [
      'rules: { words/*: warn }\n',
      'schema/value: `words/*`: "warn": not one of the words of this field → Write error | warning | note | on | off',
    ],
    [
      'severities: { words/vague: off }\n',
      'schema/unknown-field: unknown field `severities` → Write rules: { risks/no-owner: off }',
    ],
  ])('%s is refused', async (portfolio, expected) => {
    expect((await told(portfolio)).map((line) => line.replace(/^\S+ error /, ''))).toEqual([expected]);
  });

  test('an error of reading keeps its severity', async () => {
    expect(await findings('rules: { schema/*: off }\nurl: nowhere\n')).toContain('schema/value error');
  });
});

describe('rules that read the words of a language', () => {
  const rules = async (plan: string, body: string) =>
    compute(
      await readContent(
        memoryTree({
          'plans/p/plan.mdx': `---\ntitle: P\nstatus: planned\nowner: Ana\nfrom: { system: A }\nto: { system: B }\n${plan}---\n`,
          'plans/p/phases/1-a.mdx': `---\ntitle: A\nstatus: planned\nduration: 1w\n---\n\n- [ ] x\n\n<Exit>\n${body}\n</Exit>\n`,
        }),
      ),
      '2026-06-01',
      { profile: 'strict' },
    )
      .findings.map(({ rule }) => rule)
      .filter((rule) => rule.startsWith('words/'));
  const TOPICS = '- Core features\n- User registration\n- Database schema\n';

  test('run on a plan in it, and on one that reads so', async () => {
    expect(await rules('lang: en-GB\n', TOPICS)).toEqual(['words/topics-as-criteria']);
    expect(await rules('', TOPICS)).toEqual(['words/topics-as-criteria']);
  });

  test.each([
    ['German by its lang', 'lang: de\n', TOPICS],
    ['German by its words', '', '- Alle Tests laufen grün\n- Die Migration ist fertig\n- Das Schema der Datenbank\n'],
    ['Japanese by its script', '', '- テストがすべて通る\n- 移行が終わる\n- データが正しい\n'],
  ])('do not run on %s', async (_, plan, body) => {
    expect(await rules(plan, body)).toEqual([]);
  });
});
