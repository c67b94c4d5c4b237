import { counted } from '../../analysis/counted.ts';
import { rowLabel } from '../../analysis/labels.ts';
import { lacksItems } from '../../analysis/stated.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

export const noTarget = defineRule({
  id: 'endpoints/no-target',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Old operation has no target',
  why: 'It is unclear whether it is kept, dropped or forgotten; it ends with the old system.',
  missing: ['to'],
  waiver: 'Without a source the row is an addition, which from: none says.',
  examples: {
    fails: {
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - { from: GET /users, to: same }\n  - { from: GET /rss }\n---\n',
    },
    passes: {
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - { from: GET /users, to: same }\n  - { from: GET /rss, to: none }\n---\n',
    },
  },
  check({ plan, report }) {
    const tables = [
      ...plan.endpoints.map((file) => ({
        file,
        noun: 'operation',
        rows: file.mappings.filter((row) => !['retire', 'not-migrating'].includes(row.disposition ?? '')),
      })),
      ...plan.mappings.map((file) => ({ file, noun: 'row', rows: file.mappings })),
    ];
    for (const { file, noun, rows } of tables) {
      const old = rows.filter((row) => row.from?.some((each) => each !== 'none'));
      const open = old.filter((row) => lacksItems(row, 'to'));
      const [first] = open;
      if (!first) continue;
      report(
        first,
        `${open.length} of ${counted(old.length, noun)} of "${file.title}" ${open.length === 1 ? 'has' : 'have'} no target: ${listing(open.map(rowLabel))}.`,
      )
        .at(first.to === undefined ? 'from' : 'to')
        .fix('Write to: with what takes its place, to: same, or to: none');
    }
  },
});
