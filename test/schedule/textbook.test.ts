import { describe, expect, it } from 'vitest';
import { calendar, dates, schedule, table } from './build.ts';

/**
 * The widget manufacturing project of SAS/OR User's Guide: Project Management, chapter "The CPM Procedure", example 4.1
 * (activity-on-node representation).
 */
const WIDGET = {
  approve: { duration: '5d', after: [] },
  drawings: { duration: '10d', after: ['approve'] },
  study: { duration: '5d', after: ['approve'] },
  specs: { duration: '5d', after: ['approve'] },
  prototype: { duration: '15d', after: ['drawings', 'specs'] },
  strategy: { duration: '10d', after: ['study'] },
  materials: { duration: '10d', after: ['prototype'] },
  facility: { duration: '10d', after: ['prototype'] },
  initial: { duration: '10d', after: ['materials', 'facility'] },
  evaluate: { duration: '10d', after: ['initial'] },
  test: { duration: '15d', after: ['strategy', 'initial'] },
  changes: { duration: '5d', after: ['evaluate', 'test'] },
  production: { duration: '0d', after: ['changes'] },
  marketing: { duration: '0d', after: ['strategy', 'initial'] },
};

const everyDay = calendar('every-day', { week: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] });

describe('SAS/OR, PROC CPM', () => {
  // https://support.sas.com/documentation/cdl/en/orpmug/65559/HTML/default/orpmug_cpm_examples06.htm
  it('example 4.6: weekdays only (output 4.6.1)', () => {
    const result = schedule({ start: '2003-12-01' }, WIDGET);
    expect(table(result)).toEqual({
      approve: '2003-12-01 2003-12-05 2003-12-01 2003-12-05 0 0',
      drawings: '2003-12-08 2003-12-19 2003-12-08 2003-12-19 0 0',
      study: '2003-12-08 2003-12-12 2004-01-19 2004-01-23 30 0',
      specs: '2003-12-08 2003-12-12 2003-12-15 2003-12-19 5 5',
      prototype: '2003-12-22 2004-01-09 2003-12-22 2004-01-09 0 0',
      strategy: '2003-12-15 2003-12-26 2004-01-26 2004-02-06 30 30',
      materials: '2004-01-12 2004-01-23 2004-01-12 2004-01-23 0 0',
      facility: '2004-01-12 2004-01-23 2004-01-12 2004-01-23 0 0',
      initial: '2004-01-26 2004-02-06 2004-01-26 2004-02-06 0 0',
      evaluate: '2004-02-09 2004-02-20 2004-02-16 2004-02-27 5 5',
      test: '2004-02-09 2004-02-27 2004-02-09 2004-02-27 0 0',
      changes: '2004-03-01 2004-03-05 2004-03-01 2004-03-05 0 0',
      // SAS prints milestones at the beginning of the next day (8 March, 9 February), unless SETFINISHMILESTONE is given.
      production: '2004-03-05 2004-03-05 2004-03-05 2004-03-05 0 0',
      marketing: '2004-02-06 2004-02-06 2004-03-05 2004-03-05 20 20',
    });
    expect(result.finish).toBe('2004-03-05');
    expect(result.criticalPaths).toEqual([
      ['approve', 'drawings', 'prototype', 'materials', 'initial', 'test', 'changes', 'production'],
      ['approve', 'drawings', 'prototype', 'facility', 'initial', 'test', 'changes', 'production'],
    ]);
  });

  // https://support.sas.com/documentation/cdl/en/orpmug/65559/HTML/default/orpmug_cpm_examples03.htm
  it('example 4.3: seven days a week, to be finished on 1 March (output 4.3.1)', () => {
    const result = schedule({ start: '2003-12-22', calendar: 'every-day' }, WIDGET, { calendars: [everyDay] });
    expect(table(result)).toMatchObject({
      approve: '2003-12-22 2003-12-26 2003-12-22 2003-12-26 0 0',
      drawings: '2003-12-27 2004-01-05 2003-12-27 2004-01-05 0 0',
      study: '2003-12-27 2003-12-31 2004-01-26 2004-01-30 30 0',
      specs: '2003-12-27 2003-12-31 2004-01-01 2004-01-05 5 5',
      strategy: '2004-01-01 2004-01-10 2004-01-31 2004-02-09 30 30',
      prototype: '2004-01-06 2004-01-20 2004-01-06 2004-01-20 0 0',
      materials: '2004-01-21 2004-01-30 2004-01-21 2004-01-30 0 0',
      facility: '2004-01-21 2004-01-30 2004-01-21 2004-01-30 0 0',
      initial: '2004-01-31 2004-02-09 2004-01-31 2004-02-09 0 0',
      evaluate: '2004-02-10 2004-02-19 2004-02-15 2004-02-24 5 5',
      test: '2004-02-10 2004-02-24 2004-02-10 2004-02-24 0 0',
    });
  });

  // https://support.sas.com/documentation/cdl/en/orpmug/65559/HTML/default/orpmug_cpm_examples28.htm
  const MILESTONES = {
    'task-0': { duration: '1d', after: [], notBefore: '2004-01-26' },
    'mile-1': { duration: '0d', after: [{ phase: 'task-0', type: 'SS' }] },
    'task-2': { duration: '1d', after: ['mile-1'] },
    'task-3': { duration: '1d', after: [] },
    'mile-4': { duration: '0d', after: ['task-3'] },
    'task-5': { duration: '1d', after: [] },
    'mile-6': { duration: '0d', after: ['task-5'] },
    'mile-7': { duration: '0d', after: [{ phase: 'mile-6', lag: '1d' }] },
    'task-8': { duration: '1d', after: [] },
    'mile-9': { duration: '0d', after: [{ phase: 'task-8', type: 'SS', lag: '3d' }] },
    'mile-10': { duration: '0d', after: ['mile-9'] },
    'task-11': { duration: '2d', after: [] },
    'mile-12': { duration: '0d', after: ['task-11'] },
    'mile-13': { duration: '0d', after: [{ phase: 'mile-12', lag: '1d' }] },
  };

  it('example 4.28: milestones behind finishes, starts and milestones (variable notrgtmd)', () => {
    expect(dates(schedule({ start: '2004-01-26' }, MILESTONES))).toMatchObject({
      'mile-1': '2004-01-26 2004-01-26',
      'mile-4': '2004-01-26 2004-01-26',
      'mile-6': '2004-01-26 2004-01-26',
      'mile-7': '2004-01-27 2004-01-27',
      'mile-9': '2004-01-29 2004-01-29',
      'mile-10': '2004-01-29 2004-01-29',
      'mile-12': '2004-01-27 2004-01-27',
      'mile-13': '2004-01-28 2004-01-28',
    });
  });

  it('example 4.28: a date wins the tie with a finish (variable miledate)', () => {
    const aligned = { ...MILESTONES, 'mile-12': { duration: '0d', after: ['task-11'], notBefore: '2004-01-28' } };
    expect(dates(schedule({ start: '2004-01-26' }, aligned))).toMatchObject({
      'mile-12': '2004-01-28 2004-01-28',
      'mile-13': '2004-01-29 2004-01-29',
    });
  });
});

