import fc from 'fast-check';
import { civilDate, dayNumber } from '../../src/model/values/day-number.ts';

export const START = '2026-03-02';
const day = (offset: number): string => civilDate(dayNumber(START) + offset);

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const calendar = fc
  .record({
    week: fc.subarray(WEEK, { minLength: 1 }),
    hours: fc.constantFrom(4, 6, 8, 10),
    holidays: fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 3 }),
    freezes: fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 9 })), { maxLength: 2 }),
  })
  .map(
    ({ week, hours, holidays, freezes }) =>
      `title: Own\nweek: [${week.join(', ')}]\nhours: ${hours}\nholidays: [${holidays.map(day).join(', ')}]\nfreezes: [${freezes
        .map(([from, days]) => `{ from: ${day(from)}, to: ${day(from + days - 1)} }`)
        .join(', ')}]`,
  );

const optional = (value: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.option(value, { nil: '', freq: 2 });
const length = fc.constantFrom('1w', '2w', '3d', '1.5d', '2h', '10h', '1–2w', '0d', '1sprint');
const state = (happened: boolean) =>
  happened
    ? fc.constantFrom(
        'status: planned',
        'status: planned',
        'status: in-progress',
        'status: done',
        `status: in-progress\nactual: { start: ${day(1)} }`,
        `status: done\nactual: { start: ${day(0)}, finish: ${day(8)} }`,
        'status: cancelled',
      )
    : fc.constantFrom('status: planned', 'status: ready');

const phase = (index: number, happened: boolean): fc.Arbitrary<string> =>
  fc
    .tuple(
      state(happened),
      length.map((each) => `duration: ${each}`),
      optional(fc.integer({ min: 0, max: Math.max(0, index - 1) }).map((at) => `after: [${index === 0 ? '' : `p${at}`}]`)),
      optional(fc.constant('calendar: own')),
      optional(
        fc.constantFrom('stated: { duration: 1w }', 'stated: { duration: 5d, effort: 2 pw }', 'stated: { period: week 2 }'),
      ),
      optional(fc.constantFrom('effort: 40 h', 'effort: 1 pw', 'effort: 3 pd')),
      optional(fc.integer({ min: 5, max: 50 }).map((at) => `deadline: ${day(at)}`)),
    )
    .map((fields) => [`title: Phase ${index}`, ...fields].filter((field) => field !== '').join('\n'));

const step = fc
  .record({
    phase: fc.constantFrom('p0', 'p1', 'p2'),
    share: fc.constantFrom('10 %', '50 %', '100 %'),
    rest: fc.constantFrom('hold: 1h', 'hold: 2d', 'hold: 1w', 'duration: 2d', 'hold: 30 min'),
    at: optional(fc.integer({ min: 0, max: 40 }).map((at) => `, at: ${day(at)}`)),
  })
  .map(({ phase: own, share, rest, at }) => `phase: ${own}, share: ${share}, ${rest}${at}`);

/**
 * Random dated plans on random calendars, with totals stated beside what is computed. `happened`: phases have states and
 * actual dates; else nothing has begun.
 */
export const randomPlans = (happened: boolean): fc.Arbitrary<Record<string, string>> =>
  fc
    .record({
      calendar,
      phases: fc.tuple(...Array.from({ length: 4 }, (_, index) => phase(index, happened))),
      steps: fc.array(step, { minLength: 1, maxLength: 4 }),
      total: fc.integer({ min: 1, max: 40 }),
      unit: fc.constantFrom('d', 'w'),
      buffer: optional(fc.constantFrom('buffer: 10 %', 'buffer: { duration: 2d }')),
      finish: optional(fc.integer({ min: 10, max: 80 }).map((at) => `finish: ${day(at)}`)),
    })
    .map((each) => ({
      'calendars/own.mdx': each.calendar,
      'plan.mdx': [
        'title: Example\nstatus: in-progress\nfrom: { system: Old }\nto: { system: New }\ncalendar: own',
        `start: ${START}\nstated: { duration: ${each.total}${each.unit}, phaseDuration: 1w, effort: 3 pw }`,
        each.buffer,
        each.finish,
      ]
        .filter((field) => field !== '')
        .join('\n'),
      ...Object.fromEntries(each.phases.map((text, index) => [`phases/${index + 1}-p${index}.mdx`, text])),
      'rollout/ramp.mdx': `title: Ramp\nsteps:\n${each.steps.map((row, index) => `  - { id: s${index}, title: Step ${index}, ${row} }\n`).join('')}`,
    }));

/** A day from before such a plan to long after it. */
export const randomDay: fc.Arbitrary<string> = fc.integer({ min: -20, max: 200 }).map(day);
export const dayAfter = (date: string, days: number): string => civilDate(dayNumber(date) + days);
