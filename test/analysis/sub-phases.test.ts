import { expect, test } from 'vitest';
import { phaseTasks } from '../../src/analysis/progress.ts';
import { withSubPhases } from '../../src/analysis/sub-phases.ts';
import { phaseTicks } from '../../src/analysis/ticks.ts';
import type { Plan } from '../../src/model/plan.ts';
import { memoryTree } from '../../src/reader/memory.ts';
import { readContent } from '../../src/reader/read.ts';
import { PLAN } from '../reader/read.ts';

async function planOf(phases: Record<string, string>): Promise<Plan> {
  const files = Object.fromEntries(Object.entries(phases).map(([id, text]) => [`plans/p/phases/${id}.mdx`, text]));
  const { portfolio } = await readContent(memoryTree({ 'plans/p/plan.mdx': PLAN, ...files }));
  const [plan] = portfolio.plans;
  if (!plan) throw new Error('the plan was not read');
  return plan;
}

const phase = (parent: string | undefined, tasks: string): string =>
  `---\ntitle: Phase\nstatus: planned\n${parent === undefined ? '' : `parent: ${parent}\n`}---\n\n## Tasks\n\n${tasks}\n`;

test('tasks of a phase are counted at any depth below it', async () => {
  const plan = await planOf({
    '1-wave': phase(undefined, '- [x] Kick off'),
    '2-part': phase('wave', '- [ ] Build\n- [x] Test'),
    '3-piece': phase('part', '- [x] Deploy'),
    '4-other': phase(undefined, '- [ ] Elsewhere'),
  });
  const [wave, part] = plan.phases;
  if (!wave || !part) throw new Error('a phase was not read');
  expect(withSubPhases(wave, plan).map(({ id }) => id)).toEqual(['wave', 'part', 'piece']);
  expect(phaseTicks(wave, plan)).toEqual({ done: 3, open: 1, unboxed: 0 });
  expect(phaseTasks(wave, plan)).toMatchObject({ done: 3, total: 4 });
  expect(phaseTicks(part, plan)).toEqual({ done: 2, open: 1, unboxed: 0 });
});

test('a loop of parents counts each phase once', async () => {
  const plan = await planOf({ '1-a': phase('b', '- [x] One'), '2-b': phase('a', '- [ ] Two') });
  for (const each of plan.phases) expect(phaseTicks(each, plan)).toEqual({ done: 1, open: 1, unboxed: 0 });
});
