import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figuresOf } from '../../src/site/views/figures.ts';
import { portfolioRow } from '../../src/site/views/portfolio.ts';
import { timelineOf } from '../../src/site/views/timeline.ts';
import { planFile, planOf } from '../site/plan.ts';

const status = fc.constantFrom('planned', 'in-progress', 'done');
const phase = fc.record({ status, weeks: fc.integer({ min: 1, max: 6 }), deadline: fc.boolean() });
const scenario = fc.record({
  phases: fc.array(phase, { minLength: 1, maxLength: 4 }),
  promise: fc.option(fc.constantFrom('2026-03-20', '2026-06-30', '2027-01-29')),
  rollout: fc.boolean(),
  /** Days after the start of the plan. */
  day: fc.integer({ min: -20, max: 400 }),
});

type Scenario = typeof scenario extends fc.Arbitrary<infer T> ? T : never;

const dayOf = (days: number): string => new Date(Date.UTC(2026, 2, 2) + days * 86_400_000).toISOString().slice(0, 10);

function files({ phases, promise, rollout }: Scenario): Record<string, string> {
  const own = phases.map((each, index) => [
    `phases/${index + 1}-p${index}.mdx`,
    [
      `title: P${index}`,
      `status: ${each.status}`,
      `duration: ${each.weeks}w`,
      ...(index > 0 ? [`after: [p${index - 1}]`] : []),
      ...(each.deadline ? ['deadline: 2026-05-29'] : []),
    ].join('\n'),
  ]);
  const last = phases.length - 1;
  return {
    'plan.mdx': planFile(`start: 2026-03-02${promise === null ? '' : `\nfinish: ${promise}`}`),
    ...Object.fromEntries(own),
    ...(rollout && {
      'rollout/ramp.mdx': `title: Ramp\ndefaults: { phase: p${last} }\nsteps:\n  - { id: half, title: Half, share: 50 %, hold: 2d }\n  - { id: all, title: All, share: 100 % }`,
    }),
  };
}

test('every alarm figure has an open finding, and every finding about time a red figure', async () => {
  await fc.assert(
    fc.asyncProperty(scenario, async (each) => {
      const computed = await planOf(files(each), dayOf(each.day));
      const open = computed.findings.filter(({ accepted }) => !accepted);
      const alarms = figuresOf(computed).filter(({ alarm }) => alarm);
      if (alarms.length > 0) expect(open.length).toBeGreaterThan(0);
      const late = open.filter(({ rule }) => rule.startsWith('time/'));
      if (late.length > 0) expect(alarms.map(({ label }) => label)).not.toEqual([]);
    }),
    { numRuns: 120 },
  );
});

test('what is late is later than planned in every drawing, and nothing that is open is forecast before the day', async () => {
  await fc.assert(
    fc.asyncProperty(scenario, async (each) => {
      const day = dayOf(each.day);
      const computed = await planOf(files(each), day);
      const { rows, drawing } = timelineOf(computed, day);
      for (const row of rows) {
        const bar = drawing.bars.find(({ id }) => id === row.id);
        if (row.late === undefined || !bar?.ghost) continue;
        expect(bar.bar.x + bar.bar.width).toBeGreaterThan(bar.ghost.x + bar.ghost.width);
        expect(bar.gap).toBeDefined();
      }
      expect(portfolioRow(computed, day).finish.late || computed.schedule.lateBy === 0).toBe(true);
      // The day stands on the axis, or at its edge.
      expect(drawing.today).toBeDefined();
    }),
    { numRuns: 120 },
  );
});
