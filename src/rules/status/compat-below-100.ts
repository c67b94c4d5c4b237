import { compatClaims } from '../../analysis/compat.ts';
import { phaseLabel } from '../../analysis/labels.ts';
import { BEGUN_PLAN } from '../begun-plan.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

export const compatBelow100 = defineRule({
  id: 'status/compat-below-100',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Done item is not fully compatible',
  why: 'What is missing to 100 % is work that no open phase holds, or a loss that was never accepted.',
  waiver: 'More than full compatibility cannot be stated.',
  examples: {
    fails: {
      ...BEGUN_PLAN,
      'phases/1-build.mdx':
        '---\ntitle: Build\nstatus: done\nactual: { finish: 2026-05-04 }\n---\n\n- [x] Login (compat: 100 %; as of: 2026-05-04)\n- [x] Search (compat: 90 %; as of: 2026-05-04)\n',
    },
    passes: {
      ...BEGUN_PLAN,
      'phases/1-build.mdx':
        '---\ntitle: Build\nstatus: in-progress\n---\n\n- [x] Login (compat: 100 %; as of: 2026-05-04)\n- [ ] Search (compat: 90 %; as of: 2026-05-04)\n',
    },
  },
  check({ plan, report }) {
    const claims = compatClaims(plan);
    for (const phase of plan.phases) {
      if (phase.status !== 'done') continue;
      const own = claims.filter((claim) => claim.phase === phase.id && claim.field !== 'statusText');
      const short = own.filter((claim) => claim.percent < 100);
      if (short.length === 0) continue;
      const finding = report(
        phase,
        `${phaseLabel(phase)} is done, but ${short.length} of its ${own.length} stated compatibilities ${short.length === 1 ? 'is' : 'are'} below 100 %: ${listing(short.map(({ name, raw }) => `${name} ${raw}`))}.`,
      )
        .at('status')
        .fix('Bring them to 100 % before the phase is done, or move what is missing into tasks of a later phase');
      for (const { subject, field, raw } of short) finding.related(subject, `but here it says ${raw}`, field);
    }
  },
});
