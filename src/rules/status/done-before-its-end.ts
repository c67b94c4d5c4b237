import { isBacked } from '../../analysis/evidenced.ts';
import { phaseLabel } from '../../analysis/labels.ts';
import { BEGUN_PLAN } from '../begun-plan.ts';
import { defineRule } from '../rule.ts';
import { doneTooEarly, spokenOn } from './planned-end.ts';

export const doneBeforeItsEnd = defineRule({
  id: 'status/done-before-its-end',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Phase is done early without an actual date',
  why: 'Either the phase is not done yet, or it was faster than planned, and everything after it can move.',
  waiver: 'A phase that is done has begun; dates of what happened are compared by status/dates-against-status.',
  examples: {
    fails: { ...BEGUN_PLAN, 'phases/1-build.mdx': '---\ntitle: Build\nstatus: done\nperiod: 2026-05-04..2026-06-19\n---\n' },
    passes: {
      ...BEGUN_PLAN,
      'phases/1-build.mdx':
        '---\ntitle: Build\nstatus: done\nperiod: 2026-05-04..2026-06-19\nactual: { start: 2026-05-04, finish: 2026-05-29 }\n---\n',
    },
  },
  check({ plan, schedule, asOf, report }) {
    const { day, updated } = spokenOn(plan, asOf);
    for (const phase of plan.phases) {
      const end = doneTooEarly(phase, plan, schedule, asOf);
      if (!end) continue;
      const bare = isBacked(phase) ? '' : ' It has no evidence either.';
      const finding = report(
        phase,
        `${phaseLabel(phase)} is done, but its place is ${end.words}, and ${updated ? `the plan was last changed on ${day}` : `today is ${day}`}.${bare}`,
      )
        .at('status')
        .fix('Write actual: { finish: … }, or status: in-progress');
      if (updated) finding.related(plan, `but here it says ${day}`, ['document', 'updated']);
    }
  },
});
