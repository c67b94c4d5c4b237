import { describe, expect, test } from 'vitest';
import type { Example } from '../../src/rules/rule.ts';
import { findingsOf, said } from './harness.ts';

const plan = (fields: string): string =>
  `---\ntitle: Example\nstatus: planned\nfrom: { system: Flask }\nto: { system: Node }\n${fields}\n---\n`;
const phase = (title: string, fields: string, body = ''): string =>
  `---\ntitle: ${title}\nstatus: planned\n${fields}\n---\n${body}`;
const of = async (rule: string, files: Example): Promise<string[]> => said(await findingsOf(files), rule);

describe('phases without a length', () => {
  const phases = (...durations: string[]): Example =>
    Object.fromEntries(
      durations.map((fields, index) => [`phases/${index + 1}-p${index + 1}.mdx`, phase(`P${index + 1}`, fields)]),
    );
  const both = async (files: Example): Promise<string[]> => [
    ...(await of('bounds/length-unknown', files)),
    ...(await of('bounds/no-duration', files)),
  ];

  test('are a note where most others have one', async () => {
    expect(await both(phases('duration: 1w', '', 'duration: 2d'))).toEqual([
      'phases/2-p2.mdx:2: One phase has no length, so the finish of the plan is not known: p2.',
    ]);
  });

  test('are left to the strict profile where most have none, and told once', async () => {
    expect(await both(phases('duration: 1w', '', ''))).toEqual([
      'plan.mdx:2: 2 of the 3 phases that are still to be done have no duration, position or date: "P2" and "P3".',
    ]);
    expect(await both(phases('', '', ''))).toEqual([
      'plan.mdx:2: None of the 3 phases that are still to be done has a duration, a position or a date: "P1", "P2" and "P3".',
    ]);
  });
});

describe('bounds/outside-timeline', () => {
  const phases = {
    'phases/1-build.mdx': phase('Build', 'period: weeks 1–6'),
    'phases/2-cutover.mdx': phase('Cutover', 'period: weeks 7–8'),
  };
  const traffic = (...weeks: number[]): Example => ({
    'rollout/ramp.mdx': `---\ntitle: Ramp\ntraffic:\n${weeks.map((week) => `  - { at: week ${week}, share: ${week}0 % }\n`).join('')}---\n`,
  });

  test('names all rows behind the end in one finding', async () => {
    expect(await of('bounds/outside-timeline', { ...phases, ...traffic(7, 8, 9, 10) })).toEqual([
      'rollout/ramp.mdx:6: The traffic of week 9 and the traffic of week 10 lie after the end of the plan: the last phase, "Cutover", is in weeks 7–8.',
    ]);
  });

  test.each([
    ['a stated duration', 'stated: { duration: 10w }'],
    ['a buffer', 'buffer: 25 %'],
  ])('%s is time of the plan', async (_, fields) => {
    expect(await of('bounds/outside-timeline', { 'plan.mdx': plan(fields), ...phases, ...traffic(9, 10) })).toEqual([]);
  });

  test('a step counted from the cutover may lie behind the last phase', async () => {
    const rollout =
      '---\ntitle: Ramp\nsteps:\n  - { title: All, at: week 8, share: 100 % }\n  - { title: Archive, at: T+30d, retires: Flask }\n---\n';
    expect(await of('bounds/outside-timeline', { ...phases, 'rollout/ramp.mdx': rollout })).toEqual([]);
  });

  test('compares dates with the computed finish and with the start', async () => {
    const files = (at: string): Example => ({
      'plan.mdx': plan('start: 2026-07-06'),
      'phases/1-build.mdx': phase('Build', 'duration: 2w'),
      'rollout/switch.mdx': `---\ntitle: Switch\nmode: big-bang\nsteps:\n  - { title: All, at: ${at}, share: 100 % }\n---\n`,
    });
    expect(await of('bounds/outside-timeline', files('2026-07-17'))).toEqual([]);
    expect(await of('bounds/outside-timeline', files('2026-09-01'))).toEqual([
      'rollout/switch.mdx:5: "All" (2026-09-01) lies after the end of the plan: the last phase, "Build", ends on 2026-07-17.',
    ]);
    expect(await of('bounds/outside-timeline', files('2026-07-03'))).toEqual([
      'rollout/switch.mdx:5: "All" (2026-07-03) lies before the start of the plan: it starts on 2026-07-06.',
    ]);
  });
});

