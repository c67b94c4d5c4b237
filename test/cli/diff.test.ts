import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diffSchema } from '../../src/report/changes/schema.ts';
import { SMALL } from '../changes/edits.ts';
import { banyan } from './banyan.ts';
import { repository } from './repository.ts';

const folder = mkdtempSync(join(tmpdir(), 'banyan-diff-'));
const content = join(folder, 'content');
const elsewhere = mkdtempSync(join(tmpdir(), 'banyan-accepted-'));
afterAll(() => {
  for (const each of [folder, elsewhere]) rmSync(each, { recursive: true, force: true });
});

const { git, write } = repository(folder);
const diff = (...args: string[]) => banyan(['diff', '--content', content, '--as-of', '2026-02-10', ...args]);
const edit = (file: string, before: string, after: string): void => {
  const path = join('content', file);
  write(path, readFileSync(join(folder, path), 'utf8').replace(before, after));
};

beforeAll(() => {
  git('init', '-q', '-b', 'main');
  git('commit', '-q', '--allow-empty', '-m', 'nothing yet');
  git('tag', 'empty');
  for (const [file, text] of Object.entries(SMALL)) write(join('content', file), text);
  git('add', '.');
  git('commit', '-q', '-m', 'a plan');
  git('tag', 'first');
  git('checkout', '-q', '-b', 'longer');
  edit('plans/p/phases/3-docs.mdx', 'duration: 1w', 'duration: 4w');
  edit('plans/p/endpoints/http.mdx', 'to: GET /posts', 'to: [GET /posts, GET /events]');
  git('commit', '-q', '-am', 'longer');
});

describe('what is compared', () => {
  it.each([
    ['a range', ['first..longer']],
    ['since they parted', ['first...longer']],
    ['a ref and the work tree', ['first']],
    ['a ref and WORKTREE, named', ['--base', 'first', '--head', 'WORKTREE']],
    ['two refs', ['first', 'longer']],
  ])('%s', (_, args) => {
    const { code, out } = diff(...args);
    expect(out.split('\n')[0]).toBe(
      'Shop: GET /feed is split: GET /posts → GET /posts, GET /events · finish 2026-04-10 → 2026-04-17 (+5 working days, because "Phase 3" takes 4w instead of 1w) · critical path now through "Phase 3" · 1 breaking · 1 warning · 2 changed',
    );
    expect(code).toBe(1);
  });

  it('two folders', () => {
    const other = join(folder, 'other');
    cpSync(content, other, { recursive: true });
    expect(diff(content, other)).toMatchObject({ code: 0, out: expect.stringMatching(/^Plan: no changes\n/) });
    writeFileSync(join(other, 'plans/p/phases/3-docs.mdx'), SMALL['plans/p/phases/3-docs.mdx']?.replace('1w', '2d') ?? '');
    expect(diff('--base', content, '--head', other).out).toMatch(/^Shop: finish .* 1 changed/);
    rmSync(other, { recursive: true });
  });

  it('the last commit and the work tree, where nothing is said; the work tree stays as it is', () => {
    expect(diff()).toMatchObject({ code: 0, out: expect.stringMatching(/^Plan: no changes\n/) });
    expect(git('status', '--short')).toBe('');
  });

  it('a base without any plan', () => {
    expect(diff('empty..first')).toMatchObject({ out: expect.stringMatching(/^Shop: all new · new plan, .* · 3 added/) });
  });
});

