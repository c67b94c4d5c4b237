import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ACTION_COMMITS, ACTION_VERSIONS, BY_TAG } from './action-versions.ts';

const below = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
const FILES = ['action.yml', 'README.md', ...['.github', 'src/init', 'templates', 'content/guide'].flatMap(below)].filter(
  (file) => /\.(?:ya?ml|mdx?)$/.test(file),
);
const uses = FILES.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/uses:\s*([\w.-]+\/[\w./-]+)@(\S+(?: # v[\d.]+)?)/g)].map(
    ([, action = '', version = '']) => ({ file, action, version }),
  ),
).filter(({ action }) => !action.startsWith('OWNER/'));
const isOurs = ({ file }: { file: string }): boolean => file === 'action.yml' || file.startsWith('.github');

it('our own workflows and our action run every foreign action by its full commit, with the version behind it', () => {
  const expected = (action: string): string | undefined =>
    BY_TAG.has(action) ? ACTION_VERSIONS[action] : ACTION_COMMITS[action]?.join(' # ');
  expect(uses.filter(isOurs).filter(({ action, version }) => version !== expected(action))).toEqual([]);
  for (const [action, [commit, version]] of Object.entries(ACTION_COMMITS)) {
    expect(commit, action).toMatch(/^[0-9a-f]{40}$/);
    expect(version.split('.')[0], action).toBe(ACTION_VERSIONS[action]);
  }
  for (const action of [...Object.keys(ACTION_COMMITS), ...BY_TAG])
    expect(
      uses.some((each) => isOurs(each) && each.action === action),
      action,
    ).toBe(true);
});

it('every action that the guide or init uses is in the table, at the major version of the table', () => {
  const theirs = uses.filter((each) => !isOurs(each));
  expect(theirs.filter(({ action, version }) => ACTION_VERSIONS[action] !== version)).toEqual([]);
  expect(Object.keys(ACTION_VERSIONS).filter((action) => !uses.some((each) => each.action === action))).toEqual([]);
});