describe('bounds/gap', () => {
  const dated = (second: string, fields = ''): Example => ({
    'plan.mdx': plan('start: 2026-12-07'),
    'phases/1-build.mdx': phase('Build', 'period: 2026-12-07..2026-12-18'),
    'phases/2-cutover.mdx': phase('Cutover', `period: ${second}${fields}`),
  });

  test('a weekend is no gap', async () => {
    expect(await of('bounds/gap', dated('2026-12-21..2026-12-23'))).toEqual([]);
  });

  test('nor are the holidays of the calendar', async () => {
    const calendar = '---\ntitle: Office\nholidays: [{ from: 2026-12-21, to: 2027-01-01, title: Winter break }]\n---\n';
    expect(await of('bounds/gap', dated('2027-01-04..2027-01-08'))).toEqual([
      'phases/2-cutover.mdx:4: Between "Build" (2026-12-07..2026-12-18) and "Cutover" (2027-01-04..2027-01-08) is a gap that belongs to no phase.',
    ]);
    expect(await of('bounds/gap', { ...dated('2027-01-04..2027-01-08'), 'calendars/default.mdx': calendar })).toEqual([]);
  });

  test('nor is a lag that the plan states', async () => {
    expect(await of('bounds/gap', dated('2027-01-18..2027-01-22', '\nafter: [{ phase: build, lag: 4w }]'))).toEqual([]);
  });
});

describe('bounds/overlap and bounds/phase-order', () => {
  const phases = (first: string, second: string): Example => ({
    'phases/1-build.mdx': phase('Build', first),
    'phases/2-cutover.mdx': phase('Cutover', second),
  });
  const both = async (files: Example): Promise<string[]> => [
    ...(await of('bounds/overlap', files)),
    ...(await of('bounds/phase-order', files)),
  ];

  test('a cause makes one finding', async () => {
    expect(await both(phases('period: weeks 3–4', 'period: weeks 1–3'))).toEqual([
      'phases/2-cutover.mdx:4: "Cutover" is number 2 and in weeks 1–3, but "Build", number 1, starts only in weeks 3–4.',
    ]);
  });

  test.each(['after: []', 'after: [{ phase: build, type: SS }]'])('%s explains an overlap', async (after) => {
    expect(await both(phases('period: weeks 1–3', `period: weeks 2–4\n${after}`))).toEqual([]);
  });

  test('halves of a week do not overlap', async () => {
    expect(await both(phases('period: weeks 1–3a', 'period: weeks 3b–4'))).toEqual([]);
  });
});

describe('bounds/no-duration', () => {
  test('is silent as soon as one phase has a time, and of plans that are done', async () => {
    const two = (fields: string): Example => ({
      'phases/1-build.mdx': phase('Build', fields),
      'phases/2-cutover.mdx': phase('Cutover', ''),
    });
    expect(await of('bounds/no-duration', two(''))).toHaveLength(1);
    expect(await of('bounds/no-duration', two('duration: 2w'))).toEqual([]);
    expect(
      await of('bounds/no-duration', {
        'phases/1-build.mdx': '---\ntitle: Build\nstatus: done\n---\n',
        'phases/2-cutover.mdx': '---\ntitle: Cutover\nstatus: done\n---\n',
      }),
    ).toEqual([]);
  });
});

describe('bounds/load-arithmetic', () => {
  const claim = (users: string, rate: string, time: string): Example => ({
    'metrics.mdx': `---\nmetrics:\n  - { name: Users, target: ${users}, of: peak }\n  - { name: Throughput, target: ${rate}, of: peak }\n  - { name: Response time, target: ${time}, of: peak }\n---\n`,
  });

  test('users ÷ response time has to reach the rate', async () => {
    expect(await of('bounds/load-arithmetic', claim('100', '1000 req/s', '< 500 ms'))).toEqual([
      'metrics.mdx:4: 100 users who wait for each answer reach 1000 req/s only if an answer takes 100 ms on average; at the < 500 ms that are allowed they make 200 a second.',
    ]);
    expect(await of('bounds/load-arithmetic', claim('500', '1000 req/s', '< 500 ms'))).toEqual([]);
    expect(await of('bounds/load-arithmetic', claim('100', '50 req/s', '2 s'))).toEqual([]);
  });

  test('metrics of no common claim are not put together', async () => {
    const apart = claim('100', '1000 req/s', '< 500 ms')['metrics.mdx']?.replaceAll(', of: peak', '') ?? '';
    expect(await of('bounds/load-arithmetic', { 'metrics.mdx': apart })).toEqual([]);
  });
});

