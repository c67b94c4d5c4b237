import { isLooser, type Limit, metricLabel, sameKind, samePart, targetLimit } from '../../analysis/measure.ts';
import { phaseSequence } from '../../schedule/sequence.ts';
import { defineRule } from '../rule.ts';

const comparable = (a: Limit, b: Limit): boolean =>
  sameKind(a, b) && samePart(a.measure, b.measure) && a.measure.statistic === b.measure.statistic && a.metric.of === b.metric.of;

export const targetRelaxes = defineRule({
  id: 'metrics/target-relaxes',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Target is looser in a later phase',
  why: 'What was reached earlier may be lost again without missing a target.',
  waiver: 'A baseline is what the old system has, and does not change from phase to phase.',
  examples: {
    fails: {
      'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\n---\n',
      'phases/2-polish.mdx': '---\ntitle: Polish\nstatus: planned\n---\n',
      'metrics.mdx':
        '---\nmetrics:\n  - { id: first, name: Test coverage, target: 85 %, phase: build }\n  - { id: second, name: Test coverage, target: 80 %, phase: polish }\n---\n',
    },
    passes: {
      'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\n---\n',
      'phases/2-polish.mdx': '---\ntitle: Polish\nstatus: planned\n---\n',
      'metrics.mdx':
        '---\nmetrics:\n  - { id: first, name: Test coverage, target: 80 %, phase: build }\n  - { id: second, name: Test coverage, target: 85 %, phase: polish }\n---\n',
    },
  },
  check({ plan, schedule, report }) {
    const limits = (plan.metrics?.metrics ?? [])
      .flatMap((metric) => targetLimit(metric) ?? [])
      .filter((limit) => limit.metric.phase !== undefined);
    if (limits.length < 2) return;
    const sequence = phaseSequence(plan, schedule);
    for (const later of limits) {
      const earlier = limits.find(
        (limit) =>
          comparable(limit, later) &&
          isLooser(later, limit) &&
          sequence.precedes(limit.metric.phase ?? '', later.metric.phase ?? ''),
      );
      if (!earlier) continue;
      report(
        later.metric,
        `${metricLabel(later.metric)} is to be ${later.raw} in ${later.metric.phase}, after ${earlier.raw} in ${earlier.metric.phase}.`,
      )
        .at('target')
        .related(earlier.metric, `but here it says ${earlier.raw}`, 'target')
        .fix(`Write target: ${earlier.raw}, or say in note: why less is enough`);
    }
  },
});
