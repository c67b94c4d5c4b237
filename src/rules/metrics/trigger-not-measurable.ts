import { counted } from '../../analysis/counted.ts';
import { measureOf, metricMeasure } from '../../analysis/measure.ts';
import { lacks } from '../../analysis/stated.ts';
import type { Plan, Trigger } from '../../model/plan.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

/** What a trigger lacks so that a machine, or two people, would pull it at the same moment. */
function missing(trigger: Trigger, plan: Plan): string[] {
  const is = trigger.is;
  if (!is || !lacks(trigger, 'metric')) return [];
  const measure = measureOf(trigger.when ?? '');
  const known = (plan.metrics?.metrics ?? []).some((metric) => {
    const its = metricMeasure(metric);
    return its.kind === measure.kind && its.part.join() === measure.part.join();
  });
  // With a threshold of its own and a time it can be watched as it stands.
  if (known || (is.of !== 'baseline' && !lacks(trigger, 'for'))) return [];
  return [
    is.of === 'baseline' ? 'no metric (and so no baseline)' : 'no metric',
    ...(lacks(trigger, 'for') ? ['no time for which it has to hold'] : []),
  ];
}

const back = (more: string): string =>
  `---\ntitle: Back\nowner: Ana\nwithin: 5 min\ntriggers:\n  - { id: errors, when: Error rate, is: "> 1 %"${more} }\n---\n\n1. Point the proxy at the old system\n`;

export const triggerNotMeasurable = defineRule({
  id: 'metrics/trigger-not-measurable',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Rollback trigger cannot be measured',
  why: 'The threshold will be argued about during the cutover: of which requests, measured where, over which time?',
  missing: ['metric', 'for'],
  examples: {
    fails: { 'rollback/1-back.mdx': back('') },
    passes: {
      'metrics.mdx': '---\nmetrics:\n  - { id: errors, name: Error rate, baseline: 0.6 %, target: < 0.5 %, for: 10 min }\n---\n',
      'rollback/1-back.mdx': back(', for: 10 min, metric: errors'),
    },
  },
  check({ plan, report }) {
    for (const rollback of plan.rollback) {
      const vague = rollback.triggers
        .map((trigger) => ({ trigger, lacking: missing(trigger, plan) }))
        .filter(({ lacking }) => lacking.length > 0);
      const [first, ...others] = vague;
      if (!first) continue;
      const words = vague.map(({ trigger, lacking }) => `"${trigger.when}" ${trigger.is?.raw} has ${listing(lacking)}`);
      const finding = report(
        first.trigger,
        `${counted(vague.length, 'trigger')} of "${rollback.title ?? rollback.id}" cannot be measured: ${words.join('; ')}.`,
      )
        .at('is')
        .fix('Add a row to metrics.mdx with its baseline, and write metric: … and for: 10 min at the trigger');
      for (const { trigger } of others) finding.related(trigger, 'so this one', 'is');
    }
  },
});
