import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RULES } from '../../src/rules/registry.ts';
import { figuresOf } from '../../src/site/views/figures.ts';
import { portfolioRow } from '../../src/site/views/portfolio.ts';
import { timelineOf } from '../../src/site/views/timeline.ts';
import { timelineFigures } from '../../src/site/views/timeline-figures.ts';
import { verdictOf } from '../../src/site/views/verdict.ts';
import { planFile, planOf } from '../site/plan.ts';

const status = fc.constantFrom('planned', 'in-progress', 'done');
const phase = fc.record({
  status,
  weeks: fc.integer({ min: 1, max: 6 }),
  deadline: fc.boolean(),
  /** A task that is due on a day. */
  due: fc.boolean(),
  /** Of one in progress: weeks of work left. */
  left: fc.option(fc.integer({ min: 1, max: 8 })),
});
const scenario = fc.record({
  phases: fc.array(phase, { minLength: 1, maxLength: 4 }),
  promise: fc.option(fc.constantFrom('2026-03-20', '2026-06-30', '2027-01-29')),
  rollout: fc.boolean(),
  sunset: fc.boolean(),
  /** Days after the start of the plan. */
  day: fc.integer({ min: -20, max: 400 }),
});

type Scenario = typeof scenario extends fc.Arbitrary<infer T> ? T : never;

const dayOf = (days: number): string => new Date(Date.UTC(2026, 2, 2) + days * 86_400_000).toISOString().slice(0, 10);

function files({ phases, promise, rollout, sunset }: Scenario): Record<string, string> {
  const own = phases.map((each, index) => [
    `phases/${index + 1}-p${index}.mdx`,
    [
      `---\ntitle: P${index}`,
      `status: ${each.status}`,
      `duration: ${each.weeks}w`,
      ...(index > 0 ? [`after: [p${index - 1}]`] : []),
      ...(each.deadline ? ['deadline: 2026-05-29'] : []),
      ...(each.left !== null && each.status === 'in-progress' ? [`remaining: ${each.left}w`] : []),
      '---',
      ...(each.due ? ['## Tasks\n\n- [ ] Write it (due: 2026-04-10)\n'] : []),
    ].join('\n'),
  ]);
  const last = phases.length - 1;
  return {
    'plan.mdx': planFile(`start: 2026-03-02${promise === null ? '' : `\nfinish: ${promise}`}`),
    ...Object.fromEntries(own),
    ...(sunset && {
      'endpoints/api.mdx':
        'title: API\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - { id: list, from: GET /a, to: GET /b, sunset: 2026-05-01 }',
    }),
    ...(rollout && {
      'rollout/ramp.mdx': `title: Ramp\ndefaults: { phase: p${last} }\nsteps:\n  - { id: half, title: Half, share: 50 %, hold: 2d }\n  - { id: all, title: All, share: 100 % }`,
    }),
  };
}

const FINISH = /^Finish/;
/** The figure that is red for each rule about the day. */
const FIGURE_OF: Record<string, RegExp> = {
  'time/not-begun': FINISH,
  'time/overdue': FINISH,
  'time/behind': FINISH,
  'time/deadline-passed': FINISH,
  'time/milestone-passed': FINISH,
  'time/plan-finish-passed': FINISH,
  'time/task-overdue': /^Tasks/,
  'time/step-unconfirmed': /^Rollout steps/,
  'time/sunset-passed': /^Operations/,
};
/** What else makes a figure red. */
const OTHERS: Record<string, RegExp> = { 'bounds/finish': FINISH, 'bounds/deadline': FINISH, 'sums/duration': FINISH };

test('the table of figures knows every rule about the day', () => {
  expect(Object.keys(FIGURE_OF).sort()).toEqual(
    RULES.map(({ id }) => id)
      .filter((id) => id.startsWith('time/'))
      .sort(),
  );
});

test('every red figure has a finding of its own, and every finding about the day its red figure', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(scenario, async (each) => {
      const computed = await planOf(files(each), dayOf(each.day));
      const open = computed.findings.filter(({ accepted }) => !accepted).map(({ rule }) => rule);
      const red = figuresOf(computed).filter(({ alarm }) => alarm);
      const reasons = { ...FIGURE_OF, ...OTHERS };
      for (const { label } of red)
        expect([label, open.filter((rule) => reasons[rule]?.test(label)).length > 0]).toEqual([label, true]);
      for (const rule of open.filter((id) => id.startsWith('time/'))) {
        seen.add(rule);
        expect([rule, red.some(({ label }) => FIGURE_OF[rule]?.test(label))]).toEqual([rule, true]);
      }
    }),
    { numRuns: 200 },
  );
  // All of them but milestones, which these plans have none of.
  expect([...seen].sort()).toEqual(
    Object.keys(FIGURE_OF)
      .filter((rule) => rule !== 'time/milestone-passed')
      .sort(),
  );
});

test('what a page shows as late has a finding about the day', async () => {
  await fc.assert(
    fc.asyncProperty(scenario, async (each) => {
      const day = dayOf(each.day);
      const computed = await planOf(files(each), day);
      const told = computed.findings.some(({ rule, accepted }) => !accepted && /^(time|bounds|sums)\//.test(rule));
      const { rows, marks } = timelineOf(computed, day);
      const red = [
        ...rows.map(({ late, timing }) => late !== undefined || timing?.alarm === true),
        ...marks.map(({ alarm }) => alarm),
        ...timelineFigures(computed).map(({ alarm }) => alarm),
        portfolioRow(computed, day).finish.late,
        verdictOf(computed).some((sentence) => sentence.some(({ alarm }) => alarm)),
      ];
      if (red.includes(true)) expect(told || computed.findings.some(({ severity }) => severity === 'error')).toBe(true);
      if (computed.schedule.lateBy > 0) expect(computed.findings.some(({ rule }) => rule.startsWith('time/'))).toBe(true);
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
