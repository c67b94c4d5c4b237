import { type CompatClaim, compatClaims } from '../../analysis/compat.ts';
import { counted } from '../../analysis/counted.ts';
import type { Plan } from '../../model/plan.ts';
import { BEGUN_PLAN } from '../begun-plan.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

/** A claim about what is built already; of a phase to come it is an aim. */
function isReport({ phase: id }: CompatClaim, plan: Plan): boolean {
  const phase = plan.phases.find((each) => each.id === id);
  const status = phase ? phase.status : plan.status;
  return status === 'done' || (!phase && status === 'in-progress');
}

export const compatWithoutEvidence = defineRule({
  id: 'status/compat-without-evidence',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Compatibility has no evidence',
  why: 'A percentage without a comparison behind it is a guess, and the cutover relies on it.',
  examples: {
    fails: {
      ...BEGUN_PLAN,
      'phases/1-build.mdx': '---\ntitle: Build\nstatus: done\nactual: { finish: 2026-05-04 }\n---\n',
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - { from: GET /users, to: same, compat: 100 %, phase: build }\n---\n',
    },
    passes: {
      ...BEGUN_PLAN,
      'phases/1-build.mdx': '---\ntitle: Build\nstatus: done\nactual: { finish: 2026-05-04 }\n---\n',
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - { from: GET /users, to: same, compat: 100 %, phase: build, parity: [{ source: replay of 2 May, asOf: 2026-05-02 }] }\n---\n',
    },
  },
  check({ plan, report }) {
    const claims = compatClaims(plan).filter((claim) => isReport(claim, plan));
    const bare = claims.filter((claim) => !claim.backed);
    const [first, ...others] = bare;
    if (!first) return;
    const finding = report(
      first.subject,
      `${bare.length} of ${counted(claims.length, 'stated compatibility', 'stated compatibilities')} ${bare.length === 1 ? 'has' : 'have'} no measurement, day or source: ${listing(bare.map(({ name, raw }) => `${name} ${raw}`))}.`,
    ).fix('Write parity: [{ source: …, asOf: … }] at operations, evidence: at other rows, (evidence: …; as of: …) at tasks');
    if (first.field) finding.at(first.field);
    for (const { subject, field } of others.slice(0, 8)) finding.related(subject, 'neither has this one', field);
  },
});
