import { expect, test } from 'vitest';
import { byNeed, portfolioRow } from '../../../src/site/views/portfolio.ts';
import { portfolioGroups } from '../../../src/site/views/portfolio-axis.ts';
import { planFile, planOf } from '../plan.ts';

const DAY = '2026-06-19';
const dated = (start: string, weeks: number) =>
  planOf({ 'plan.mdx': planFile(`start: ${start}`), 'phases/1-a.mdx': `title: A\nstatus: planned\nduration: ${weeks}w` }, DAY);
const undated = planOf({ 'phases/1-a.mdx': 'title: A\nstatus: planned\nduration: 12w' }, DAY);

test('plans with dates share one calendar of months, the others count weeks', async () => {
  const rows = [await dated('2026-03-02', 4), await undated, await dated('2026-11-02', 10)].map((each) =>
    portfolioRow(each, DAY),
  );
  const groups = portfolioGroups(byNeed(rows));
  expect(groups.map(({ axis, rows: own }) => [axis.by, own.length])).toEqual([
    ['date', 2],
    ['week', 1],
  ]);
  const [calendar, weeks] = groups.map(({ axis }) => axis.ticks);
  expect(calendar?.upper.map(({ label }) => label)).toEqual([
    'Apr 2026',
    'May',
    'Jun',
    'Jul',
    'Aug',
    'Sep',
    'Oct',
    'Nov',
    'Dec',
    'Jan 2027',
  ]);
  expect(weeks?.units.map(({ label }) => label)).toEqual(Array.from({ length: 12 }, (_, week) => String(week + 1)));
});

test('plans that take hours are drawn by hours or minutes, from end to end', async () => {
  const night = (minutes: number) => planOf({ 'phases/1-a.mdx': `title: A\nstatus: planned\nduration: ${minutes}min` }, DAY);
  const axisOf = async (...lengths: number[]) => {
    const rows = await Promise.all(lengths.map(async (minutes) => portfolioRow(await night(minutes), DAY)));
    return portfolioGroups(rows).map(({ axis }) => [axis.by, axis.ticks.unit, axis.ticks.units.at(-1)?.label]);
  };
  expect(await axisOf(90, 180)).toEqual([['hour', 'minute', '2 h 45']]);
  expect(await axisOf(90, 600)).toEqual([['hour', 'hour', '9 h']]);
  expect(await axisOf(90, 24_000)).toEqual([
    ['hour', 'minute', '1 h 20'],
    ['week', 'week', '10'],
  ]);
});

test('ends are told as dates on a calendar, and as lengths without one', async () => {
  const rows = [await dated('2026-03-02', 4), await undated].map((each) => portfolioRow(each, DAY));
  expect(rows.map(({ due, end }) => [due?.text, end?.text])).toEqual([
    ['planned 27 Mar', '16 Jul'],
    [undefined, '12 weeks'],
  ]);
});

test('every place of every row lies on the axis', async () => {
  const rows = [await dated('2026-03-02', 4), await dated('2025-01-06', 3)].map((each) => portfolioRow(each, DAY));
  const [group] = portfolioGroups(rows);
  for (const { begin = 0, end, due, today } of rows)
    for (const at of [0, end?.at, due?.at, today])
      if (at !== undefined && group) {
        expect(begin + at).toBeGreaterThanOrEqual(group.axis.from);
        expect(begin + at).toBeLessThanOrEqual(group.axis.from + group.axis.length);
      }
});
