import { evidenceOf } from '../../analysis/all-evidence.ts';
import { BEGUN_PLAN } from '../begun-plan.ts';
import { defineRule } from '../rule.ts';

export const evidenceFromTheFuture = defineRule({
  id: 'status/evidence-from-the-future',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Evidence is dated in the future',
  why: 'It cannot have been observed yet; usually the year or the month is mistyped.',
  examples: {
    fails: {
      ...BEGUN_PLAN,
      'phases/1-build.mdx': '---\ntitle: Build\nstatus: in-progress\nevidence: [{ source: ci run 812, asOf: 2027-05-25 }]\n---\n',
    },
    passes: {
      ...BEGUN_PLAN,
      'phases/1-build.mdx': '---\ntitle: Build\nstatus: in-progress\nevidence: [{ source: ci run 812, asOf: 2026-05-25 }]\n---\n',
    },
  },
  check({ plan, asOf, report }) {
    for (const { subject, field, facts } of evidenceOf(plan, asOf)) {
      if (facts.asOf === undefined || facts.asOf <= asOf) continue;
      const finding = report(
        subject,
        `The evidence${facts.source ? ` "${facts.source}"` : ''} is of ${facts.asOf}, and today is ${asOf}.`,
      )
        .key(facts.asOf)
        .fix('Write the day on which it was seen');
      if (field) finding.at([...field, 'asOf']);
    }
  },
});
