import { quoted } from '../../analysis/title.ts';
import type { Quantity } from '../../model/values/quantity.ts';
import { BEGUN_PLAN } from '../begun-plan.ts';
import { defineRule } from '../rule.ts';

const phase = (stated: string) => ({
  ...BEGUN_PLAN,
  'phases/1-build.mdx': `---\ntitle: Build\nstatus: in-progress\nstated: { progress: ${stated} }\n---\n\n- [x] Routes\n- [x] Models\n- [ ] Tests\n- [ ] Docs\n`,
});

/** Points of a percentage that rounding may take away. */
const ROUNDING = 5;

const percentOf = ({ value, unit, outOf }: Quantity): number | undefined =>
  outOf ? (value / outOf) * 100 : unit === '%' ? value : undefined;
const percent = (share: number): number => Math.round(share * 100);

export const progress = defineRule({
  id: 'sums/progress',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Stated progress contradicts the ticked boxes',
  why: 'Progress that cannot be recounted cannot be trusted.',
  examples: { fails: phase('80 %'), passes: phase('50 %') },
  check({ plan, facts, report }) {
    const differs = (stated: number, counted: readonly number[]) =>
      counted.length > 0 && counted.every((share) => Math.abs(stated - share * 100) > ROUNDING);
    const own = plan.stated?.progress;
    const said = own && percentOf(own);
    const { tasks, phases } = facts.progress;
    if (own && said !== undefined) {
      const known = plan.phases.flatMap((phase) => facts.phases[phase.id]?.progress ?? []);
      const mean =
        known.length === plan.phases.length && known.length > 0
          ? [known.reduce((sum, share) => sum + share, 0) / known.length]
          : [];
      if (
        differs(
          said,
          [tasks.share, phases.share, ...mean].filter((share) => share !== undefined),
        )
      ) {
        const counts = [
          ...(phases.share === undefined ? [] : [`${phases.done} of ${phases.total} phases are done`]),
          ...(tasks.share === undefined ? [] : [`${tasks.done} of ${tasks.total} tasks are ticked`]),
        ].join(' and ');
        report(plan, `The plan states a progress of ${own.raw}, but ${counts}.`)
          .at(['stated', 'progress'])
          .fix('Leave stated.progress out (it is computed), or tick what is done');
      }
    }
    for (const phase of plan.phases) {
      const stated = phase.stated?.progress;
      const value = stated && percentOf(stated);
      const fact = facts.phases[phase.id];
      if (!stated || value === undefined || fact?.progress === undefined) continue;
      const all = fact.tasks.total + fact.criteria.total;
      const withCriteria = all > 0 ? [(fact.tasks.done + fact.criteria.done) / all] : [];
      if (!differs(value, [fact.progress, ...withCriteria])) continue;
      const counts =
        fact.tasks.total > 0
          ? `${fact.tasks.done} of its ${fact.tasks.total} tasks are ticked (${percent(fact.progress)} %)`
          : `it is ${phase.status ?? 'not started'}`;
      report(phase, `${quoted(phase)} states a progress of ${stated.raw}, but ${counts}.`)
        .at(['stated', 'progress'])
        .fix('Leave stated.progress out (it is computed), or tick what is done');
    }
  },
});
