import { rowLabel } from '../../analysis/labels.ts';
import { pathShape } from '../../analysis/operations.ts';
import { methodsMeet } from '../../endpoints/match.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

export const notReadable = defineRule({
  id: 'endpoints/not-readable',
  severity: 'note',
  profile: 'strict',
  since: '0.1.0',
  title: 'Resource can be changed by its id, but not read',
  why: 'An API with PUT /users/{id} usually has GET /users/{id} too; if so, it is missing from the table.',
  examples: {
    fails: {
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - { from: GET /users, to: same }\n  - { from: "PUT /users/{id}", to: same }\n---\n',
    },
    passes: {
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - { from: "GET /users/{id}", to: same }\n  - { from: "PUT /users/{id}", to: same }\n---\n',
    },
  },
  check({ facts, report }) {
    const all = facts.endpoints.flatMap(({ to }) => to);
    const readable = (shape: string): boolean =>
      all.some(
        ({ methods, fullPath }) => methodsMeet(methods, ['GET']) && (pathShape(fullPath) === shape || fullPath.includes('*')),
      );
    // A document that is named proves what the old system has.
    const described = new Set(
      (facts.contracts?.groups ?? []).flatMap(({ old, rows }) => (old.length > 0 ? rows.map(({ row }) => row.mapping) : [])),
    );
    const seen = new Set<string>();
    const found = facts.endpoints
      .filter(({ mapping }) => !described.has(mapping))
      .flatMap((resolved) =>
        resolved.to.flatMap((operation) => {
          const shape = pathShape(operation.fullPath);
          if (
            !operation.path.endsWith('}') ||
            !operation.methods.some((method) => method === 'PUT' || method === 'PATCH') ||
            readable(shape) ||
            seen.has(shape)
          )
            return [];
          seen.add(shape);
          return [{ resolved, operation }];
        }),
      );
    const [first, ...others] = found;
    if (!first) return;
    const finding = report(
      first.resolved.mapping,
      `${listing(found.map(({ resolved }) => rowLabel(resolved.mapping)))} ${found.length === 1 ? 'has' : 'have'} no GET beside ${found.length === 1 ? 'it' : 'them'}.`,
    )
      .at('from')
      .fix(`Add a row: - { from: "GET ${first.operation.path}", to: same }, if the old system has it`);
    for (const { resolved } of others) finding.related(resolved.mapping, 'nor does this one');
  },
});
