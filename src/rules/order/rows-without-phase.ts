import { lacks } from '../../analysis/stated.ts';
import { quoted } from '../../analysis/title.ts';
import type { Mapping, MappingTable } from '../../model/plan.ts';
import { rawOf } from '../../model/rows.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

const files = (phase: string) => ({
  'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\nduration: 1w\n---\n\n- [ ] Port the modules\n',
  'mappings/modules.mdx': `---\ntitle: Modules\nof: files\nmappings:\n  - { from: auth.go, to: auth.py, phase: build }\n  - { from: jobs.go, to: jobs.py, phase: build }\n  - { from: mail.go, to: mail.py${phase} }\n---\n`,
});

/** What is built piece by piece, so that each piece has its phase. */
const BUILT: readonly (string | undefined)[] = ['files', 'components', 'types', 'services', 'hosts'];

const nameOf = (row: Mapping): string => {
  const to = rawOf(row.to);
  return row.title ?? (to !== undefined && to !== 'none' && to !== 'same' ? to : rawOf(row.from)) ?? row.id;
};

/** Rows that stay as they are need no phase. */
const isBuilt = (row: Mapping): boolean => rawOf(row.to) !== 'same' && lacks(row, 'phase');

const without = (table: MappingTable): Mapping[] => (BUILT.includes(table.of) ? table.mappings.filter(isBuilt) : []);

export const rowsWithoutPhase = defineRule({
  id: 'order/rows-without-phase',
  severity: 'note',
  profile: 'strict',
  since: '0.1.0',
  title: 'Rows of a mapping have no phase',
  why: 'The others have one; it is unclear when these are built, and whether.',
  missing: ['phase'],
  examples: { fails: files(''), passes: files(', phase: build') },
  check({ plan, report }) {
    for (const table of plan.mappings) {
      const missing = without(table);
      const phased = table.mappings.length - missing.length;
      const [first, ...others] = missing;
      // Where most rows have no phase, the table is not about phases.
      if (!first || phased < 2 * missing.length) continue;
      const found = report(
        first,
        `${missing.length} of ${table.mappings.length} rows of ${quoted(table)} ${missing.length === 1 ? 'belongs' : 'belong'} to no phase: ${listing(missing.map((row) => `"${nameOf(row)}"`))}.`,
      );
      for (const row of others) found.related(row, `nor does "${nameOf(row)}"`);
      found.fix('Write phase: <the phase that builds it>, or to: none with the reason in note:');
    }
  },
});
