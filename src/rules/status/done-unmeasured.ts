import { counted } from '../../analysis/counted.ts';
import { phaseLabel } from '../../analysis/labels.ts';
import { metricLabel } from '../../analysis/measure.ts';
import { lacks } from '../../analysis/stated.ts';
import type { Identity, Plan } from '../../model/plan.ts';
import { BEGUN_PLAN } from '../begun-plan.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

interface Aim {
  row: Identity;
  name: string;
  measured: boolean;
}

/** Metrics and coverage rows with a target, of one phase or, without one, of the plan as a whole. */
function aimsOf(plan: Plan, phase: string | undefined): Aim[] {
  const belongs = (row: { phase?: unknown }): boolean => phase === undefined || row.phase === phase;
  return [
    ...(plan.metrics?.metrics ?? [])
      .filter((row) => belongs(row) && row.target !== undefined)
      .map((row) => ({
        row,
        name: `${metricLabel(row)} ${row.target?.raw}`,
        measured: !lacks(row, 'measured'),
      })),
    ...(plan.quality?.coverage ?? [])
      .filter((row) => belongs(row) && row.target !== undefined)
      .map((row) => ({
        row,
        name: `coverage of ${row.layer} ${row.target?.raw}`,
        measured: !lacks(row, 'measured'),
      })),
  ];
}

export const doneUnmeasured = defineRule({
  id: 'status/done-unmeasured',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Done phase has unmeasured targets',
  why: 'It is unknown whether the targets were met, so "done" does not mean what the plan promised.',
  missing: ['measured'],
  examples: {
    fails: {
      ...BEGUN_PLAN,
      'phases/1-build.mdx': '---\ntitle: Build\nstatus: done\nactual: { finish: 2026-05-04 }\n---\n',
      'metrics.mdx':
        '---\nmetrics:\n  - { name: Latency, statistic: p95, baseline: 250 ms, target: < 200 ms, phase: build }\n---\n',
    },
    passes: {
      ...BEGUN_PLAN,
      'phases/1-build.mdx': '---\ntitle: Build\nstatus: done\nactual: { finish: 2026-05-04 }\n---\n',
      'metrics.mdx':
        '---\nmetrics:\n  - { name: Latency, statistic: p95, baseline: 250 ms, target: < 200 ms, measured: 180 ms, phase: build }\n---\n',
    },
  },
  check({ plan, report }) {
    const planDone = plan.status === 'done';
    const wholes = planDone
      ? [{ whole: plan, what: 'The plan', phase: undefined }]
      : plan.phases
          .filter((phase) => phase.status === 'done')
          .map((phase) => ({ whole: phase, what: phaseLabel(phase), phase: phase.id }));
    for (const { whole, what, phase } of wholes) {
      const aims = aimsOf(plan, phase);
      const open = aims.filter((aim) => !aim.measured);
      if (open.length === 0) continue;
      const finding = report(
        whole,
        `${what} is done, but ${open.length} of its ${counted(aims.length, 'target')} ${open.length === 1 ? 'was' : 'were'} not measured: ${listing(open.map((aim) => aim.name))}.`,
      )
        .at('status')
        .fix('Write measured: … at each of them, or { notApplicable: "why" }');
      for (const { row } of open) finding.related(row, 'no measured value', 'target');
    }
  },
});
