import { rowLabel } from '../../analysis/labels.ts';
import { covers, methodsMeet } from '../../endpoints/match.ts';
import { defineRule } from '../rule.ts';
import { changesOf, claimOf } from './contract-called-compatible.ts';

export const groupHidesChange = defineRule({
  id: 'endpoints/group-hides-change',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Group is called compatible, but an operation in it is not',
  why: 'Anyone who reads the row of the group takes all of it as safe.',
  examples: {
    fails: {
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - { from: /api/chat/*, to: same, statusText: Compatible }\n  - from: WS /api/chat/ws\n    to: WS /socket.io/\n    deltas:\n      - { in: protocol, was: WebSocket, now: Socket.IO }\n---\n',
    },
    passes: {
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - { from: GET /api/chat/*, to: same, statusText: Compatible }\n  - from: WS /api/chat/ws\n    to: WS /socket.io/\n    deltas:\n      - { in: protocol, was: WebSocket, now: Socket.IO }\n---\n',
    },
  },
  check({ facts, report }) {
    for (const group of facts.endpoints) {
      const claim = claimOf(group);
      if (!claim || changesOf(group).length > 0) continue;
      for (const part of facts.endpoints) {
        const changes = changesOf(part);
        const inside =
          part !== group &&
          changes.length > 0 &&
          group.from.some((wide) =>
            part.from.some(
              (narrow) =>
                wide.fullPath !== narrow.fullPath &&
                methodsMeet(wide.methods, narrow.methods) &&
                covers(wide.fullPath, narrow.fullPath),
            ),
          );
        if (!inside) continue;
        report(
          group.mapping,
          `${rowLabel(group.mapping)} is called "${claim.raw}", but ${rowLabel(part.mapping)} lies in it, and ${changes.join(', ')}.`,
        )
          .at(claim.field)
          .related(part.mapping, 'but here it changes')
          .fix('Narrow the row of the group to what stays (GET|POST …), or say in its note: what is left out');
      }
    }
  },
});
