import { countedOperations } from '../../analysis/counted-operations.ts';
import { defineRule } from '../rule.ts';

/** How far a number may be off that is called approximate. */
const ABOUT = 0.2;

export const countDiffers = defineRule({
  id: 'endpoints/count-differs',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Stated number of operations is wrong',
  why: 'Either an operation is missing from the table, or the number is out of date.',
  examples: {
    fails: {
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\nstated: { operations: 12 }\nmappings:\n  - { from: GET /users, to: same }\n---\n',
    },
    passes: {
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\nstated: { operations: 2 }\nmappings:\n  - { from: GET|POST /users, to: same }\n---\n',
    },
  },
  check({ plan, facts, report }) {
    for (const surface of plan.endpoints) {
      const stated = surface.stated;
      const count = stated?.operations;
      const operations = countedOperations(facts.endpoints.filter((each) => each.surface === surface)).flatMap(
        ({ rows: [row] }) => row.from,
      );
      if (
        !count ||
        count.comparator !== undefined ||
        count.max !== undefined ||
        operations.some(({ path }) => path.includes('*'))
      )
        continue;
      const methods = operations.reduce((sum, operation) => sum + operation.methods.length, 0);
      // "About 17" is met by 20, and not by 24.
      const slack = count.approximate ? count.value * ABOUT : 0;
      if ([operations.length, methods].some((counted) => Math.abs(counted - count.value) <= slack)) continue;
      report(
        surface,
        `"${surface.title}" states ${count.raw} operations, and its rows name ${operations.length}${methods === operations.length ? '' : ` (${methods} with each method counted)`}.`,
      )
        .at(['stated', 'operations'])
        .fix('Add the missing rows, or leave the number out: it is counted');
    }
  },
});