test('what the schedule finds is told once, with both places', async () => {
  const findings = await findingsOf({
    'plan.mdx': plan('start: 2026-07-06'),
    'phases/1-build.mdx': phase('Build', 'duration: 2w'),
    'phases/2-test.mdx': phase('Test', 'duration: 1w\nafter: [build]\nstart: 2026-07-13'),
  });
  const [found, ...others] = findings.filter(({ rule }) => rule === 'bounds/impossible-date');
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    subject: 'phase/test',
    severity: 'error',
    place: { file: 'plans/example/phases/2-test.mdx', line: 6 },
  });
  expect(found?.related.map(({ place }) => place.file)).toEqual(['plans/example/phases/1-build.mdx']);
});

describe('computed places are judged, and the message says by what', () => {
  const start = (fields = ''): string => plan(`start: 2026-11-02\ncalendar: office${fields}`);
  const office = '---\ntitle: Office\nfreezes: [{ from: 2026-11-23, to: 2026-11-27, title: No deploys }]\n---\n';
  const ramp = (...steps: string[]): string =>
    `---\ntitle: Ramp\ndefaults: { phase: cutover }\nsteps:\n${steps.map((step) => `  - { ${step} }\n`).join('')}---\n`;
  const files = (steps: string[], cutover = 'duration: 8w'): Example => ({
    'plan.mdx': start(),
    'calendars/office.mdx': office,
    'phases/1-build.mdx': phase('Build', 'duration: 2w'),
    'phases/2-cutover.mdx': phase('Cutover', cutover),
    'rollout/ramp.mdx': ramp(...steps),
  });

  test.each([
    [
      'the hold of the step before',
      ['title: Half, share: 50 %, hold: 7d', 'title: All, share: 100 %'],
      '"All" starts on 2026-11-23, by the hold of "Half", within "No deploys" from 2026-11-23 to 2026-11-27.',
    ],
    [
      'its phase',
      ['title: All, share: 100 %'],
      '"All" starts on 2026-11-23, with the start of "Cutover", within "No deploys" from 2026-11-23 to 2026-11-27.',
      'notBefore: 2026-11-23\nduration: 8w',
    ],
    [
      'a stated day',
      ['title: All, at: 2026-11-24, share: 100 %'],
      '"All" is on 2026-11-24, within "No deploys" from 2026-11-23 to 2026-11-27.',
    ],
    [
      'a stated week',
      ['title: All, at: week 4, share: 100 %'],
      '"All" is on week 4, within "No deploys" from 2026-11-23 to 2026-11-27.',
    ],
  ])('bounds/freeze finds a step that stands there by %s', async (_, steps, message, cutover = 'duration: 8w') => {
    const found = said(await findingsOf(files(steps, cutover), '2026-11-02'), 'bounds/freeze');
    expect(found.map((each) => each.replace(/^\S+ /, ''))).toEqual([message]);
  });

  test('a hold may go through a freeze, and a step that is late into one is found', async () => {
    expect(await of('bounds/freeze', files(['title: All, share: 100 %, hold: 3w']))).toEqual([]);
    const late = said(await findingsOf(files(['title: All, share: 100 %, hold: 3w']), '2026-11-10'), 'bounds/freeze');
    expect(late).toEqual([
      'rollout/ramp.mdx:5: "All" is late and starts on 2026-11-24, with the start of "Cutover", within "No deploys" from 2026-11-23 to 2026-11-27.',
    ]);
  });

  test('bounds/outside-phase and bounds/step-outlasts-phase follow the holds', async () => {
    const steps = ['title: Half, share: 50 %, hold: 3w', 'title: All, share: 100 %'];
    const cleanup = { 'phases/3-cleanup.mdx': phase('Cleanup', 'duration: 4w') };
    const found = await findingsOf({ ...files(steps, 'duration: 2w'), ...cleanup }, '2026-11-02');
    expect(said(found, 'bounds/step-outlasts-phase')).toEqual([
      'rollout/ramp.mdx:5: "Half" (2026-11-16 to 2026-12-06, with the start of "Cutover") continues after the end of "Cutover" (2026-11-16 to 2026-11-27, after "Build"), the phase that it belongs to.',
    ]);
    expect(said(found, 'bounds/outside-phase')).toEqual([
      'rollout/ramp.mdx:6: "All" (2026-12-07, by the hold of "Half") belongs to "Cutover", which is in 2026-11-16 to 2026-11-27, after "Build".',
    ]);
  });

  test('are judged on the forecast too, but what is late itself is told by time/step-unconfirmed alone', async () => {
    const found = await findingsOf(
      {
        'plan.mdx': plan('start: 2026-11-02'),
        'phases/1-cutover.mdx': phase('Cutover', 'duration: 2w').replace('status: planned', 'status: in-progress'),
        'phases/2-cleanup.mdx': phase('Cleanup', 'duration: 4w'),
        'rollout/ramp.mdx':
          '---\ntitle: Ramp\ndefaults: { phase: cutover }\nsteps:\n  - { title: Half, share: 50 %, hold: 4d }\n  - { title: All, share: 100 %, at: 2026-11-12 }\n---\n',
      },
      '2026-11-11',
    );
    expect(said(found, 'time/step-unconfirmed')).toEqual([
      'rollout/ramp.mdx:5: "Half" (planned for 2026-11-02) is not confirmed, and the planned day has passed.',
    ]);
    expect(said(found, 'bounds/outside-phase')).toEqual([
      'rollout/ramp.mdx:6: "All" (forecast for 2026-11-15, by the hold of "Half") belongs to "Cutover", which is forecast for 2026-11-02 to 2026-11-13.',
    ]);
    expect(said(found, 'bounds/step-outlasts-phase')).toEqual([]);
  });

  test('a step behind the end of the plan by its hold lies behind its end', async () => {
    const steps = ['title: Half, share: 50 %, hold: 3w', 'title: All, share: 100 %'];
    expect(said(await findingsOf(files(steps, 'duration: 2w'), '2026-11-02'), 'bounds/outside-timeline')).toEqual([
      'rollout/ramp.mdx:6: "All" (2026-12-07, by the hold of "Half") lies after the end of the plan: the last phase, "Cutover", ends on 2026-11-27.',
    ]);
  });
});

