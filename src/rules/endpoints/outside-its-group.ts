import { rowLabel } from '../../analysis/labels.ts';
import { covers } from '../../endpoints/match.ts';
import { defineRule } from '../rule.ts';

/** Protocols whose operations a plan puts under one prefix. */
const PROTOCOLS = ['WS', 'SSE', 'GRPC'] as const;

export const outsideItsGroup = defineRule({
  id: 'endpoints/outside-its-group',
  severity: 'note',
  profile: 'strict',
  since: '0.1.0',
  title: 'Operation lies outside the group for its protocol',
  why: 'Proxies route WebSockets by their prefix: an operation under another prefix is not upgraded.',
  waiver: 'Only for WebSockets, server-sent events and gRPC: HTTP operations have no common prefix.',
  examples: {
    fails: {
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - { from: "WS /build/{id}", to: same }\n  - { from: none, to: WS /ws/* }\n---\n',
    },
    passes: {
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - { from: "WS /build/{id}", to: "WS /ws/build/{id}" }\n  - { from: none, to: WS /ws/* }\n---\n',
    },
  },
  check({ facts, report }) {
    for (const protocol of PROTOCOLS) {
      const rows = facts.endpoints.flatMap((resolved) =>
        resolved.to.filter(({ methods }) => methods.includes(protocol)).map((operation) => ({ resolved, operation })),
      );
      const groups = rows.filter(({ operation }) => operation.path.endsWith('*'));
      const [group] = groups;
      if (!group) continue;
      for (const { resolved, operation } of rows) {
        if (groups.some((each) => covers(each.operation.fullPath, operation.fullPath))) continue;
        report(
          resolved.mapping,
          `${rowLabel(resolved.mapping)} lies outside of ${group.operation.raw}, where the other ${protocol} operations are.`,
        )
          .at('to')
          .related(group.resolved.mapping, `but here it says ${group.operation.raw}`, 'to')
          .fix(
            `Write to: ${group.operation.raw.replace(/\*+$/, '')}${operation.path.replace(/^\//, '')}, or list it as an exception`,
          );
      }
    }
  },
});
