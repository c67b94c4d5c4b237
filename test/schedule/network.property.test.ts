import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WEEKDAYS } from '../../src/model/kinds/calendar.ts';
import type { PlanSchedule } from '../../src/schedule/schedule.ts';
import { type BrutePlan, bruteFinish, bruteForward, bruteFreeSlack, bruteTotalSlack, isWorked } from './brute-force.ts';
import { calendar, schedule } from './build.ts';
import { addDays } from './plain-days.ts';

const TYPES = ['FS', 'SS', 'FF', 'SF'] as const;

/** Random plans on one calendar: 1–7 phases, every kind of dependency, lags and leads, dates, holidays. */
const plans: fc.Arbitrary<BrutePlan> = fc
  .record({
    start: fc.integer({ min: 0, max: 700 }).map((offset) => addDays('2026-01-01', offset)),
    week: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 7 }),
    holidays: fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 8 }),
    phases: fc.array(
      fc.record({
        days: fc.integer({ min: 1, max: 6 }),
        after: fc.array(
          fc.record({
            back: fc.integer({ min: 1, max: 6 }),
            type: fc.constantFrom(...TYPES),
            lag: fc.integer({ min: -4, max: 4 }),
          }),
          { maxLength: 3 },
        ),
        notBefore: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined, freq: 6 }),
      }),
      { minLength: 1, maxLength: 7 },
    ),
  })
  .map(({ start, week, holidays, phases }) => ({
    start,
    calendar: { week, holidays: new Set(holidays.map((offset) => addDays(start, offset))) },
    phases: phases.map(({ days, after, notBefore }, index) => ({
      id: `p${index}`,
      days,
      after: after.flatMap(({ back, type, lag }) => (back <= index ? [{ from: `p${index - back}`, type, lag }] : [])),
      ...(notBefore !== undefined && { notBefore: addDays(start, notBefore) }),
    })),
  }));

/** The same with calendars of their own for some phases. */
const mixedPlans: fc.Arbitrary<BrutePlan> = fc
  .tuple(
    plans,
    fc.array(fc.option(fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 7 }), { nil: undefined }), {
      minLength: 7,
      maxLength: 7,
    }),
  )
  .map(([plan, weeks]) => ({
    ...plan,
    phases: plan.phases.map((phase, index) => {
      const week = weeks[index];
      return week ? { ...phase, calendar: { week, holidays: new Set<string>() } } : phase;
    }),
  }));

/** The plan in the model, under the engine. `changes` go over the fields of a phase. */
function engine(
  { start, calendar: { week, holidays }, phases }: BrutePlan,
  changes: Record<string, Record<string, unknown>> = {},
): PlanSchedule {
  const named = (id: string, days: readonly number[], free: Iterable<string>) =>
    calendar(id, { week: days.map((day) => WEEKDAYS[day]), holidays: [...free] });
  const calendars = [
    named('own', week, holidays),
    ...phases.flatMap((phase) => (phase.calendar ? [named(phase.id, phase.calendar.week, [])] : [])),
  ];
  const fields = Object.fromEntries(
    phases.map(({ id, days, after, notBefore, calendar: special }) => [
      id,
      {
        duration: `${days}d`,
        after: after.map(({ from, type, lag }) => ({ phase: from, type, lag: `${lag}d` })),
        ...(notBefore !== undefined && { notBefore }),
        ...(special && { calendar: id }),
        ...changes[id],
      },
    ]),
  );
  return schedule({ start, calendar: 'own' }, fields, { calendars });
}

/** Working days of a plan from a day on. */
const workedFrom = (plan: BrutePlan, date: string): string[] =>
  Array.from({ length: 400 }, (_, day) => addDays(date, day)).filter((day) => isWorked(day, plan.calendar));

const LEADS_CUT_OFF = 'lead-before-start';

