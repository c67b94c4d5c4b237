import { evidenceOf } from '../../analysis/all-evidence.ts';
import { BEGUN_PLAN } from '../begun-plan.ts';
import { defineRule } from '../rule.ts';

export const undatedEvidence = defineRule({
  id: 'status/undated-evidence',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Evidence has an expiry but no date',
  why: 'It is unknown when it expires, so it counts for ever.',
  examples: {
    fails: {
      ...BEGUN_PLAN,
      'phases/1-build.mdx': '---\ntitle: Build\nstatus: in-progress\nevidence: [{ source: ci run 812, expires: 2w }]\n---\n',
    },
    passes: {
      ...BEGUN_PLAN,
      'phases/1-build.mdx':
        '---\ntitle: Build\nstatus: in-progress\nevidence: [{ source: ci run 812, asOf: 2026-05-25, expires: 2w }]\n---\n',
    },
  },
  check({ plan, asOf, report }) {
    for (const { subject, field, facts, undated } of evidenceOf(plan, asOf)) {
      if (!undated) continue;
      const finding = report(subject, `The evidence${facts.source ? ` "${facts.source}"` : ''} expires, but has no date.`)
        .key(field?.join('.') ?? '')
        .fix(field ? 'Write asOf: 2026-05-25' : 'Write (as of: 2026-05-25; expires: 2w)');
      if (field) finding.at(field);
    }
  },
});
