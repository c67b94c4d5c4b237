import { evidenceOf } from '../../analysis/all-evidence.ts';
import { BEGUN_PLAN } from '../begun-plan.ts';
import { defineRule } from '../rule.ts';

export const staleEvidence = defineRule({
  id: 'status/stale-evidence',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Evidence has expired',
  why: 'It was true on a day; by its own expiry it has to be checked again.',
  examples: {
    fails: {
      ...BEGUN_PLAN,
      'phases/1-build.mdx':
        '---\ntitle: Build\nstatus: in-progress\nevidence: [{ source: ci run 812, asOf: 2026-05-01, expires: 2w }]\n---\n',
    },
    passes: {
      ...BEGUN_PLAN,
      'phases/1-build.mdx':
        '---\ntitle: Build\nstatus: in-progress\nevidence: [{ source: ci run 812, asOf: 2026-05-25, expires: 2w }]\n---\n',
    },
  },
  check({ plan, asOf, report }) {
    for (const { subject, field, facts } of evidenceOf(plan, asOf)) {
      if (!facts.stale) continue;
      const finding = report(
        subject,
        `The evidence${facts.source ? ` "${facts.source}"` : ''}${facts.asOf ? ` of ${facts.asOf}` : ''} expired on ${facts.expiresOn}.`,
      )
        .key(field?.join('.') ?? '', facts.expiresOn ?? '')
        .fix('Look again and write the new day as asOf:, or withdraw what it supports');
      if (field) finding.at(field);
    }
  },
});
