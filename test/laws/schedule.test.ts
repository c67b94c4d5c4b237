import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ComputedPlan } from '../../src/pipeline/compute.ts';
import { applyOverrides } from '../../src/schedule/overrides.ts';
import { schedulePlan } from '../../src/schedule/schedule.ts';
import { planOf } from '../site/plan.ts';
import { dayAfter, randomDay, randomPlans, START } from './schedule-plans.ts';

const RUNS = { numRuns: 60 };
const near = 1e-6;

const onDays = (law: (computed: ComputedPlan, day: string) => void, happened = true) =>
  fc.assert(
    fc.asyncProperty(randomPlans(happened), randomDay, async (files, day) => law(await planOf(files, day), day)),
    RUNS,
  );
const found = ({ findings }: ComputedPlan, rule: string) => findings.filter((finding) => finding.rule === rule);
const reported = (computed: ComputedPlan, rule: string): boolean => found(computed, rule).length > 0;

test('a stated total has a finding exactly where the schedule says that it does not agree', async () => {
  await onDays((computed) => {
    const { stated, places } = computed.schedule;
    const differs = (of: string, field: string): boolean => {
      const compared = stated.filter((each) => each.of === of && each.field === field);
      return compared.length > 0 && compared.every(({ agrees }) => !agrees);
    };
    expect(reported(computed, 'sums/duration')).toBe(differs('plan', 'duration'));
    expect(reported(computed, 'sums/effort')).toBe(differs('plan', 'effort'));
    expect(reported(computed, 'sums/phase-length')).toBe(
      stated.some(({ field, agrees }) => field === 'phaseDuration' && !agrees),
    );
    const ofPhases = stated.filter(({ of, field, agrees }) => of !== 'plan' && field !== 'phaseDuration' && !agrees);
    const elsewhere = Object.values(places).filter(({ repeated }) => repeated && !repeated.agrees);
    expect(found(computed, 'sums/phase-stated')).toHaveLength(ofPhases.length + elsewhere.length);
  });
});

test('a step has a finding about a freeze exactly where its planned or its forecast day lies in one', async () => {
  await onDays((computed) => {
    const { rollouts, forecast, freezes } = computed.schedule;
    const frozen = (at: number | undefined): boolean =>
      at !== undefined && freezes.some(({ from, to }) => at >= from - 1e-9 && at < to);
    const ahead = forecast.rollouts.flatMap(({ steps }) => steps);
    const hit = rollouts
      .flatMap(({ steps }) => steps)
      .filter((each, index) => each.state !== 'done' && (frozen(each.span?.from) || frozen(ahead[index]?.span?.from)));
    expect(found(computed, 'bounds/freeze')).toHaveLength(hit.filter(({ state }) => state !== 'cancelled').length);
  });
});

test('every alarm of the schedule about time has a finding, and the other way round', async () => {
  await onDays((computed, day) => {
    const { phases, rollouts } = computed.schedule;
    const leaves = Object.values(phases).filter(({ summary }) => !summary);
    // A phase whose deadline has passed has that finding alone: it is the graver one.
    const passed = computed.plan.phases.filter(({ deadline: stated, id }) => {
      const [deadline, state] = [stated, phases[id]?.state];
      return deadline?.axis === 'date' && deadline.to < day && state !== 'done' && state !== 'cancelled';
    });
    expect(reported(computed, 'time/deadline-passed')).toBe(passed.length > 0);
    const beyond = new Set(passed.map(({ id }) => phases[id]));
    const timing = (what: string, milestone: boolean) =>
      leaves.some((each) => each.timing === what && each.milestone === milestone);
    expect(reported(computed, 'time/not-begun')).toBe(timing('not-begun', false));
    expect(reported(computed, 'time/overdue')).toBe(
      leaves.some((each) => each.timing === 'overdue' && !each.milestone && !beyond.has(each)),
    );
    expect(reported(computed, 'time/milestone-passed')).toBe(timing('overdue', true));
    const steps = rollouts.flatMap((rollout) => rollout.steps);
    expect(reported(computed, 'time/step-unconfirmed')).toBe(
      steps.some(({ timing: each }) => each === 'not-begun' || each === 'overdue'),
    );
  });
});

