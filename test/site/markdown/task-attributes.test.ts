import { toHtml } from 'hast-util-to-html';
import { expect, test } from 'vitest';
import { taskAttributes } from '../../../src/site/markdown/task-attributes.ts';
import { readPlan } from '../../reader/read.ts';

const shown = async (attributes: string): Promise<string> => {
  const { portfolio } = await readPlan({
    'phases/1-a.mdx': `---\ntitle: A\nstatus: planned\n---\n- [ ] Login (${attributes})\n`,
  });
  const task = portfolio.plans[0]?.phases[0]?.body.tasks[0];
  if (!task) throw new Error('no task');
  return taskAttributes(task, {
    task: (ref) => (ref === 'schema' ? { url: '/plans/p/phases/a/#schema', name: 'Freeze the `schema`' } : undefined),
    issue: (issue) => (issue === '#12' ? 'https://git.example/shop/issues/12' : undefined),
  })
    .map((each) => toHtml(each))
    .join('');
};

test('other tasks are links by their names, and what is not found is text', async () => {
  expect(await shown('id: login; after: schema, b/x; owner: Ana')).toBe(
    'after: <a href="/plans/p/phases/a/#schema">Freeze the schema</a>, b/x · owner: Ana',
  );
});

test('issues are links where their address is known', async () => {
  expect(await shown('issue: #12, SHOP-4, https://track.example/7')).toBe(
    'issue: <a href="https://git.example/shop/issues/12" rel="noopener">#12</a>, SHOP-4, <a href="https://track.example/7" rel="noopener">track.example/7</a>',
  );
});

test('an address that runs code is text', async () => {
  expect(await shown('issue: javascript:alert`1`')).toBe('issue: javascript:alert`1`');
});
