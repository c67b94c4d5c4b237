import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, matchesGlob, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { KINDS } from '../../src/model/registry.ts';
import { hashes } from '../build/checkout.ts';
import { banyan } from './banyan.ts';

const MAIN = resolve('src/cli/main.ts');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'banyan init é-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command in the folder; `banyan` itself names its program relative to the checkout. */
const init = (...args: string[]) => banyan(args, { cwd: folder, main: MAIN });
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');

test('the plan that it writes has no findings and is canonical', () => {
  expect(init('init', 'docs/plans', '--ci', 'none').code).toBe(0);
  expect(init('check', '--content', 'docs/plans')).toEqual({ code: 0, out: 'no findings in 5 files of 1 plan\n', err: '' });
  expect(init('fmt', '--check', '--content', 'docs/plans').code).toBe(0);
});

test('what is there is kept, and a second run writes nothing', () => {
  writeFileSync(join(folder, 'package.json'), '{\n    "name": "shop",\n    "scripts": { "plans:dev": "mine" }\n}');
  writeFileSync(join(folder, 'AGENTS.md'), '# Rules\n');
  writeFileSync(join(folder, '.gitignore'), 'node_modules');
  mkdirSync(join(folder, '.github/workflows'), { recursive: true });
  writeFileSync(join(folder, '.github/workflows/plans.yml'), 'mine');
  const { out } = init('init');
  expect(out).toContain('changed  package.json: added the scripts plans:check, plans:dev, plans:build\n');
  expect(out).toContain('kept     .github/workflows/plans.yml\n');
  expect(read('package.json')).toBe(
    '{\n    "name": "shop",\n    "scripts": {\n        "plans:dev": "mine",\n        "plans:check": "banyan check",\n        "plans:build": "banyan build"\n    }\n}',
  );
  expect(read('.gitignore')).toBe('node_modules\ndist/\ndist-shares/\n');
  expect(read('AGENTS.md')).toMatch(/^# Rules\n\n## Migration plans\n/);
  expect(read('.github/workflows/plans.yml')).toBe('mine');
  const before = hashes(folder);
  expect(init('init').out).not.toMatch(/created|changed/);
  expect(hashes(folder)).toEqual(before);
});

test.each(['github', 'gitlab'])('the pipeline of %s is YAML that names the folder and the version', (ci) => {
  init('init', 'docs/my plans', '--ci', ci);
  const text = read(ci === 'github' ? '.github/workflows/plans.yml' : '.gitlab-ci.yml');
  expect(text).toContain('banyan check --content "docs/my plans"');
  expect(text).toContain(`banyan@${JSON.parse(readFileSync('package.json', 'utf8')).version}`);
  expect(text).not.toMatch(/CONTENT|VERSION/);
  expect(Object.keys(parse(text))).toContain(ci === 'github' ? 'jobs' : 'plans');
});

test('--dry-run says the same and writes nothing', () => {
  const dry = init('init', '--dry-run', '--ci', 'github').out;
  expect(hashes(folder)).toEqual({});
  expect(init('init', '--ci', 'github').out.split('\n\n')[0]).toBe(dry.split('\n\n')[0]);
});

test.each([
  ['..', '.. is not a folder below this one'],
  ['/elsewhere', '/elsewhere is not a folder below this one'],
  ['a$(b)', 'a$(b) has signs that a shell would read'],
])('the folder %s is refused', (stated, message) => {
  const run = init('init', stated);
  expect([run.code, run.out]).toEqual([2, '']);
  expect(run.err).toContain(`banyan: ${message}\n`);
});

test('a link that leads out of the folder is not followed', () => {
  const outside = mkdtempSync(join(tmpdir(), 'banyan-outside-'));
  symlinkSync(outside, join(folder, 'content'));
  expect(init('init', '--ci', 'none').out).toContain('skipped  content/portfolio.mdx: a link leads out of this folder\n');
  expect(existsSync(join(outside, 'portfolio.mdx'))).toBe(false);
  rmSync(outside, { recursive: true });
});

test('an editor lists findings as problems, and knows the schema of every kind where the package is installed', () => {
  writeFileSync(join(folder, 'package.json'), '{ "name": "shop" }');
  init('init', 'docs/plans', '--ci', 'none');
  const schemas: Record<string, string> = JSON.parse(read('.vscode/settings.json'))['yaml.schemas'];
  expect(Object.keys(schemas).map((file) => /(\w+)\.schema\.json$/.exec(file)?.[1])).toEqual(KINDS.map(({ name }) => name));
  for (const [schema, glob] of Object.entries(schemas))
    expect(existsSync(schema.replace('./node_modules/banyan/lib/program/client', 'public')), glob).toBe(true);
  // Every file of a plan is matched by exactly one glob, that of its kind.
  const own = readdirSync(join(folder, 'docs/plans'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.mdx'),
  );
  for (const file of own)
    expect(
      Object.values(schemas).filter((glob) => matchesGlob(`docs/plans/${file}`, glob)),
      file,
    ).toHaveLength(1);

  const [task] = JSON.parse(read('.vscode/tasks.json')).tasks;
  expect(task.command).toBe('npx banyan check --content docs/plans');
  writeFileSync(join(folder, 'docs/plans/plans/first-plan/plan.mdx'), '---\ntitle: x\nstatus: wrong\n---\n');
  const { pattern } = task.problemMatcher;
  const lines = init('check', '--content', 'docs/plans')
    .out.split('\n')
    .flatMap((line) => [new RegExp(pattern.regexp).exec(line) ?? []].filter(({ length }) => length > 0));
  expect(lines.map((found) => [found[pattern.file], found[pattern.line], found[pattern.severity]])).toContainEqual([
    'docs/plans/plans/first-plan/plan.mdx',
    '3',
    'error',
  ]);
});

test('a folder that is no content root is refused with the one that was meant', () => {
  init('init', 'docs/plans', '--ci', 'none');
  const meant = (stated: string[], from = '.'): string =>
    banyan(['check', ...stated], { cwd: join(folder, from), main: MAIN })
      .err.trim()
      .split('\n')
      .at(-1)
      ?.trim() ?? '';
  for (const wrong of ['docs', '.', 'docs/plans/plans', 'docs/plans/plans/first-plan', 'docs/plans/plans/first-plan/phases'])
    expect(meant(['--content', wrong]), wrong).toBe('did you mean --content docs/plans?');
  expect(meant([])).toBe('did you mean --content docs/plans?');
  expect(meant([], 'docs/plans')).toBe('did you mean --content .?');
  expect(meant([], 'docs/plans/plans/first-plan')).toBe('did you mean --content ../..?');
  expect(meant(['--content', 'nowhere'], 'docs/plans/plans/first-plan/phases')).toBe('did you mean --content ../../..?');
});

test('documents about the repository are no part of the plans', () => {
  init('init', '--ci', 'none');
  for (const file of ['README.md', 'LICENSE', 'plans/README.md', 'plans/first-plan/CHANGELOG.md', '.notes/a.md']) {
    mkdirSync(dirname(join(folder, 'content', file)), { recursive: true });
    writeFileSync(join(folder, 'content', file), '# Ours\n');
  }
  expect(init('check').out).toBe('no findings in 5 files of 1 plan\n');
  expect(init('fmt', '--check').code).toBe(0);
});

test('--from imports a plan instead of the small one', () => {
  writeFileSync(join(folder, 'PLAN.md'), '# Flask to FastAPI Plan\n\n## Phase 1: Setup\n\n- [ ] Create the project\n');
  const { code, out } = init('init', '--from', 'PLAN.md', '--ci', 'none');
  expect(out).toContain('1 phase · 1 task\n');
  expect(out).toContain('created  AGENTS.md\n');
  expect(code).toBe(0);
  expect(read('content/plans/flask-to-fastapi/phases/01-setup.mdx')).toContain('title: Setup\n');
  expect(existsSync(join(folder, 'content/plans/first-plan'))).toBe(false);
});

test('--from says that a document is no plan, and ends with 1', () => {
  writeFileSync(join(folder, 'RULES.md'), '# Rules\n\nBe kind.\n');
  const { code, out } = init('init', '--from', 'RULES.md', '--ci', 'none');
  expect(out).toContain('this does not look like a plan');
  expect(code).toBe(1);
});
