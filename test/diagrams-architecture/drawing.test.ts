import { expect, test } from 'vitest';
import { changedArea, changesOf, drawView } from '../../src/diagrams/architecture/drawing.ts';
import { crosses } from '../../src/diagrams/architecture/route.ts';
import { folderTree } from '../../src/reader/folder.ts';
import { readContent } from '../../src/reader/read.ts';
import { viewOf } from './view.ts';

const VIEW = `groups:
  - { id: old, title: Old system }
  - { id: new, title: New system }
nodes:
  - { id: app, group: old, change: remove, phase: three }
  - { id: api, group: new, change: add, phase: one, tech: FastAPI, ports: [8000] }
  - { id: worker, group: new, change: add, phase: two }
  - { id: db, title: Database, change: keep }
edges:
  - { from: app, to: db }
  - { from: api, to: db, title: reads, protocol: SQL }`;

test('the old system stands left, the new one right, and what both use between them', async () => {
  const { plan, view } = await viewOf(VIEW);
  const { nodes, edges } = drawView(view, plan.phases);
  const x = Object.fromEntries(nodes.map((node) => [node.id, node.x]));
  expect((x['app'] ?? 0) < (x['db'] ?? 0) && (x['db'] ?? 0) < (x['api'] ?? 0)).toBe(true);
  expect(nodes.find((node) => node.id === 'api')?.detail).toBe('FastAPI, port 8000');
  expect(edges.map((edge) => edge.number)).toEqual([undefined, 1]);
});

test('a step names what it changes and where', async () => {
  const { plan, view } = await viewOf(VIEW);
  const drawing = drawView(view, plan.phases);
  const step = drawing.steps.findIndex((each) => each.id === 'step-two');
  const { added, changed, removed } = changesOf(drawing, step);
  expect([added, changed, removed].map((nodes) => nodes.map((node) => node.id))).toEqual([['worker'], [], []]);
  expect(changedArea(drawing, step).x).toBe(drawing.nodes.find((node) => node.id === 'worker')?.x);
});

test('the same view is drawn the same', async () => {
  const { plan, view } = await viewOf(VIEW);
  expect(drawView(view, plan.phases)).toEqual(drawView(view, plan.phases));
});

test('parts of the five plans overlap nowhere, and no connection runs through a part', async () => {
  const { portfolio } = await readContent(await folderTree('content'));
  for (const plan of portfolio.plans) {
    for (const view of plan.architecture) {
      const { nodes, edges, width, height } = drawView(view, plan.phases);
      expect(nodes).toHaveLength(view.nodes.length);
      for (const a of nodes) {
        expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= width && a.y + a.height <= height).toBe(true);
        for (const b of nodes)
          if (a !== b)
            expect(
              a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y,
              `${view.ref}: ${a.id} on ${b.id}`,
            ).toBe(true);
      }
      for (const { points, edge } of edges) {
        for (const [index, point] of points.entries()) {
          const before = points[index - 1];
          if (before)
            for (const node of nodes) expect(crosses(before, point, node, 0), `${edge.ref} through ${node.id}`).toBe(false);
        }
      }
    }
  }
});

test('a view without nodes and one whose groups hold each other are drawn', async () => {
  const empty = await viewOf('nodes: []');
  expect(drawView(empty.view, empty.plan.phases).nodes).toEqual([]);
  const loop = await viewOf('groups:\n  - { id: a, group: b }\n  - { id: b, group: a }\nnodes:\n  - { id: n, group: a }');
  expect(drawView(loop.view, loop.plan.phases).nodes).toHaveLength(1);
});
