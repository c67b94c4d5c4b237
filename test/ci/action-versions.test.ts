import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ACTION_VERSIONS } from './action-versions.ts';

const below = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
const FILES = ['action.yml', 'README.md', ...['.github', 'src/init', 'templates', 'content/guide'].flatMap(below)].filter(
  (file) => /\.(?:ya?ml|mdx?)$/.test(file),
);
const uses = FILES.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/uses:\s*([\w.-]+\/[\w./-]+)@(\S+)/g)].map(([, action = '', version = '']) => ({
    file,
    action,
    version,
  })),
);

it('every action that a workflow, the guide or init uses is in the table, at the version of the table', () => {
  expect(uses.filter(({ action, version }) => !/^OWNER\//.test(action) && ACTION_VERSIONS[action] !== version)).toEqual([]);
  expect(Object.keys(ACTION_VERSIONS).filter((action) => !uses.some((each) => each.action === action))).toEqual([]);
});
