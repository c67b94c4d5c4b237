import ICAL from 'ical.js';
import { expect, test } from 'vitest';
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

test('a plan without dates has no events', async () => {
  const plan = await planOf({ 'phases/1-a.mdx': 'title: A\nstatus: planned\nduration: 1w' });
  expect(events(calendarText(plan, '2026-06-01'))).toEqual([]);
});
