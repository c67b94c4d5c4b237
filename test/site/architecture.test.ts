import { expect, test } from 'vitest';
import { nodesAbout } from '../../src/analysis/related-rows.ts';
import { architectureView, relatedOf } from '../../src/site/views/architecture.ts';
import { planOf } from './plan.ts';

const FILES = {
  'phases/1-build.mdx': 'title: Build\nstatus: done',
  'phases/2-move.mdx': 'title: Move\nstatus: planned',
  'architecture/system.mdx': `title: System
nodes:
  - { id: api, title: API, tech: FastAPI 0.115+, service: api, change: add, phase: build }
  - { id: old, title: Express server, change: remove, phase: move }`,
  'stack.mdx': 'stack:\n  - { from: Express, to: FastAPI 0.115+ }\n  - { from: Fast, to: none }',
  'environment.mdx': 'services:\n  - { id: api, name: example-api }',
};

test('a part leads to its service and to what it is built with, and these lead back', async () => {
  const { plan } = await planOf(FILES);
  const [view] = plan.architecture;
  const [api, old] = view?.nodes ?? [];
  if (!api || !old) throw new Error('two nodes');
  expect(relatedOf(plan, api).map(({ kind, label }) => [kind, label])).toEqual([
    ['service', 'example-api'],
    ['stack', 'FastAPI'],
  ]);
  expect(relatedOf(plan, old).map(({ kind, label }) => [kind, label])).toEqual([['stack', 'Express']]);
  expect(nodesAbout(plan, 'stack/fastapi-0-115').map(({ text }) => text)).toEqual(['API in System', 'Express server in System']);
});

test('a view opens behind the last phase that is done', async () => {
  const computed = await planOf(FILES);
  const [view] = computed.plan.architecture;
  if (!view) throw new Error('a view');
  const { steps, open } = architectureView(computed, view);
  expect(steps.map(({ title, note, today }) => [title, note, today])).toEqual([
    ['Before', 'before any phase', undefined],
    ['Phase 1', '1 added', true],
    ['Phase 2', '1 removed', undefined],
    ['After', 'all phases done', undefined],
  ]);
  expect(open).toBe(1);
});
