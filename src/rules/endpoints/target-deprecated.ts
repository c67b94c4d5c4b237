import { rowLabel } from '../../analysis/labels.ts';
import { operationText } from '../../endpoints/documents/document.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';
import { files } from './document-examples.ts';

export const targetDeprecated = defineRule({
  id: 'endpoints/target-deprecated',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Callers are sent to an operation that is deprecated itself',
  waiver: 'An old operation that is deprecated is what a migration is for.',
  why: 'They move, and have to move once more.',
  examples: {
    fails: files('{ from: GET /users, to: same }', '{}', '{ deprecated: true }'),
    passes: files('{ from: GET /users, to: same }', '{}', '{}'),
  },
  check({ facts, report }) {
    for (const { rows } of facts.contracts?.groups ?? [])
      for (const { row, new: targets } of rows) {
        const deprecated = targets.filter((operation) => operation.deprecated);
        if (deprecated.length > 0)
          report(
            row.mapping,
            `${rowLabel(row.mapping)} leads to ${listing(deprecated.map(operationText))}, which its document calls deprecated.`,
          )
            .at('to')
            .fix('Name what comes after it, or take deprecated: true out of the document');
      }
  },
});
