import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { banyan, contentRoot } from './banyan.ts';

const PLAN = 'title: Example\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\n';
const plan = (fields: string): string => `---\n${PLAN}${fields}---\n`;
const phase = (fields: string, body = ''): string => `---\ntitle: Build\nstatus: planned\n${fields}---\n${body}`;
/** Two contradictions: three stated phases, and twice the effort. */
const FILES = {
  'plans/p/plan.mdx': plan('owner: Ana\nstated: { phases: 3 }\n'),
  'plans/p/phases/1-build.mdx': phase('duration: 1w\n', '\n- [ ] Port the login (owner: Ana; after: port-the-login)\n'),
};
const check = (root: string, ...args: string[]) => banyan(['check', '--content', root, '--as-of', '2026-06-01', ...args]);
const json = (root: string, ...args: string[]) => JSON.parse(check(root, '--format', 'json', ...args).out);
const rulesOf = (report: { findings: { rule: string }[] }): string[] => report.findings.map(({ rule }) => rule);

describe('a baseline of findings', () => {
  test('keeps known findings quiet, reports new ones, and tells which are gone', () => {
    const root = contentRoot(FILES);
    const file = join(root, 'known.yaml');
    const all = rulesOf(json(root));
    expect(all).toEqual(expect.arrayContaining(['order/task-cycle', 'sums/phase-count']));
    expect(check(root, '--write-baseline', file)).toMatchObject({
      code: 0,
      out: '',
      err: `${all.length} findings written to ${file}\n`,
    });
    expect(
      parse(readFileSync(file, 'utf8'))
        .findings.map(({ rule }: { rule: string }) => rule)
        .sort(),
    ).toEqual([...all].sort());
    expect(check(root, '--baseline-findings', file)).toEqual({
      code: 0,
      out: `no findings, ${all.length} known since ${file} in 2 files of 1 plan\n`,
      err: '',
    });

    writeFileSync(join(root, 'plans/p/plan.mdx'), plan('owner: Ana\nstated: { effort: 9 pw }\n'));
    writeFileSync(
      join(root, 'plans/p/phases/1-build.mdx'),
      phase('duration: 1w\neffort: 1 pw\n', '\n- [ ] Port (owner: Ana; after: port)\n'),
    );
    const run = check(root, '--baseline-findings', file, '--format', 'json');
    const report = JSON.parse(run.out);
    expect(rulesOf(report)).toContain('sums/effort');
    expect(rulesOf(report)).not.toContain('sums/phase-count');
    expect(report.known.gone.map(({ rule }: { rule: string }) => rule)).toContain('sums/phase-count');
    expect(run.err).toContain('sums/phase-count');
    expect(run.code).toBe(1);
  });

  test('covers each finding once, and no error of reading', () => {
    const root = contentRoot({ ...FILES, 'plans/p/phases/2-x.mdx': '---\ntitle: X\nstatus: planed\n---\n' });
    const file = join(root, 'known.yaml');
    const written = check(root, '--write-baseline', file);
    expect(written.code).toBe(1);
    expect(written.err).toContain('1 error of reading left out');
    expect(rulesOf(json(root, '--baseline-findings', file))).toEqual(['schema/value']);
  });

  test('that is none is refused', () => {
    const root = contentRoot({ ...FILES, 'x.yaml': 'version: 2\n' });
    expect(check(root, '--baseline-findings', join(root, 'x.yaml'))).toMatchObject({ code: 2, out: '' });
    expect(check(root, '--baseline-findings', join(root, 'none.yaml')).err).toContain('is not a baseline of findings: ENOENT');
  });

  test('SARIF has the state of each finding', () => {
    const root = contentRoot(FILES);
    const file = join(root, 'known.yaml');
    check(root, '--write-baseline', file);
    writeFileSync(join(root, 'plans/p/plan.mdx'), plan('owner: Ana\nstated: { effort: 9 pw }\n'));
    const { results } = JSON.parse(check(root, '--baseline-findings', file, '--format', 'sarif').out).runs[0];
    const stateOf = (rule: string): string | undefined =>
      results.find((each: { ruleId: string }) => each.ruleId === rule)?.baselineState;
    expect(stateOf('order/task-cycle')).toBe('unchanged');
    expect(stateOf('sums/phase-count')).toBe('absent');
  });
});