test('no step that the plan does not place itself stands before its phase, nor before the end of the step before it', async () => {
  await onDays(({ plan, schedule }) => {
    for (const side of ['written', 'ahead'] as const) {
      for (const { steps } of plan.rollout)
        steps.forEach((step, index) => {
          const [place, phase] = [schedule.places[step.ref], schedule.places[`phase/${String(step.phase)}`]];
          const own = place?.[side];
          if (!own || own.by === 'actual' || place?.state === 'done' || place?.state === 'begun' || place?.state === 'cancelled')
            return;
          if (side === 'written' && own.by === 'stated') return;
          if (phase?.[side] && phase.state !== 'done')
            expect(own.span.from).toBeGreaterThanOrEqual((phase[side]?.span.from ?? 0) - near);
          const before = schedule.places[steps[index - 1]?.ref ?? ''];
          if (before?.[side] && before.state !== 'cancelled')
            expect(own.span.from).toBeGreaterThanOrEqual((before[side]?.span.to ?? 0) - near);
        });
    }
  });
});

test('the forecast of a plan in which nothing has happened is, on its first day, the plan', async () => {
  await fc.assert(
    fc.asyncProperty(randomPlans(false), async (files) => {
      const { schedule } = await planOf(files, START);
      const { forecast } = schedule;
      expect([forecast.start, forecast.finish, forecast.days, forecast.critical]).toEqual([
        schedule.start,
        schedule.finish,
        schedule.days,
        schedule.critical,
      ]);
      for (const [id, phase] of Object.entries(schedule.phases)) {
        expect(phase.forecast).toEqual(phase.planned);
        expect([forecast.phases[id]?.totalSlack, phase.lateBy]).toEqual([phase.totalSlack, 0]);
      }
    }),
    RUNS,
  );
});

test('a later day makes no forecast earlier', async () => {
  await fc.assert(
    fc.asyncProperty(randomPlans(true), randomDay, fc.integer({ min: 1, max: 40 }), async (files, day, days) => {
      const [now, later] = [(await planOf(files, day)).schedule, (await planOf(files, dayAfter(day, days))).schedule];
      for (const [id, { forecast, state }] of Object.entries(now.phases)) {
        const then = later.phases[id]?.forecast;
        if (state === 'done' || state === 'cancelled') continue;
        expect([id, String(then?.finish) >= String(forecast.finish)]).toEqual([id, true]);
        expect([id, String(then?.start) >= String(forecast.start)]).toEqual([id, true]);
      }
      expect(String(later.forecast.finish) >= String(now.forecast.finish)).toBe(true);
    }),
    RUNS,
  );
});

test('the buffer is sized by the plan as written: no delay makes it larger', async () => {
  await onDays(({ schedule }) => {
    if (schedule.finish !== null) expect(schedule.forecast.buffer?.days).toBe(schedule.buffer?.days);
  });
});

test('a what-if that changes nothing has no slip, with and without a day', async () => {
  await onDays(({ plan, schedule }, asOf) => {
    const [first] = plan.phases;
    const duration = first?.duration;
    if (!first || !duration || !('raw' in duration)) return;
    const { plan: same, problems } = applyOverrides(plan, { [`phases.${first.id}.duration`]: duration.raw });
    expect(problems).toEqual([]);
    for (const day of [{}, { asOf }]) {
      const options = { calendars: [], positions: 'earliest' as const, ...day };
      const { slip, phases } = schedulePlan(same, { ...options, baseline: schedulePlan(plan, options) });
      expect(slip).toBe(schedule.finish === null ? null : 0);
      expect(Object.values(phases).filter((phase) => phase.slip !== null && phase.slip !== 0)).toEqual([]);
    }
  });
});
