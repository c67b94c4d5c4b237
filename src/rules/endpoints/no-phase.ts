import { counted } from '../../analysis/counted.ts';
import { countedOperations } from '../../analysis/counted-operations.ts';
import { rowLabel } from '../../analysis/labels.ts';
import { lacks } from '../../analysis/stated.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

export const noPhase = defineRule({
  id: 'endpoints/no-phase',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Operations belong to no phase',
  why: "They are on nobody's list until the day the old system is switched off.",
  missing: ['phase'],
  examples: {
    fails: {
      'phases/1-core.mdx': '---\ntitle: Core\nstatus: planned\n---\n',
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - { from: GET /users, to: same, phase: core }\n  - { from: GET /posts, to: same }\n---\n',
    },
    passes: {
      'phases/1-core.mdx': '---\ntitle: Core\nstatus: planned\n---\n',
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\ndefaults: { phase: core }\nmappings:\n  - { from: GET /users, to: same }\n  - { from: GET /posts, to: same }\n---\n',
    },
  },
  check({ plan, facts, report }) {
    if (plan.phases.length === 0) return;
    for (const surface of plan.endpoints) {
      const operations = countedOperations(
        facts.endpoints.filter(
          (each) => each.surface === surface && each.disposition !== 'not-migrating' && each.to.length + each.from.length > 0,
        ),
      );
      const lost = operations.flatMap(({ rows }) => rows.find(({ mapping }) => lacks(mapping, 'phase')) ?? []);
      const [first, ...others] = lost;
      // A surface without any phase moves as a whole, with the rollout.
      if (!first || (lost.length === operations.length && plan.rollout.length > 0)) continue;
      const finding = report(
        first.mapping,
        `${lost.length} of ${counted(operations.length, 'operation')} of "${surface.title}" ${lost.length === 1 ? 'belongs' : 'belong'} to no phase: ${listing(lost.map(({ mapping }) => rowLabel(mapping)))}.`,
      ).fix('Write phase: at the rows, or defaults: { phase: … } above them');
      for (const { mapping } of others.slice(0, 8)) finding.related(mapping, 'no phase');
    }
  },
});
