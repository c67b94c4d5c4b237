import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SMALL } from '../changes/edits.ts';
import { banyan } from './banyan.ts';
import { repository } from './repository.ts';

const folder = mkdtempSync(join(tmpdir(), 'banyan-merging-'));
const content = join(folder, 'content');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { git, write } = repository(folder);
/** Commits an edit of a phase on a branch that begins at another. */
const branch = (name: string, from: string, file: string, before: string, after: string): void => {
  git('checkout', '-q', '-B', name, from);
  const path = `content/plans/p/phases/${file}`;
  const text = readFileSync(join(folder, path), 'utf8');
  if (!text.includes(before)) throw new Error(`${path} does not hold ${before}`);
  write(path, text.replace(before, after));
  git('commit', '-q', '-am', name);
};
const diff = (range: string, ...args: string[]): string =>
  banyan(['diff', range, '--content', content, '--as-of', '2026-02-10', '--fail-on', 'never', ...args]).out;
const second = (range: string): string | undefined => diff(range).split('\n')[2];

beforeAll(() => {
  git('init', '-q', '-b', 'main');
  for (const [file, text] of Object.entries(SMALL)) write(join('content', file), text);
  git('add', '.');
  git('commit', '-q', '-m', 'a plan');
  git('tag', 'parted');
  branch('docs', 'parted', '3-docs.mdx', 'duration: 1w', 'duration: 4w');
  branch('docs-otherwise', 'parted', '3-docs.mdx', 'duration: 1w', 'duration: 5w');
  branch('api', 'parted', '2-api.mdx', 'duration: 3w', 'duration: 9w');
  git('checkout', '-q', '-B', 'readme', 'parted');
  write('README.md', 'Text.');
  git('add', '.');
  git('commit', '-q', '-m', 'no plan');
});

describe('a base that moved on since the two parted', () => {
  it('is told with the finish that merging gives', () => {
    expect(second('api...docs')).toMatch(/^api is 1 plan commit ahead: after merging, the finish of ".+" is .+ instead of .+$/);
  });
  it('is told with the files that conflict', () => {
    expect(second('docs-otherwise...docs')).toBe(
      'docs-otherwise is 1 plan commit ahead, and merging conflicts in content/plans/p/phases/3-docs.mdx',
    );
  });
  it('is not told where no commit touches a plan, nor with two dots', () => {
    expect(second('readme...docs')).toBe('');
    expect(second('api..docs')).toBe('');
  });
  it('is told in every format, and changes neither branches nor work tree', () => {
    const before = git('for-each-ref') + git('status', '--porcelain');
    const told = /api is 1 plan commit ahead/;
    for (const format of ['pretty', 'markdown', 'html', 'json', 'github', 'sarif'])
      expect(diff('api...docs', '--format', format), format).toMatch(told);
    expect(git('for-each-ref') + git('status', '--porcelain')).toBe(before);
  });
});

describe('acceptances that accept nothing', () => {
  it('are a notice in github, and a notification of the run in SARIF', () => {
    const file = join(folder, 'accepted.yaml');
    writeFileSync(file, 'accepted:\n  - { fingerprint: 0123456789ab, reason: "old", reviewer: Ana }\n');
    const text = '0123456789ab in accepted.yaml accepts nothing: nothing here has this fingerprint';
    expect(diff('parted..docs', '--accepted', file, '--format', 'github')).toContain(`::notice title=Unused acceptance::${text}`);
    const [run] = JSON.parse(diff('parted..docs', '--accepted', file, '--format', 'sarif')).runs;
    expect(run.invocations[0].toolExecutionNotifications).toEqual([{ level: 'note', message: { text } }]);
  });
});

it('refuses a preview that is no address', () => {
  const { code, err } = banyan(['diff', 'parted..docs', '--content', content, '--preview', 'dist']);
  expect(code).toBe(2);
  expect(err).toContain('--preview dist is no address');
});
