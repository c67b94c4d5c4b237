import { rowLabel } from '../../analysis/labels.ts';
import { pathShape } from '../../analysis/operations.ts';
import { methodsMeet } from '../../endpoints/match.ts';
import { operationText } from '../../endpoints/openapi/document.ts';
import { given } from '../../model/field.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

const document = (operation: string): string =>
  `openapi: 3.0.3\ninfo: { title: API, version: "1" }\npaths:\n  /users: { get: ${operation} }\n`;
const files = (row: string, old: string, next: string): Record<string, string> => ({
  'endpoints/api.mdx': `---\ntitle: API\nfrom: { system: Old, openapi: openapi/old.yaml }\nto: { system: New, openapi: openapi/new.yaml }\nmappings:\n  - ${row}\n---\n`,
  'openapi/old.yaml': document(old),
  'openapi/new.yaml': document(next),
});

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
        const since = given(row.mapping.deprecated);
        return since !== undefined && since.from <= asOf && old.length > 0 && old.every((operation) => !operation.deprecated);
      });
      const [first, ...others] = silent;
      if (!first) continue;
      const finding = report(
        first.row.mapping,
        `${listing(silent.map(({ row }) => rowLabel(row.mapping)))} ${silent.length === 1 ? 'is' : 'are'} deprecated since ${given(first.row.mapping.deprecated)?.raw}, but not in ${listing(documents)}.`,
      )
        .at('deprecated')
        .fix('Write deprecated: true at the operation in the document');
      for (const { row } of others.slice(0, 8)) finding.related(row.mapping, 'nor is this one', 'deprecated');
    }
  },
});