test('--new-since reports what a git ref does not have', () => {
  const root = contentRoot(FILES);
  const git = (...args: string[]): void => {
    const { status } = spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: root });
    expect(status).toBe(0);
  };
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'first');
  expect(check(root, '--new-since', 'HEAD')).toMatchObject({ code: 0 });
  writeFileSync(join(root, 'plans/p/plan.mdx'), plan('owner: Ana\nstated: { phases: 3, duration: 9w }\n'));
  expect(rulesOf(json(root, '--new-since', 'HEAD'))).toEqual(['sums/duration']);
  expect(check(root, '--new-since', 'nowhere')).toMatchObject({ code: 2, out: '' });
});

describe('--fix', () => {
  const broken = {
    'plans/p/plan.mdx': plan('ownr: Ana # who answers\n'),
    'plans/p/phases/1-build.mdx': phase(
      'duration: 1w   # a guess\nafter: rollout\nnotBefore: 2 March 2026\n',
      '\n- [] Port the login (owner: Ana, due: 2026-03-04)\n\nText  stays.\n',
    ),
    'plans/p/phases/0-rollout.mdx': '---\ntitle: Rollout\nstatus: Completed\n---\n',
  };
  const fixed = {
    'plans/p/plan.mdx': plan('owner: Ana # who answers\n'),
    'plans/p/phases/1-build.mdx': phase(
      'duration: 1w   # a guess\nafter: [rollout]\nnotBefore: 2026-03-02\n',
      '\n- [ ] Port the login (owner: Ana; due: 2026-03-04)\n\nText  stays.\n',
    ),
    'plans/p/phases/0-rollout.mdx': '---\ntitle: Rollout\nstatus: done\n---\n',
  };
  const filesOf = (root: string): Record<string, string> =>
    Object.fromEntries(Object.keys(broken).map((file) => [file, readFileSync(join(root, file), 'utf8')]));

  test('makes mechanical edits until there is none, and leaves everything else as it is', () => {
    const root = contentRoot(broken);
    check(root, '--fix');
    expect(filesOf(root)).toEqual(fixed);
    expect(check(root, '--fix').err).toBe('');
  });

  test('--dry-run writes nothing and prints a patch that git applies', () => {
    const root = contentRoot(broken);
    const run = banyan(['check', '--content', '.', '--fix', '--dry-run'], {
      cwd: root,
      main: join(process.cwd(), 'src/cli/main.ts'),
    });
    expect(run.code).toBe(1);
    expect(filesOf(root)).toEqual(broken);
    const { status, stderr } = spawnSync('git', ['apply', '-'], { cwd: root, input: run.out, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    expect(readFileSync(join(root, 'plans/p/plan.mdx'), 'utf8')).toBe(fixed['plans/p/plan.mdx']);
  });

  test('each finding says whether it can be fixed', () => {
    const { findings } = json(contentRoot(broken));
    const fixable = findings.filter((each: { fixable: boolean }) => each.fixable).map(({ rule }: { rule: string }) => rule);
    expect(fixable.sort()).toEqual(['schema/unknown-field', 'schema/value', 'schema/value', 'schema/value', 'syntax/box']);
  });
});

test('options that exclude each other are refused', () => {
  expect(check(contentRoot({}), '--fix', '--new-since', 'HEAD')).toMatchObject({ code: 2, out: '' });
  expect(check(contentRoot({}), '--dry-run').err).toContain('write banyan check --fix --dry-run');
});

describe('--fix and what the plan accepts', () => {
  const TEXT = plan(
    'owner: Ana\nstated: { phases: 3 }\n# why we live with some of them\nallow:\n  # agreed in May\n  - { rule: sums/phase-count, reason: two follow }\n' +
      '  - { rule: risks/no-owner, reason: "there was one" } # gone since\n  - rule: bounds/gap\n    reason: holidays\n    until: 2026-05-01\n  # of a rule that strict runs\n  - { rule: order/no-criteria, reason: small phases }\n',
  );
  const fixedText = (text: string, ...args: string[]): string => {
    const root = contentRoot({ ...FILES, 'plans/p/plan.mdx': text });
    check(root, '--fix', ...args);
    return readFileSync(join(root, 'plans/p/plan.mdx'), 'utf8');
  };

  test('removes acceptances that match nothing or have ended, and no others', () => {
    const expected = plan(
      'owner: Ana\nstated: { phases: 3 }\n# why we live with some of them\nallow:\n  # agreed in May\n  - { rule: sums/phase-count, reason: two follow }\n' +
        '  # of a rule that strict runs\n  - { rule: order/no-criteria, reason: small phases }\n',
    );
    expect(fixedText(TEXT)).toBe(expected);
    expect(fixedText(TEXT, '--profile', 'strict')).toBe(expected);
  });

  test('removes the field where nothing is left of it; comments with a line of their own stay', () => {
    expect(
      fixedText(
        plan('allow:\n  # once\n  - { rule: risks/no-owner, reason: x }\n  - { rule: metrics/no-unit, reason: y }\nowner: Ana\n'),
      ),
    ).toBe(plan('  # once\nowner: Ana\n'));
    expect(fixedText(plan('owner: Ana\nallow: [{ rule: risks/no-owner, reason: x }]\n'))).toBe(plan('owner: Ana\n'));
  });

  test('removes rows in brackets with their comma', () => {
    const row = (rule: string): string => `{ rule: ${rule}, reason: "a, b" }`;
    const keep = row('sums/phase-count');
    const text = (rows: string): string => plan(`owner: Ana\nstated: { phases: 3 }\nallow: [${rows}]\n`);
    for (const rows of [
      `${row('metrics/no-unit')}, ${keep}`,
      `${keep}, ${row('metrics/no-unit')}`,
      `${row('metrics/no-unit')}, ${keep}, ${row('risks/no-owner')}`,
    ])
      expect(fixedText(text(rows)), rows).toBe(text(keep));
  });

  test('keeps acceptances of rules that are switched off, read another language, or are not known while a file cannot be read', () => {
    const off = plan('owner: Ana\nrules: { bounds/*: off }\nallow: [{ rule: bounds/gap, reason: x }]\n');
    expect(fixedText(off)).toBe(off);
    const german = plan('owner: Ana\nlang: de\nallow: [{ rule: risks/data-migrated-anyway, reason: x }]\n');
    expect(fixedText(german)).toBe(german);
    const unread = plan('owner: Ana\nstart: someday\nallow: [{ rule: bounds/gap, reason: x }]\n');
    expect(fixedText(unread)).toBe(unread);
  });

  test('writes the rule that took in a merged one, in rules: and in allow:, and removes settings of rules that are gone', () => {
    expect(
      fixedText(
        plan(
          'owner: Ana\nrules:\n  risks/rollback-no-owner: off # no names\n  words/latest-without-date: note\nallow: [{ rule: words/latest-without-date, reason: x }]\n',
        ),
      ),
    ).toBe(plan('owner: Ana\nrules:\n  risks/rollback-incomplete: off # no names\n'));
  });

  test('leaves two settings that were merged into one to the author', () => {
    const two = plan('owner: Ana\nrules: { risks/rollback-no-owner: off, risks/rollback-no-limit: note }\n');
    expect(fixedText(two)).toBe(two);
  });
});
