import { phaseLabel } from '../../analysis/labels.ts';
import { metricLabel } from '../../analysis/measure.ts';
import { direction, meets } from '../../analysis/metric.ts';
import type { Plan } from '../../model/plan.ts';
import { BEGUN_PLAN } from '../begun-plan.ts';
import { defineRule } from '../rule.ts';

function* missed(plan: Plan) {
  for (const row of plan.metrics?.metrics ?? []) {
    const { target, measured } = row;
    if (target && measured && meets(measured, target, { better: direction(row), baseline: row.baseline }) === false)
      yield { row, phase: row.phase, name: metricLabel(row), target, measured };
  }
  for (const row of plan.quality?.coverage ?? []) {
    const { target, measured } = row;
    if (target && measured && meets(measured, target, { better: 'higher' }) === false)
      yield { row, phase: row.phase, name: `The coverage of ${row.layer}`, target, measured };
  }
}

export const measuredBelowTarget = defineRule({
  id: 'status/measured-below-target',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Done phase misses a target',
  why: 'What was promised for this phase was not reached, and its status hides that.',
  waiver: 'A measurement that is better than its target is what was wanted.',
  examples: {
    fails: {
      ...BEGUN_PLAN,
      'phases/1-build.mdx': '---\ntitle: Build\nstatus: done\nactual: { finish: 2026-05-04 }\n---\n',
      'quality.mdx': '---\ncoverage:\n  - { layer: core, target: 95 %, measured: 65 %, phase: build }\n---\n',
    },
    passes: {
      ...BEGUN_PLAN,
      'phases/1-build.mdx': '---\ntitle: Build\nstatus: done\nactual: { finish: 2026-05-04 }\n---\n',
      'quality.mdx': '---\ncoverage:\n  - { layer: core, target: 95 %, measured: 96.5 %, phase: build }\n---\n',
    },
  },
  check({ plan, report }) {
    for (const { row, phase: id, name, target, measured } of missed(plan)) {
      const phase = plan.phases.find((each) => each.id === id);
      const done = phase && phase.status === 'done' ? phase : plan.status === 'done' ? plan : undefined;
      if (!done) continue;
      report(
        row,
        `${name} is ${measured.raw}, its target ${target.raw}, and ${done === phase ? phaseLabel(phase) : 'the plan'} is done.`,
      )
        .at('measured')
        .related(done, 'but here it says done', 'status')
        .fix('Reach the target before the status says done, or change the target and say why in note:');
    }
  },
});