describe('what makes it fail', () => {
  it.each([
    ['never', 0],
    ['breaking', 1],
    ['errors', 1],
    ['slip=4', 1],
    ['slip=5', 0],
    ['errors,slip=5', 1],
    ['warnings', 1],
    ['changes', 1],
  ])('--fail-on %s', (on, code) => {
    expect(diff('first..longer', '--fail-on', on).code).toBe(code);
  });

  it('an accepted change fails nothing, and is shown with who accepted it', () => {
    const fingerprint = /breaking GET \/feed.*\n\s+\S+ {2}([0-9a-f]{12})/.exec(diff('first..longer').out)?.[1] ?? '';
    const accepted = join(elsewhere, 'accepted.yaml');
    writeFileSync(
      accepted,
      `accepted:\n  - { fingerprint: ${fingerprint}, reason: "all callers moved", reviewer: Ana }\n  - { fingerprint: 000000000000, reason: old, reviewer: Ben }\n`,
    );
    const { code, out } = diff('first..longer', '--accepted', accepted);
    expect(code).toBe(0);
    expect(out).toContain('accepted by Ana: all callers moved');
    expect(out).toContain('000000000000 in accepted.yaml accepts nothing: nothing here has this fingerprint');
    expect(out.split('\n')[0]).not.toContain('breaking');
    writeFileSync(
      accepted,
      `accepted:\n  - { fingerprint: ${fingerprint}, reason: "all callers moved", reviewer: Ana, until: 2026-02-09 }\n`,
    );
    expect(diff('first..longer', '--accepted', accepted).code).toBe(1);
    writeFileSync(accepted, `accepted:\n  - { fingerprint: ${fingerprint}, reason: "all callers moved" }\n`);
    expect(diff('first..longer', '--accepted', accepted)).toMatchObject({
      code: 2,
      out: '',
      err: `banyan: ${accepted}: entry 1 (${fingerprint}) has no reviewer\n  Write - { fingerprint: 1a2b3c4d5e6f, reason: "why", reviewer: Ana }\n`,
    });
  });
});

describe('what the base accepts counts, what the change accepts itself does not', () => {
  const accepts = (fingerprint: string, more = ''): void =>
    write(
      '.banyan/accepted.yaml',
      `accepted:\n  - { fingerprint: ${fingerprint}, reason: "agreed with Ana", reviewer: Ana${more} }\n`,
    );
  let sentence = '';
  beforeAll(() => {
    git('checkout', '-q', '-b', 'sunsets', 'first');
    edit('plans/p/endpoints/http.mdx', 'defaults: { phase: cutover }', 'defaults: { phase: cutover, sunset: 2027-01-01 }');
    git('commit', '-q', '-am', 'a default for three rows');
    git('tag', 'before-sunsets');
    edit('plans/p/endpoints/http.mdx', 'sunset: 2027-01-01', 'sunset: 2026-12-01');
    edit('plans/p/endpoints/http.mdx', 'sunset: 2026-06-01 ', 'sunset: 2026-05-01 ');
    git('commit', '-q', '-am', 'earlier');
    git('tag', 'earlier');
    const told = JSON.parse(diff('before-sunsets..earlier', '--format', 'json').out);
    sentence = told.sentences.find(({ records }: { records: number }) => records === 1).fingerprint;
  });
  afterAll(() => git('checkout', '-q', '-f', 'longer'));

  it('on the branch that is merged into, even after the two parted, and whatever folder it is run in', () => {
    git('checkout', '-q', '-b', 'target', 'before-sunsets');
    const { sentences } = JSON.parse(diff('before-sunsets..earlier', '--format', 'json').out);
    const prints = sentences.map(({ fingerprint }: { fingerprint: string }) => fingerprint);
    write(
      '.banyan/accepted.yaml',
      `accepted:\n${prints.map((each: string) => `  - { fingerprint: ${each}, reason: agreed, reviewer: Ana }\n`).join('')}`,
    );
    git('add', '.banyan');
    git('commit', '-q', '-m', 'accepted');
    const { code, out } = diff('target...earlier');
    expect([code, out.includes('accepted by Ana: agreed')]).toEqual([0, true]);
    expect(diff('before-sunsets..earlier').code).toBe(1);
  });

  it('in the change alone it is shown and still fails, unless the head is trusted', () => {
    git('checkout', '-q', '-b', 'itself', 'earlier');
    accepts(sentence);
    git('add', '.banyan');
    git('commit', '-q', '-m', 'I accept');
    const { code, out } = diff('before-sunsets..itself');
    expect(code).toBe(1);
    expect(out).toContain('accepted by Ana: agreed with Ana (in this change alone, so it does not count yet)');
    const trusted = diff('before-sunsets..itself', '--trust-head').out;
    expect(trusted).toMatch(/accepted by Ana: agreed with Ana\n/);
  });

  it('a new error that the change lets its own plan accept still fails', () => {
    git('checkout', '-q', '-b', 'allowed', 'first');
    edit('plans/p/plan.mdx', 'escalation:', 'stated: { duration: 1w }\nescalation:');
    git('commit', '-q', '-am', 'an error');
    const found = JSON.parse(diff('first..allowed', '--format', 'json').out).plans[0].findings.introduced;
    const { rule } = found.find(({ severity }: { severity: string }) => severity === 'error');
    edit('plans/p/plan.mdx', 'status: planned', `status: planned\nallow: [{ rule: ${rule}, reason: fine }]`);
    git('commit', '-q', '-am', 'and its acceptance');
    const { code, out } = diff('first..allowed');
    expect([code, out.includes('accepted: fine (in this change alone, so it does not count yet)')]).toEqual([1, true]);
    expect(diff('first..allowed', '--trust-head').code).toBe(0);
  });

  it.each(['pretty', 'markdown', 'html', 'json'])('entries that ended or that nothing has are told in %s', (format) => {
    accepts('000000000000', ', until: 2026-02-01');
    git('checkout', '-q', 'earlier');
    const { out } = diff('before-sunsets', '--format', format);
    expect(out.replaceAll('\u2060', '')).toMatch(/000000000000[\s\S]{0,60}it ended on 2026-02-01/);
    rmSync(join(folder, '.banyan'), { recursive: true });
  });
});

