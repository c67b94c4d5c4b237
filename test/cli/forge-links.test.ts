import { expect, it } from 'vitest';
import { forgeLinks } from '../../src/cli/forge-links.ts';

const COMMITS = { base: 'a'.repeat(40), head: 'b'.repeat(40) };
const PLACE = { file: 'plans/a b/plan (1).mdx', line: 4 };

it.each([
  [
    'GitHub',
    {
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'acme/plans',
      GITHUB_REF: 'refs/pull/7/merge',
      GITHUB_RUN_ID: '99',
    },
    {
      base: `https://github.com/acme/plans/commit/${COMMITS.base}`,
      head: 'https://github.com/acme/plans/pull/7',
      run: 'https://github.com/acme/plans/actions/runs/99',
      line: `https://github.com/acme/plans/blob/${COMMITS.head}/docs/plans/a%20b/plan%20(1).mdx#L4`,
    },
  ],
  [
    'Gitea',
    {
      GITEA_ACTIONS: 'true',
      GITHUB_SERVER_URL: 'https://git.acme.org',
      GITHUB_REPOSITORY: 'acme/plans',
      GITHUB_REF: 'refs/pull/7/head',
    },
    {
      base: `https://git.acme.org/acme/plans/commit/${COMMITS.base}`,
      head: 'https://git.acme.org/acme/plans/pulls/7',
      run: undefined,
      line: `https://git.acme.org/acme/plans/src/commit/${COMMITS.head}/docs/plans/a%20b/plan%20(1).mdx#L4`,
    },
  ],
  [
    'GitLab',
    { CI_PROJECT_URL: 'https://gitlab.com/acme/plans', CI_MERGE_REQUEST_IID: '7', CI_PIPELINE_URL: 'https://gitlab.com/p/9' },
    {
      base: `https://gitlab.com/acme/plans/-/commit/${COMMITS.base}`,
      head: 'https://gitlab.com/acme/plans/-/merge_requests/7',
      run: 'https://gitlab.com/p/9',
      line: `https://gitlab.com/acme/plans/-/blob/${COMMITS.head}/docs/plans/a%20b/plan%20(1).mdx#L4`,
    },
  ],
])('%s: the comment links both sides, the run and lines', (_, environment, { line, ...expected }) => {
  const links = forgeLinks(environment, COMMITS, 'docs', undefined);
  expect({ base: links?.base, head: links?.head, run: links?.run }).toEqual(expected);
  expect(links?.line(PLACE, 'head')).toBe(line);
});

it('links nothing outside of a CI, and no line of a side that no commit holds', () => {
  expect(forgeLinks({}, COMMITS, '', undefined)).toBeUndefined();
  const environment = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'acme/plans' };
  expect(forgeLinks(environment, { base: COMMITS.base }, '', undefined)?.line(PLACE, 'head')).toBeUndefined();
});

it('links the preview everywhere', () => {
  expect(forgeLinks({}, {}, '', 'https://acme.org/7/')?.preview).toBe('https://acme.org/7/');
});