describe('against the brute force scheduler', () => {
  it('finds the same early dates and the same finish', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const brute = bruteForward(plan);
        const result = engine(plan);
        expect(
          Object.fromEntries(Object.values(result.phases).map((phase) => [phase.id, `${phase.earlyStart} ${phase.earlyFinish}`])),
        ).toEqual(Object.fromEntries([...brute].map(([id, { first, last }]) => [id, `${first} ${last}`])));
        expect(result.finish).toBe(bruteFinish(brute));
      }),
      { numRuns: 400 },
    );
  });

  it('finds the total slack: how far a phase slips before the finish moves', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const result = engine(plan);
        for (const { id } of plan.phases) expect([id, result.phases[id]?.totalSlack]).toEqual([id, bruteTotalSlack(plan, id)]);
      }),
      { numRuns: 150 },
    );
  });

  it('finds the free slack: how far a phase slips before anything else moves', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const result = engine(plan);
        for (const { id } of plan.phases) expect([id, result.phases[id]?.freeSlack]).toEqual([id, bruteFreeSlack(plan, id)]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('against the brute force scheduler, with several calendars in one plan', () => {
  it('finds the same early dates', () => {
    fc.assert(
      fc.property(mixedPlans, (plan) => {
        const result = engine(plan);
        expect(
          Object.fromEntries(Object.values(result.phases).map((phase) => [phase.id, `${phase.earlyStart} ${phase.earlyFinish}`])),
        ).toEqual(Object.fromEntries([...bruteForward(plan)].map(([id, { first, last }]) => [id, `${first} ${last}`])));
      }),
      { numRuns: 400 },
    );
  });

  it('finds total and free slack', () => {
    fc.assert(
      fc.property(mixedPlans, (plan) => {
        const result = engine(plan);
        const own = plan.phases.map(({ id }) => [id, result.phases[id]?.totalSlack, result.phases[id]?.freeSlack]);
        expect(own).toEqual(plan.phases.map(({ id }) => [id, bruteTotalSlack(plan, id), bruteFreeSlack(plan, id)]));
      }),
      { numRuns: 150 },
    );
  });
});

describe('invariants', () => {
  it('has no negative slack where nothing is impossible, and phases without slack', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const result = engine(plan);
        const slacks = Object.values(result.phases).map((phase) => phase.totalSlack ?? Number.NaN);
        expect(Math.min(...slacks)).toBe(0);
        expect(result.problems.filter((problem) => problem.code !== LEADS_CUT_OFF)).toEqual([]);
      }),
    );
  });

  it('has negative slack as soon as a deadline cannot be kept', () => {
    fc.assert(
      fc.property(plans, fc.nat(), fc.integer({ min: -6, max: 6 }), (plan, pick, distance) => {
        const id = plan.phases[pick % plan.phases.length]?.id ?? '';
        const finish = bruteForward(plan).get(id)?.last ?? '';
        const deadline = addDays(finish, distance);
        const result = engine(plan, { [id]: { deadline } });
        const slack = Math.min(...Object.values(result.phases).map((phase) => phase.totalSlack ?? Number.NaN));
        const missed = result.problems.some((problem) => problem.code === 'deadline-missed');
        expect({ impossible: slack < 0, missed }).toEqual({ impossible: finish > deadline, missed: finish > deadline });
      }),
    );
  });

  it('has critical paths from a phase that only dates hold to one that ends with the plan', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const result = engine(plan);
        expect(result.criticalPaths.length).toBeGreaterThan(0);
        const complete = result.criticalPaths.some((path) => {
          const first = result.phases[path[0] ?? ''];
          const ends = path.map((id) => result.phases[id]?.earlyFinish);
          return first?.driver?.kind === 'date' && ends.includes(result.finish ?? '');
        });
        expect(complete).toBe(true);
      }),
    );
  });

  it('moves the finish by a working day when a critical phase takes a day more, on plans without parallel critical work', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        // Only finish-to-start: with other types a longer phase may start earlier or end beside the path.
        const chain: BrutePlan = {
          ...plan,
          phases: plan.phases.map((phase) => ({
            ...phase,
            after: phase.after.map((link) => ({ ...link, type: 'FS' as const })),
          })),
        };
        const result = engine(chain);
        const [path] = result.criticalPaths;
        fc.pre(result.criticalPaths.length === 1 && path !== undefined && path.length === result.critical.length);
        const id = path?.[0] ?? '';
        const days = chain.phases.find((phase) => phase.id === id)?.days ?? 0;
        const longer = engine(chain, { [id]: { duration: `${days + 1}d` } });
        expect(longer.finish).toBe(workedFrom(chain, addDays(String(result.finish), 1))[0]);
      }),
    );
  });

  it('moves nothing else when a phase slips within its free slack', () => {
    fc.assert(
      fc.property(plans, fc.nat(), fc.nat(), (plan, pick, amount) => {
        const result = engine(plan);
        const phase = result.phases[plan.phases[pick % plan.phases.length]?.id ?? ''];
        const free = phase?.freeSlack ?? 0;
        fc.pre(phase !== undefined && free > 0);
        const slip = 1 + (amount % free);
        const later = workedFrom(plan, String(phase?.earlyStart))[slip];
        const slipped = engine(plan, { [phase?.id ?? '']: { notBefore: later } });
        const rest = (from: PlanSchedule) =>
          Object.fromEntries(
            Object.values(from.phases)
              .filter(({ id }) => id !== phase?.id)
              .map(({ id, earlyStart, earlyFinish }) => [id, [earlyStart, earlyFinish]]),
          );
        expect(slipped.phases[phase?.id ?? '']?.earlyStart).toBe(later);
        expect(rest(slipped)).toEqual(rest(result));
        expect(slipped.finish).toBe(result.finish);
      }),
    );
  });

  it('gives the same result whatever the order of the files, where nothing is assumed', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const forwards = engine(plan).phases;
        const backwards = engine({ ...plan, phases: [...plan.phases].reverse() }).phases;
        for (const { id } of plan.phases) expect(backwards[id]).toEqual(forwards[id]);
      }),
    );
  });
});
