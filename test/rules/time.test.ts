import { describe, expect, test } from 'vitest';
import { findingsOf, said } from './harness.ts';

/** A plan that is eight months late: nothing was done since spring, and a sunset was announced. */
const LATE = {
  'plan.mdx':
    '---\ntitle: Late\nstatus: in-progress\nfrom: { system: Old }\nto: { system: New }\nstart: 2026-03-02\nfinish: 2026-04-10\n---\n',
  'phases/1-a.mdx':
    '---\ntitle: A\nstatus: in-progress\nduration: 2w\ndeadline: 2026-03-31\n---\n\n- [ ] Order the certificate (due: 2026-03-10)\n',
  'phases/2-b.mdx': '---\ntitle: B\nstatus: planned\nduration: 2w\nstart: 2026-03-16\n---\n',
  'phases/3-m.mdx': '---\ntitle: M\nstatus: planned\nduration: 0d\ndeadline: 2026-03-31\n---\n',
  'rollout/ramp.mdx': '---\ntitle: Ramp\nsteps:\n  - { title: All, phase: b, at: 2026-03-25, share: 100 % }\n---\n',
  'endpoints/api.mdx':
    '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - { from: GET /a, to: GET /a, phase: b, sunset: 2026-04-20 }\n---\n',
};

describe('time/', () => {
  test('tells everything that has passed, one finding a rule, with all places', async () => {
    const findings = (await findingsOf(LATE, '2026-11-28')).filter(({ rule }) => rule.startsWith('time/'));
    expect(findings.map(({ rule, severity, related }) => `${rule} ${severity} ${1 + related.length}`).sort()).toEqual([
      'time/deadline-passed error 2',
      'time/milestone-passed warning 1',
      'time/not-begun warning 1',
      'time/plan-finish-passed error 2',
      'time/step-unconfirmed warning 1',
      'time/sunset-passed error 1',
      'time/task-overdue warning 1',
    ]);
    expect(said(findings, 'time/not-begun')).toEqual([
      'phases/2-b.mdx:3: "B" (planned for 2026-03-16) should have started by now, and has not.',
    ]);
  });

  test('a phase after its deadline is one finding, not one for its planned finish as well', async () => {
    const late = { 'plan.mdx': LATE['plan.mdx'], 'phases/1-a.mdx': '---\ntitle: A\nstatus: in-progress\nduration: 2w\n---\n' };
    const rules = async (files: Record<string, string>): Promise<string[]> =>
      (await findingsOf(files, '2026-03-30')).map(({ rule }) => rule).filter((rule) => rule.startsWith('time/'));
    expect(await rules(late)).toEqual(['time/overdue']);
    const phase = late['phases/1-a.mdx'].replace('duration', 'deadline: 2026-03-20\nduration');
    expect(await rules({ ...late, 'phases/1-a.mdx': phase })).toEqual(['time/deadline-passed']);
  });

  test('a phase with a finish alone should have started before it', async () => {
    const files = (status: string, finish: string) => ({
      'plan.mdx': LATE['plan.mdx'].replace('finish: 2026-04-10\n', ''),
      'phases/1-a.mdx': '---\ntitle: A\nstatus: in-progress\nduration: 8w\n---\n',
      'phases/2-b.mdx': `---\ntitle: B\nstatus: ${status}\nafter: []\nfinish: ${finish}\n---\n`,
    });
    const told = async (status: string, finish: string): Promise<string[]> =>
      said(await findingsOf(files(status, finish), '2026-03-30'), 'time/not-begun');
    expect(await told('planned', '2026-03-27')).toEqual([
      'phases/2-b.mdx:3: "B" (to finish by 2026-03-27) should have started by now, and has not.',
    ]);
    expect(await told('planned', '2026-03-30')).toEqual([]);
    expect(await told('done', '2026-03-27')).toEqual([]);
  });

  test('finds nothing on the first day of the same plan', async () => {
    const findings = await findingsOf(LATE, '2026-03-02');
    expect(findings.filter(({ rule }) => rule.startsWith('time/'))).toEqual([]);
  });

  test('a finding is the same on the next day, so that it can be accepted', async () => {
    const marks = async (day: string): Promise<string[]> =>
      (await findingsOf(LATE, day)).filter(({ rule }) => rule.startsWith('time/')).map(({ fingerprint }) => fingerprint);
    expect(await marks('2026-11-29')).toEqual(await marks('2026-11-28'));
  });

  test('a plan without dates is never late', async () => {
    const undated = { 'phases/1-a.mdx': '---\ntitle: A\nstatus: planned\nduration: 2w\n---\n' };
    expect((await findingsOf(undated, '2999-01-01')).filter(({ rule }) => rule.startsWith('time/'))).toEqual([]);
  });
});

describe('days and dates that cannot be', () => {
  const files = (status: string) => ({
    'plan.mdx': '---\ntitle: Example\nstatus: in-progress\nfrom: { system: Old }\nto: { system: New }\nstart: 2026-03-02\n---\n',
    'phases/1-a.mdx': `---\ntitle: A\n${status}\n---\n`,
    'phases/2-b.mdx': '---\ntitle: B\nstatus: planned\nduration: 2w\n---\n',
  });
  const rulesOn = async (status: string, day: string): Promise<string[]> =>
    (await findingsOf(files(status), day, 'recommended')).map(({ rule }) => rule);

  test('a day before the plan: nothing has passed', async () => {
    expect((await rulesOn('status: planned\nduration: 2w', '1999-01-01')).filter((rule) => rule.startsWith('time/'))).toEqual([]);
  });

  test('the last day of the year 2999: everything has passed', async () => {
    expect(await rulesOn('status: planned\nduration: 2w', '2999-12-31')).toContain('time/not-begun');
    expect(await rulesOn('status: in-progress\nduration: 2w', '2999-12-31')).toContain('time/overdue');
  });

  test.each([
    ['bounds/actual-dates', 'status: done\nduration: 2w\nactual: { start: 2026-03-02, finish: 2026-09-01 }'],
    ['bounds/actual-dates', 'status: in-progress\nduration: 2w\nactual: { start: 2026-08-01 }'],
    ['bounds/actual-dates', 'status: done\nduration: 2w\nactual: { start: 2026-04-02, finish: 2026-04-01 }'],
    ['status/dates-against-status', 'status: planned\nduration: 2w\nactual: { start: 2026-03-02 }'],
    ['status/dates-against-status', 'status: in-progress\nduration: 2w\nactual: { finish: 2026-03-09 }'],
    ['schema/value', 'status: planned\nhold: -2d'],
    ['schema/value', 'status: planned\nduration: -2d'],
  ])('%s finds %j', async (rule, status) => {
    expect(await rulesOn(status, '2026-06-01')).toContain(rule);
  });
});
