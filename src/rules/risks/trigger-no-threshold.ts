import { counted } from '../../analysis/counted.ts';
import { lacks } from '../../analysis/stated.ts';
import type { Trigger } from '../../model/plan.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';
import { titleOf } from './procedures.ts';

/** Words for something that grows by degrees, and words that leave open what is meant. An event (`data corruption detected`) needs no number. */
const BY_DEGREES =
  /\b(rates?|latency|response times?|errors?|load|usage|degradation|degraded?|performance|throughput|timeouts?|slow(er|ness)?)\b/i;
const UNDEFINED =
  /\b(issues?|problems?|troubles?|something|instabilit(y|ies)|unstable|anomal(y|ies)|critical (feature|function|functionality|issue|problem|bug)s?|major|serious|significant|severe)\b/i;

function fault(trigger: Trigger): string | undefined {
  if (!lacks(trigger, 'is')) return undefined;
  const when = trigger.when ?? '';
  if (trigger.metric !== undefined || /\d/.test(when)) return undefined;
  if (UNDEFINED.test(when)) return 'it is unclear which ones are meant';
  return BY_DEGREES.test(when) ? 'it is unclear from which value on' : undefined;
}

export const triggerNoThreshold = defineRule({
  id: 'risks/trigger-no-threshold',
  severity: 'warning',
  profile: 'recommended',
  languages: ['en'],
  since: '0.1.0',
  title: 'Rollback trigger has no threshold',
  why: 'Two people looking at the same screen would decide differently.',
  missing: ['is'],
  examples: {
    fails: {
      'rollback/1-back.mdx':
        '---\ntitle: Route back\nwithin: 5 min\nowner: Ana\ndata: none\ntriggers: [{ when: Error rate too high }, { when: Issues arise }]\n---\n\n1. Point the proxy at the old system\n',
    },
    passes: {
      'rollback/1-back.mdx':
        '---\ntitle: Route back\nwithin: 5 min\nowner: Ana\ndata: none\ntriggers: [{ when: Error rate, is: "> 1 %", for: 10 min }, { when: Login fails in the smoke test }]\n---\n\n1. Point the proxy at the old system\n',
    },
  },
  check({ plan, report }) {
    for (const procedure of plan.rollback) {
      const vague = procedure.triggers.flatMap((trigger) => {
        const why = fault(trigger);
        return why === undefined ? [] : [{ trigger, why }];
      });
      const [first] = vague;
      if (!first) continue;
      const quoted = vague.map(({ trigger, why }) => `"${trigger.when ?? trigger.id}" (${why})`);
      const message =
        vague.length === 1
          ? `The trigger ${quoted[0] ?? ''} of "${titleOf(procedure)}" has no threshold.`
          : `${vague.length} of ${counted(procedure.triggers.length, 'trigger')} of "${titleOf(procedure)}" have no threshold: ${listing(quoted)}.`;
      report(procedure, message)
        .at(first.trigger.source.path ?? [])
        .fix(
          'Give the value and how long it has to hold: { when: 5xx rate, is: "> 1 %", for: 10 min }, or name the features, tests or checks that are meant',
        );
    }
  },
});
