import ICAL from 'ical.js';
import { expect, test, vi } from 'vitest';
import { calendarText } from '../../src/site/calendar.ts';
import { planFile, planOf } from './plan.ts';

const FILES = {
  'plan.mdx': planFile('start: 2026-06-01'),
  'phases/1-a.mdx': 'title: "Build; test, ship"\nstatus: planned\nduration: 1w\nafter: []',
  'phases/2-ready.mdx': 'title: Ready\nstatus: planned\nduration: 0d\nafter: [a]',
  'phases/3-gone.mdx': 'title: Gone\nstatus: cancelled\nafter: []',
  'rollout/ramp.mdx':
    'title: Ramp\nsteps:\n  - { id: half, title: Half, at: 2026-06-04, share: 50 % }\n  - { id: later, title: Later }',
};

const events = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      summary: event.summary,
      start: event.startDate.toString(),
      end: event.endDate.toString(),
      date: event.startDate.isDate,
    };
  });

test('a calendar parser finds phases, milestones and rollout steps as whole days', async () => {
  const plan = await planOf(FILES, '2026-06-01');
  expect(events(calendarText(plan, '2026-06-01'))).toEqual([
    { uid: 'example/phase/a@banyan', summary: 'Build; test, ship', start: '2026-06-01', end: '2026-06-06', date: true },
    { uid: 'example/phase/ready@banyan', summary: '◆ Ready', start: '2026-06-05', end: '2026-06-06', date: true },
    { uid: 'example/rollout/ramp/half@banyan', summary: 'Half (50 %)', start: '2026-06-04', end: '2026-06-05', date: true },
    { uid: 'example/rollout/ramp/later@banyan', summary: 'Later (50 %)', start: '2026-06-05', end: '2026-06-06', date: true },
    { uid: 'example/plan#finish@banyan', summary: 'Finish: Example', start: '2026-06-05', end: '2026-06-06', date: true },
  ]);
});

test('the same plan on the same day gives the same bytes', async () => {
  const [one, two] = await Promise.all([planOf(FILES, '2026-06-01'), planOf(FILES, '2026-06-01')]);
  expect(calendarText(one, '2026-06-01')).toBe(calendarText(two, '2026-06-01'));
});

test('DTSTAMP comes from the day of the build, and events lead to their pages where the address is known', async () => {
  const text = calendarText(await planOf(FILES, '2026-06-01'), '2026-06-01', 'https://example.com/plans/');
  expect(text).toContain('DTSTAMP:20260601T000000Z');
  expect(text.replace(/\r\n /g, '')).toContain('URL;VALUE=URI:https://example.com/plans/plans/example/phases/a/');
});

const WHOLE = {
  ...FILES,
  'plan.mdx': planFile('start: 2026-06-01\ncalendar: office\nfinish: 2026-06-30'),
  'calendars/office.mdx': 'title: Office\nfreezes: [{ from: 2026-06-03, to: 2026-06-04, title: No deploys }]',
  'phases/1-a.mdx': 'title: A\nstatus: planned\nduration: 1w\nafter: []\ndeadline: 2026-06-10',
  'decisions.mdx':
    'decisions:\n  - { id: how, title: How?, state: open, due: 2026-06-02 }\n  - { id: that, title: That, state: decided, chosen: x, options: [x, y], due: 2026-06-03 }',
  'endpoints/api.mdx':
    'title: API\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - { id: a, from: GET /a, to: same, sunset: 2026-06-20 }',
};

test('deadlines, open decisions, sunsets, freezes and both finishes are in it', async () => {
  const found = events(calendarText(await planOf(WHOLE, '2026-06-01'), '2026-06-01'));
  const days = Object.fromEntries(found.map(({ uid, summary, start, end }) => [uid, [summary, start, end]]));
  expect(days).toMatchObject({
    'example/phase/a#deadline@banyan': ['Deadline: A', '2026-06-10', '2026-06-11'],
    'example/decisions/how@banyan': ['Decide: How?', '2026-06-02', '2026-06-03'],
    'example/endpoints/api/a@banyan': ['Sunset: GET /a', '2026-06-20', '2026-06-21'],
    'example/freeze/2026-06-03@banyan': ['No deploys', '2026-06-03', '2026-06-05'],
    'example/plan#finish@banyan': ['Finish: Example', '2026-06-05', '2026-06-06'],
    'example/plan#promised@banyan': ['Promised finish: Example', '2026-06-30', '2026-07-01'],
  });
  expect(found.map(({ summary }) => summary)).not.toContain('Decide: That');
});

test('what is late stands where the forecast has it, and says where it was planned', async () => {
  const text = calendarText(await planOf(FILES, '2026-06-10'), '2026-06-10');
  const [first] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
  expect([first?.getFirstPropertyValue('dtstart')?.toString(), first?.getFirstPropertyValue('description')]).toEqual([
    '2026-06-10',
    'Phase of Example, critical, forecast, planned 2026-06-01 to 2026-06-05',
  ]);
});

test('SEQUENCE and LAST-MODIFIED are those of the history', async () => {
  const plan = await planOf(FILES, '2026-06-01');
  const text = calendarText(plan, '2026-06-01', undefined, { sequence: 7, changed: '2026-05-30T23:30:00+02:00' });
  expect(text).toContain('SEQUENCE:7');
  expect(text).toContain('LAST-MODIFIED:20260530T213000Z');
  expect(calendarText(plan, '2026-06-01')).toContain('SEQUENCE:0');
});

test.each(['Pacific/Apia', 'America/Los_Angeles', 'Europe/Berlin'])('in %s it is the same, byte by byte', async (zone) => {
  const plan = await planOf(WHOLE, '2026-06-01');
  const revision = { sequence: 7, changed: '2026-05-30T23:30:00+02:00' };
  const here = calendarText(plan, '2026-06-01', undefined, revision);
  vi.stubEnv('TZ', zone);
  try {
    expect(calendarText(await planOf(WHOLE, '2026-06-01'), '2026-06-01', undefined, revision)).toBe(here);
  } finally {
    vi.unstubAllEnvs();
  }
});

test('a plan without dates has no events', async () => {
  const plan = await planOf({ 'phases/1-a.mdx': 'title: A\nstatus: planned\nduration: 1w' });
  expect(events(calendarText(plan, '2026-06-01'))).toEqual([]);
});
