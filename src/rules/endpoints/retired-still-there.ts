import { rowLabel } from '../../analysis/labels.ts';
import { pathShape } from '../../analysis/operations.ts';
import { operationText } from '../../endpoints/documents/document.ts';
import { methodsMeet } from '../../endpoints/match.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';
import { files } from './document-examples.ts';

export const retiredStillThere = defineRule({
  id: 'endpoints/retired-still-there',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Retired operation is still in the new API',
  why: 'Callers are told to leave an operation that goes on working, or the new API has more than was meant.',
  examples: {
    fails: files('{ from: GET /users, to: none }', '{}', '{}'),
    passes: files('{ from: GET /users, to: same }', '{}', '{}'),
  },
  check({ facts, report }) {
    for (const group of facts.contracts?.groups ?? []) {
      const fresh = group.coverage.new?.fresh ?? [];
      for (const { row } of group.rows) {
        if (row.disposition !== 'retire') continue;
        const same = fresh.find((operation) =>
          row.from.some(
            ({ methods, path, fullPath }) =>
              methodsMeet(methods, [operation.method]) &&
              [path, fullPath].some((each) => pathShape(each) === pathShape(operation.fullPath)),
          ),
        );
        if (same)
          report(row.mapping, `${rowLabel(row.mapping)} goes to none, but ${listing(group.new)} has ${operationText(same)}.`)
            .at('to')
            .fix('Write to: same, or take the operation out of the new API');
      }
    }
  },
});
