import { counted } from '../../analysis/counted.ts';
import { rowLabel } from '../../analysis/labels.ts';
import { lacks, lacksItems } from '../../analysis/stated.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

export const migratedWithoutEvidence = defineRule({
  id: 'endpoints/migrated-without-evidence',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Migrated operation has no evidence of equal answers',
  why: 'After the old system is gone, the comparison can no longer be made.',
  missing: ['parity', 'compat'],
  examples: {
    fails: {
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - { from: GET /users, to: same, stage: migrated }\n---\n',
    },
    passes: {
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - { from: GET /users, to: same, stage: migrated, parity: [{ source: replay of 2 May, asOf: 2026-05-02 }] }\n---\n',
    },
  },
  check({ plan, facts, report }) {
    for (const surface of plan.endpoints) {
      const moved = facts.endpoints.filter(
        (each) => each.surface === surface && each.stage === 'migrated' && each.from.length > 0,
      );
      // A row that states its compatibility without evidence is reported with the others that do.
      const bare = moved.filter(
        ({ mapping }) => lacks(mapping, 'compat') && lacksItems(mapping, 'parity') && lacksItems(mapping, 'evidence'),
      );
      const [first, ...others] = bare;
      if (!first) continue;
      const finding = report(
        first.mapping,
        `${bare.length} of ${counted(moved.length, 'migrated operation')} of "${surface.title}" ${bare.length === 1 ? 'has' : 'have'} no evidence of parity: ${listing(bare.map(({ mapping }) => rowLabel(mapping)))}.`,
      )
        .at('stage')
        .fix('Write parity: [{ source: …, asOf: … }]');
      for (const { mapping } of others.slice(0, 8)) finding.related(mapping, 'nor has this one', 'stage');
    }
  },
});
