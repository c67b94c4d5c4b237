import { rowLabel } from '../../analysis/labels.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';
import { files } from './document-examples.ts';

export const deprecationNotDeclared = defineRule({
  id: 'endpoints/deprecation-not-declared',
  severity: 'note',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Deprecated operation is not deprecated in its API description',
  why: 'Clients that are generated from the description warn nobody.',
  examples: {
    fails: files('{ from: GET /users, to: same, deprecated: 2020-01-01 }', '{}', '{}'),
    passes: files('{ from: GET /users, to: same, deprecated: 2020-01-01 }', '{ deprecated: true }', '{}'),
  },
  check({ facts, asOf, report }) {
    for (const { rows, old: documents } of facts.contracts?.groups ?? []) {
      const silent = rows.filter(({ row, old }) => {
        const since = row.mapping.deprecated;
        return since !== undefined && since.from <= asOf && old.length > 0 && old.every((operation) => !operation.deprecated);
      });
      const [first, ...others] = silent;
      if (!first) continue;
      const finding = report(
        first.row.mapping,
        `${listing(silent.map(({ row }) => rowLabel(row.mapping)))} ${silent.length === 1 ? 'is' : 'are'} deprecated since ${first.row.mapping.deprecated?.raw}, but not in ${listing(documents)}.`,
      )
        .at('deprecated')
        .fix('Write deprecated: true at the operation in the document');
      for (const { row } of others.slice(0, 8)) finding.related(row.mapping, 'nor is this one', 'deprecated');
    }
  },
});