describe('bounds/no-working-day', () => {
  test.each(['week 3', 'week 3a', '2026-12-26..2026-12-27'])(
    '%s in the winter break is found, whole and half',
    async (period) => {
      const files = {
        'plan.mdx': plan('start: 2026-12-07\ncalendar: office'),
        'calendars/office.mdx': '---\ntitle: Office\nholidays: [{ from: 2026-12-21, to: 2027-01-03 }]\n---\n',
        'phases/1-build.mdx': phase('Build', `period: ${period}`),
      };
      const found = await findingsOf(files, '2026-12-07');
      expect(said(found, 'bounds/no-working-day')).toEqual([
        `phases/1-build.mdx:4: build is placed in ${period}, in which its calendar has no working day; the first one behind it is 2027-01-04.`,
      ]);
      expect(said(found, 'bounds/position')).toEqual([]);
    },
  );
});

describe('bounds/deploy-day', () => {
  test('a stated day that is a holiday is no day to deploy on, and a computed step is never found', async () => {
    const files = (at: string): Example => ({
      'plan.mdx': plan('start: 2026-11-02\ncalendar: office'),
      'calendars/office.mdx': '---\ntitle: Office\nholidays: [2026-11-10]\ndeployDays: [mon, tue]\n---\n',
      'phases/1-build.mdx': phase('Build', 'duration: 4w'),
      'rollout/ramp.mdx': `---\ntitle: Ramp\ndefaults: { phase: build }\nsteps:\n  - { title: Half, share: 50 %${at}, hold: 2d }\n  - { title: All, share: 100 % }\n---\n`,
    });
    expect(await of('bounds/deploy-day', files(', at: 2026-11-10'))).toEqual([
      'rollout/ramp.mdx:5: "Half" is on 2026-11-10 (tue), but rollout steps begin on mon, tue that are no holidays.',
    ]);
    expect(await of('bounds/deploy-day', files(', at: 2026-11-09'))).toEqual([]);
    expect(await of('bounds/deploy-day', files(''))).toEqual([]);
  });
});
