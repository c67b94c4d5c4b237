import { describe, expect, test } from 'vitest';
import { happeningsOf, stateAt, stepsOf } from '../../src/diagrams/architecture/changes.ts';
import { viewOf } from './view.ts';

describe('the steps of a view', () => {
  test('are before, the phases that change something in the order of the plan, and after', async () => {
    const { plan, view } = await viewOf(`nodes:
  - { id: new, change: add, phase: three }
  - { id: old, change: remove, phase: one }
  - { id: kept, phase: two }`);
    expect(stepsOf(view, plan.phases).map((step) => step.id)).toEqual(['step-before', 'step-one', 'step-three', 'step-after']);
  });

  test('show each part as it stands: absent, added, new; legacy, removed, absent; kept, changed, kept', async () => {
    const { plan, view } = await viewOf(`nodes:
  - { id: new, change: add, phase: one }
  - { id: old, change: remove, phase: two }
  - { id: other, change: change, phase: two }
  - { id: kept }`);
    const steps = stepsOf(view, plan.phases);
    const { nodes } = happeningsOf(view, steps);
    const states = (id: string) =>
      steps.map((_, step) => {
        const happening = nodes.get(id);
        return happening && stateAt(happening, step);
      });
    expect(states('new')).toEqual(['absent', 'added', 'fresh', 'fresh']);
    expect(states('old')).toEqual(['legacy', 'legacy', 'removed', 'absent']);
    expect(states('other')).toEqual(['kept', 'kept', 'changed', 'kept']);
    expect(states('kept')).toEqual(['kept', 'kept', 'kept', 'kept']);
  });

  test('put what no phase claims into the last one', async () => {
    const { plan, view } = await viewOf('nodes:\n  - { id: new, change: add }\n  - { id: odd, change: { unknown: not said } }');
    const steps = stepsOf(view, plan.phases);
    const { nodes } = happeningsOf(view, steps);
    expect(steps).toHaveLength(2);
    expect(nodes.get('new')).toEqual({ change: 'add', at: 1, by: 'unstated' });
    expect(nodes.get('odd')).toEqual({ change: undefined, at: 0, by: 'unstated' });
  });
});

describe('a connection', () => {
  const edges = async (edge: string) => {
    const { plan, view } = await viewOf(`groups:
  - { id: legacy }
nodes:
  - { id: new, change: add, phase: two }
  - { id: old, group: legacy, change: remove, phase: three }
  - { id: kept }
edges:
  - ${edge}`);
    const steps = stepsOf(view, plan.phases);
    return [...happeningsOf(view, steps).edges.values()].map(({ change, at, by }) => [change, steps[at]?.id, by]);
  };
  test('comes with the part that it needs', async () =>
    expect(await edges('{ from: kept, to: new }')).toEqual([['add', 'step-two', 'ends']]));
  test('goes with the part that it needs', async () =>
    expect(await edges('{ from: old, to: kept }')).toEqual([['remove', 'step-three', 'ends']]));
  test('goes with the last part of a group', async () =>
    expect(await edges('{ from: kept, to: legacy, change: remove }')).toEqual([['remove', 'step-three', 'ends']]));
  test('keeps the phase that it states', async () =>
    expect(await edges('{ from: kept, to: old, change: remove, phase: two }')).toEqual([['remove', 'step-two', 'stated']]));
  test('between parts that stay stays', async () =>
    expect(await edges('{ from: kept, to: kept }')).toEqual([[undefined, 'step-before', 'unstated']]));
});
