import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { banyan } from './banyan.ts';

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');

const PLAN = `# Flask to FastAPI plan

## Phase 1: Setup (Week 1)

- [x] Create the project

## Phase 2: Orders (Week 2)

- [ ] Move the routes

## Risks

| Risk | Impact | Mitigation |
|---|---|---|
| Old clients break | High | Keep the old routes |
`;

/** A folder with files, and the command run in it. */
function desk(files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = mkdtempSync(join(tmpdir(), 'banyan import é-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const at = (path: string): string => join(folder, path);
  return {
    run: (...args: string[]) => banyan(['import', ...args], { cwd: folder, main: MAIN }),
    read: (path: string): string => readFileSync(at(path), 'utf8'),
    write: (path: string, content: string): void => writeFileSync(at(path), content),
    list: (path: string): string[] => readdirSync(at(path), { recursive: true }).map(String).sort(),
    there: (path: string): boolean => existsSync(at(path)),
  };
}

describe('a plan that is not there yet', () => {
  test('is written with its report, and never over one that is there', () => {
    const { run, list, there } = desk({ 'PLAN.md': PLAN });
    expect(run('PLAN.md', '--plan', 'shop').out).toBe(
      '  9 lines: 9 typed · 0 kept as prose, in place · 0 to look at · 0 lost\n' +
        '  2 phases · 2 tasks (1 done) · 1 risk\n' +
        '  contradictions found: 0      report: import-report.md\n',
    );
    expect(list('content/plans/shop')).toEqual([
      'phases',
      'phases/01-setup.mdx',
      'phases/02-orders.mdx',
      'plan.mdx',
      'risks.mdx',
    ]);
    expect(there('import-report.md')).toBe(true);
    expect(run('PLAN.md', '--plan', 'shop')).toMatchObject({ code: 2, out: '' });
  });

  test('is only listed with --dry-run, and only in part written with --only', () => {
    const { run, list, there } = desk({ 'PLAN.md': PLAN });
    expect(run('PLAN.md', '--plan', 'shop', '--dry-run').out).toContain('    plans/shop/risks.mdx\n');
    expect(there('content')).toBe(false);
    expect(run('PLAN.md', '--plan', 'shop', '--only', 'risks').code).toBe(0);
    expect(list('content/plans/shop')).toEqual(['plan.mdx', 'risks.mdx']);
  });

  test('with --only counts what is imported, and says that the rest is left out', () => {
    const { run } = desk({ 'PLAN.md': PLAN });
    const { out } = run('PLAN.md', '--plan', 'shop', '--only', 'risks', '--dry-run');
    expect(out).toMatch(
      /--only risks: \d+ of these lines; \d+ other files? with the other \d+ (?:is|are) left out\n {2}1 risk\n/,
    );
    const { found, leftOut } = JSON.parse(run('PLAN.md', '--plan', 'shop', '--only', 'risks', '--dry-run', '--json').out);
    expect(found).toMatchObject({ phases: 0, tasks: 0, risks: 1 });
    expect(leftOut).not.toContain('plans/shop/risks.mdx');
    expect(leftOut.length).toBeGreaterThan(0);
  });

  test('stays below the folder of the plans', () => {
    const { run, there } = desk({ 'a/PLAN.md': PLAN });
    expect(run('a/PLAN.md', '--plan', '../../x')).toEqual({
      code: 2,
      out: '',
      err: 'banyan: "../../x" cannot be the folder of a plan\n  write letters, digits and dashes: --plan shop\n',
    });
    expect(there('x')).toBe(false);
  });
});

test('--update brings in what the source changed, keeps what the team edited, and tells where both did', () => {
  const { run, read, write } = desk({ 'PLAN.md': PLAN });
  run('PLAN.md', '--plan', 'shop');
  const [setup, orders] = ['content/plans/shop/phases/01-setup.mdx', 'content/plans/shop/phases/02-orders.mdx'];
  write(setup, `${read(setup)}\nAna looks after it.\n`);
  write(orders, read(orders).replace('week 2', 'week 5'));
  write('PLAN.md', PLAN.replace('Create the project', 'Create the repository').replace('Week 2', 'Week 3'));
  const { code, out } = run('PLAN.md', '--plan', 'shop', '--update');
  expect(code).toBe(1);
  expect(out).toContain('  1 file changed:\n    plans/shop/phases/01-setup.mdx\n');
  expect(out).toMatch(/conflict: .*02-orders\.mdx:\d+: yours stays: period: week 5 · the source now says: period: week 3\n/);
  expect(read(setup)).toMatch(/- \[x\] Create the repository\n\nAna looks after it\.\n$/);
  expect(read(orders)).toContain('period: week 5\n');
  expect(run('PLAN.md', '--plan', 'shop', '--update')).toMatchObject({
    code: 0,
    out: expect.stringContaining('no file changed'),
  });
});

describe('--into', () => {
  test('adds files to a plan and leaves those that are there', () => {
    const { run, read, write } = desk({ 'PLAN.md': PLAN });
    run('PLAN.md', '--plan', 'shop', '--only', 'phases');
    const before = read('content/plans/shop/plan.mdx');
    write('MORE.md', `${PLAN}\n## Rollback\n\n1. Switch back\n`);
    const { code, out } = run('MORE.md', '--into', 'shop');
    expect(code).toBe(1);
    expect(out).toContain('  plans/shop/phases/01-setup.mdx exists and stays as it is\n');
    expect(out).toContain('  plans/shop/risks.mdx is new\n');
    expect(read('content/plans/shop/risks.mdx')).toContain('title: Old clients break');
    expect(read('content/plans/shop/plan.mdx')).toBe(before);
  });

  test('adds rows to the registers that a plan has, once, and never over one that says something else', () => {
    const more = (impact: string): string =>
      `# More\n\n## Risks\n\n| Risk | Impact | Mitigation |\n|---|---|---|\n| Late | ${impact} | Start early |\n`;
    const { run, read, write } = desk({ 'PLAN.md': PLAN, 'MORE.md': more('High') });
    run('PLAN.md', '--plan', 'shop');
    const added = run('MORE.md', '--into', 'shop');
    expect(added.code).toBe(0);
    expect(added.out).toContain('  plans/shop/risks.mdx: 1 row added\n');
    const text = read('content/plans/shop/risks.mdx');
    expect(text).toContain('title: Old clients break');
    expect(text).toContain('{ title: Late, impact: High, mitigation: Start early, source: MORE.md:7 }');
    expect(run('MORE.md', '--into', 'shop').out).toContain('  nothing to add: shop has it all\n');
    write('MORE.md', more('Low'));
    const again = run('MORE.md', '--into', 'shop');
    expect(again.code).toBe(1);
    expect(again.out).toContain('  plans/shop/risks.mdx has a row late already; it stays as it is\n');
    expect(read('content/plans/shop/risks.mdx')).toBe(text);
  });

  test('and --update exclude each other, and --update follows only the document that the plan came from', () => {
    const { run } = desk({ 'PLAN.md': PLAN, 'OTHER.md': PLAN });
    run('PLAN.md', '--plan', 'shop');
    expect(run('PLAN.md', '--into', 'shop', '--update')).toMatchObject({ code: 2, out: '' });
    expect(run('OTHER.md', '--plan', 'shop', '--update')).toEqual({
      code: 2,
      out: '',
      err: 'banyan: shop was imported from PLAN.md, and not from OTHER.md\n  name the same file, or write --into shop to add to it\n',
    });
  });
});

test('the report names the files and lines that --only left out', () => {
  const { run, read } = desk({ 'PLAN.md': PLAN });
  run('PLAN.md', '--plan', 'shop', '--only', 'phases');
  expect(read('import-report.md')).toContain(
    '## Left out\n\nOnly phases were asked for (`--only`). These files, with these lines, were not written:\n\n- plans/shop/risks.mdx: PLAN.md:',
  );
  expect(read('import-report.md')).toMatch(/\| 15 \| left out \| row of risks \| plans\/shop\/risks\.mdx \|/);
});

test.each([
  ['broken.json', '{"tasks":[{"id":"a"'],
  ['broken.xml', '<Project><Tasks><Task>'],
  ['words.csv', 'one column only\nno commas\n'],
])('%s, in which nothing can be read, is no plan', (name, text) => {
  const { code, out } = desk({ [name]: text }).run(name, '--dry-run');
  expect(code).toBe(1);
  expect(out).toContain('this does not look like a plan: nothing in it could be read');
});

test('--explain and --json say the same about a line without writing', () => {
  const { run, there } = desk({ 'PLAN.md': PLAN });
  expect(run('PLAN.md', '--plan', 'shop', '--explain', '15').out).toContain('typed as row of risks → plans/shop/risks.mdx');
  expect(run('PLAN.md', '--explain', 'last').code).toBe(2);
  expect(run('PLAN.md', '--explain', '999').code).toBe(2);
  expect(JSON.parse(run('PLAN.md', '--plan', 'shop', '--dry-run', '--json').out)).toMatchObject({
    plan: 'shop',
    noPlan: null,
    lines: [{ source: 'PLAN.md', lines: 9, lost: 0 }],
    found: { phases: 2, risks: 1 },
  });
  expect(there('content')).toBe(false);
});

describe('a folder', () => {
  test('is one plan, without what Banyan wrote and what is no text', () => {
    const { run } = desk({
      'docs/plan.md': PLAN,
      'docs/notes.md': '# Notes\n\nText.\n',
      'docs/empty.md': '',
      'docs/binary.md': new Uint8Array(64).fill(1),
      'docs/import-report.md': '# Report\n',
      'docs/content/plans/other/plan.mdx': '---\ntitle: Other\n---\n',
      'docs/node_modules/x/README.md': '# x\n',
    });
    const { code, out, err } = run('docs', '--plan', 'shop', '--dry-run', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out).lines.map(({ source }: { source: string }) => source)).toEqual(['notes.md', 'plan.md']);
    expect(err).toMatch(/binary\.md is left out: it is no text\n[\s\S]*empty\.md is left out: it is empty\n/);
  });
});

test('a document that is no plan is kept as pages, and the exit code is 1', () => {
  const { run, list } = desk({ 'POLICY.md': '# Naming policy\n\n## Rules\n\nNames are short.\n' });
  const { code, out } = run('POLICY.md', '--plan', 'policy');
  expect(code).toBe(1);
  expect(out).toContain('this does not look like a plan: it has no phases and no tasks; it is kept as pages');
  expect(list('content/plans/policy')).toContain('pages/01-rules.mdx');
});

test.each([
  [['missing.md'], 'there is no file missing.md'],
  [['empty.md'], 'empty.md is empty'],
  [['nothing'], 'nothing has no file that could be a plan'],
  [['PLAN.md', '--only', 'riskz'], '--only riskz is not known'],
  [['PLAN.md', '--update'], 'was not imported into'],
])('%j is refused', (args, message) => {
  const { run } = desk({ 'PLAN.md': PLAN, 'empty.md': '', 'nothing/picture.png': 'x' });
  const { code, out, err } = run(...args);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(message);
});