describe('a comparison that fails never reads as "no changes"', () => {
  it.each([
    [
      'an unknown ref',
      ['nowhere..longer'],
      'banyan: the base nowhere cannot be read: there is no ref nowhere in this repository\n  git branch -a and git tag list what there is\n',
    ],
    [
      'a ref that would be an option',
      ['--base=--upload-pack=x'],
      'banyan: the base --upload-pack=x cannot be read: "--upload-pack=x" is no git ref\n  Name a branch, a tag or a commit\n',
    ],
    [
      'neither side with a plan',
      ['empty..empty'],
      `banyan: neither empty nor empty holds a plan in ${content}\n  name the content root, the folder that holds plans/: --content DIR\n`,
    ],
    [
      'what cannot make it fail',
      ['first..longer', '--fail-on', 'slpi=3'],
      'banyan: --fail-on slpi=3 is not known\n  known are breaking, errors, warnings, exposure, changes, incomplete, slip=5, never\n',
    ],
  ])('%s', (_, args, err) => {
    expect(diff(...args)).toEqual({ code: 2, out: '', err });
  });

  it('a shallow clone without the base', () => {
    const shallow = join(folder, 'shallow');
    spawnSync('git', ['clone', '-q', '--depth=1', `file://${folder}`, shallow], { cwd: folder });
    const { code, out, err } = banyan(['diff', 'first..HEAD', '--content', join(shallow, 'content')]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('there is no ref first in this repository');
    expect(err).toContain(
      'This clone is shallow: git fetch --unshallow, or git fetch origin first; in GitHub Actions: fetch-depth: 0',
    );
    rmSync(shallow, { recursive: true });
  });

  it('a base that does not parse is incomplete and lets the repair pass; --fail-on incomplete stops it', () => {
    git('checkout', '-q', '-b', 'broken', 'first');
    edit('plans/p/phases/3-docs.mdx', 'title: Phase 3', 'title: [Phase 3');
    git('commit', '-q', '-am', 'broken');
    git('checkout', '-q', 'longer');
    const { code, out, err } = diff('broken..first', '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      whole: false,
      headline: expect.stringMatching(/^Shop: incomplete \(1 file cannot be read\)/),
    });
    expect(err).toContain(
      'banyan: this comparison is incomplete: plans/p/phases/3-docs.mdx of the base cannot be read (line 2: the [ that opens here is not closed)',
    );
    expect(diff('broken..first', '--fail-on', 'incomplete').code).toBe(1);
  });

  it('a head that does not parse fails, and its only findings are those of the unreadable file', () => {
    const { code, out } = diff('first..broken', '--format', 'json');
    expect(code).toBe(1);
    const { plans } = JSON.parse(out);
    const files = plans.flatMap(({ findings }: { findings: { introduced: { place: { file: string } }[] } }) =>
      findings.introduced.map(({ place }) => place.file),
    );
    expect(new Set(files)).toEqual(new Set(['plans/p/phases/3-docs.mdx']));
  });

  it.each([
    ['the folder above', () => folder, /--content .*content\?/],
    ['plans/ itself', () => join(content, 'plans'), /--content .*content\?/],
    ["a plan's folder", () => join(content, 'plans/p'), /--content .*content\?/],
  ])('a wrong content root, %s, names the right one', (_, wrong, hint) => {
    const { code, out, err } = banyan(['diff', 'first..longer', '--content', wrong()]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(hint);
  });

  it('in a hook of a linked worktree, where git exports GIT_DIR, the change is shown', () => {
    const linked = join(folder, 'linked');
    git('worktree', 'add', '-q', '--detach', linked, 'longer');
    const env = { GIT_DIR: join(folder, '.git/worktrees/linked'), GIT_WORK_TREE: linked, GIT_INDEX_FILE: 'nowhere' };
    const run = banyan(['diff', 'first..HEAD', '--content', join(linked, 'content')], { env });
    expect(run.out).toMatch(/^Shop: GET \/feed is split: .* · 2 changed/);
    git('worktree', 'remove', '--force', linked);
  });

  it('a plan folder that is a submodule or a link is a gap, not an absence', () => {
    git('checkout', '-q', '-b', 'linking', 'first');
    git('update-index', '--add', '--cacheinfo', `160000,${git('rev-parse', 'first')},content/plans/sub`);
    symlinkSync('p', join(content, 'plans/other'));
    git('add', 'content/plans/other');
    git('commit', '-q', '-m', 'a submodule and a link');
    const { code, out, err } = diff('first..linking');
    expect(code).toBe(1);
    expect(out).toMatch(/^\w+: incomplete \(2 files cannot be read\)/);
    expect(err).toContain('plans/sub of the head cannot be read (a submodule is not read in a commit)');
    expect(err).toContain('plans/other of the head cannot be read (a symbolic link is not followed)');
    git('checkout', '-q', '-f', 'longer');
  });
});

describe('formats', () => {
  const run = (format: string): string => diff('first..longer', '--format', format).out;

  it('json holds its published schema', () => {
    const ajv = addFormats(new Ajv2020({ strict: false }));
    const valid = ajv.compile(diffSchema());
    const data = JSON.parse(run('json'));
    expect([valid(data), valid.errors]).toEqual([true, null]);
    expect(JSON.parse(readFileSync('public/schema/diff.schema.json', 'utf8'))).toEqual(diffSchema());
    expect(valid({ ...data, headline: undefined })).toBe(false);
  });

  it('sarif holds the standard', () => {
    const log = JSON.parse(run('sarif'));
    expect(log.version).toBe('2.1.0');
    const [result] = log.runs[0].results;
    expect(result).toMatchObject({
      ruleId: 'change/breaking',
      level: 'error',
      partialFingerprints: { 'banyanChange/v1': expect.stringMatching(/^[0-9a-f]{12}$/) },
    });
    const known = new Set(log.runs[0].tool.driver.rules.map(({ id }: { id: string }) => id));
    for (const { ruleId } of log.runs[0].results) expect(known).toContain(ruleId);
  });

  it('github writes one command a line', () => {
    const lines = run('github').trim().split('\n');
    expect(lines[0]).toBe(
      '::notice title=Plan::Shop: GET /feed is split: GET /posts → GET /posts, GET /events · finish 2026-04-10 → 2026-04-17 (+5 working days, because "Phase 3" takes 4w instead of 1w) · critical path now through "Phase 3" · 1 breaking · 1 warning · 2 changed',
    );
    for (const line of lines) expect(line).toMatch(/^::(error|warning|notice) .*::/);
  });

  it('html is one page that asks for nothing and runs nothing', () => {
    const page = run('html');
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<script|\ssrc=|<link|url\(|@import|\son\w+=/);
    expect(page).toContain('light-dark(');
    expect(page).toContain('<h1>Shop: GET /feed is split');
  });

  it('the same comparison is the same text', () => {
    for (const format of ['pretty', 'markdown', 'json', 'html', 'github', 'sarif']) expect(run(format)).toBe(run(format));
  });
});

it('git shows plans in words once the driver is installed, and lines again once it is removed', () => {
  const { code, out } = banyan(['install-git-driver', '--content', content]);
  expect([code, out]).toEqual([
    0,
    'git diff and git log -p now show content/**/*.mdx in words, in this clone (git diff --no-textconv shows the lines)\n',
  ]);
  expect(banyan(['install-git-driver', '--content', content]).code).toBe(0);
  const changed = git('diff', 'first', 'longer', '--', 'content/plans/p/endpoints')
    .split('\n')
    .filter((line) => /^[+-][^+-]/.test(line));
  expect(changed).toEqual(['+mappings › GET /feed › to: GET /events']);
  expect(git('status', '--short')).toBe('');
  banyan(['install-git-driver', '--content', content, '--remove']);
  expect(git('diff', 'first', 'longer', '--', 'content/plans/p/endpoints')).toContain('-  - { from: GET /feed, to: GET /posts }');
});