/**
 * M. Vanhoucke, Measuring Time: Improving Project Performance Using Earned Value Management, Springer 2009, p. 18: the
 * values as transcribed in the tests of the R package criticalpath (test-cpt-add_act_rel.R).
 */
it('Vanhoucke 2009: the fictitious project example, on an axis without dates', () => {
  const result = schedule(
    {},
    {
      a2: { duration: '4d', after: [] },
      a3: { duration: '9d', after: [] },
      a4: { duration: '1d', after: [] },
      a5: { duration: '4d', after: ['a2'] },
      a6: { duration: '5d', after: ['a4'] },
      a7: { duration: '1d', after: ['a6'] },
      a8: { duration: '7d', after: ['a7'] },
      a9: { duration: '8d', after: ['a5'] },
      a10: { duration: '3d', after: ['a3'] },
      a11: { duration: '3d', after: ['a7'] },
      a12: { duration: '0d', after: ['a8', 'a9', 'a10', 'a11'] },
    },
  );
  const published = {
    a2: [0, 4, 0, 4, 0],
    a3: [0, 9, 4, 13, 4],
    a4: [0, 1, 2, 3, 2],
    a5: [4, 8, 4, 8, 0],
    a6: [1, 6, 3, 8, 2],
    a7: [6, 7, 8, 9, 2],
    a8: [7, 14, 9, 16, 2],
    a9: [8, 16, 8, 16, 0],
    a10: [9, 12, 13, 16, 4],
    a11: [7, 10, 13, 16, 6],
    a12: [16, 16, 16, 16, 0],
  };
  expect(
    Object.fromEntries(
      Object.entries(result.phases).map(([id, p]) => [
        id,
        [p.earlyStart, p.earlyFinish, p.lateStart, p.lateFinish, p.totalSlack],
      ]),
    ),
  ).toEqual(published);
  expect(result.critical).toEqual(['a2', 'a5', 'a9', 'a12']);
  expect(result).toMatchObject({ unit: 'week', start: 0, finish: 16 });
});
