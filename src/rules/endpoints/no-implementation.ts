import { rowLabel } from '../../analysis/labels.ts';
import { lacks } from '../../analysis/stated.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

export const noImplementation = defineRule({
  id: 'endpoints/no-implementation',
  severity: 'note',
  profile: 'strict',
  since: '0.1.0',
  title: 'Operation has no implementation in the new system',
  why: 'The table names an implementation for the other operations; this one was forgotten, or has none.',
  missing: ['implementation'],
  examples: {
    fails: {
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - { from: GET /users, to: same, implementation: users }\n  - { from: GET /posts, to: same, implementation: posts }\n  - { from: GET /metrics, to: same }\n---\n',
    },
    passes: {
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\ndefaults: { implementation: handlers }\nmappings:\n  - { from: GET /users, to: same }\n  - { from: GET /metrics, to: same }\n---\n',
    },
  },
  check({ plan, facts, report }) {
    for (const surface of plan.endpoints) {
      const rows = facts.endpoints.filter((each) => each.surface === surface && each.to.length > 0);
      const bare = rows.filter(({ mapping }) => lacks(mapping, 'implementation'));
      const [first, ...others] = bare;
      // Only where the table goes by it: most rows name what answers them.
      if (!first || bare.length * 2 >= rows.length) continue;
      const finding = report(
        first.mapping,
        `${listing(bare.map(({ mapping }) => rowLabel(mapping)))} ${bare.length === 1 ? 'has' : 'have'} no implementation, while the other ${rows.length - bare.length} rows of "${surface.title}" name theirs.`,
      ).fix('Write implementation: with the part that answers it');
      for (const { mapping } of others) finding.related(mapping, 'nor has this one');
    }
  },
});
