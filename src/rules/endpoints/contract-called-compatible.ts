import { statedDeltas } from '../../analysis/caller-effect.ts';
import { COMPATIBLE } from '../../analysis/compat.ts';
import { rowLabel } from '../../analysis/labels.ts';
import type { ResolvedMapping } from '../../analysis/operations.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

const BREAKING_PARTS: readonly string[] = ['path', 'protocol', 'auth', 'pagination'];

/** What makes a caller change, in words. */
export function changesOf({ mapping, disposition, pathChanges }: ResolvedMapping): string[] {
  const told = statedDeltas(mapping).filter(
    (delta) => delta.breaking !== false && (delta.breaking === true || BREAKING_PARTS.includes(delta.in ?? '')),
  );
  const inWords = told.map(
    (delta) =>
      `its ${delta.in} changes${delta.was === undefined ? '' : ` from ${delta.was}`}${delta.now === undefined ? '' : ` to ${delta.now}`}`,
  );
  if (disposition === 'retire') return ['it is retired', ...inWords];
  if (disposition === 'replace' && inWords.length === 0) return ['it is replaced'];
  if (pathChanges && disposition === 'rename')
    return [
      `its path changes to ${mapping.to?.flatMap((to) => (typeof to === 'object' && 'raw' in to ? [to.raw] : [])).join(', ')}`,
      ...inWords,
    ];
  return inWords.length > 0 ? inWords : mapping.breaking === true ? ['it is marked as breaking'] : [];
}

/** What a row claims of itself. */
export function claimOf({ mapping }: ResolvedMapping): { field: 'compat' | 'statusText'; raw: string } | undefined {
  const compat = mapping.compat;
  if (compat?.unit === '%' && compat.value === 100) return { field: 'compat', raw: compat.raw };
  const words = mapping.statusText;
  return words !== undefined && COMPATIBLE.test(words) ? { field: 'statusText', raw: words } : undefined;
}

export const contractCalledCompatible = defineRule({
  id: 'endpoints/contract-called-compatible',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Change is called compatible, but callers have to change',
  why: 'Consumers who rely on the claim do nothing, and break on the day of the switch.',
  examples: {
    fails: {
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - from: WS /chat\n    to: WS /socket.io/\n    compat: 100 %\n    deltas:\n      - { in: protocol, was: WebSocket, now: Socket.IO }\n---\n',
    },
    passes: {
      'endpoints/api.mdx':
        '---\ntitle: API\nfrom: { system: Old }\nto: { system: New }\nmappings:\n  - from: WS /chat\n    to: WS /socket.io/\n    compat: 80 %\n    deltas:\n      - { in: protocol, was: WebSocket, now: Socket.IO, breaking: true }\n---\n',
    },
  },
  check({ facts, plan, report }) {
    for (const resolved of facts.endpoints) {
      const claim = claimOf(resolved);
      const changes = changesOf(resolved);
      if (!claim || changes.length === 0) continue;
      report(
        resolved.mapping,
        `${rowLabel(resolved.mapping)} is called ${claim.field === 'compat' ? `${claim.raw} compatible` : `"${claim.raw}"`}, but ${listing(changes)}.`,
      )
        .at(claim.field)
        .related(resolved.mapping, 'but here it changes', resolved.mapping.deltas === undefined ? 'to' : 'deltas')
        .fix('State the compatibility that is left, and what its callers have to do');
    }
    for (const surface of plan.endpoints) {
      const stated = surface.stated;
      const none = stated && /^(?:none|no|0)\b/i.test(stated.breaking ?? '');
      const full = stated && stated.compat?.value === 100;
      if (!none && !full) continue;
      const changed = facts.endpoints.filter((each) => each.surface === surface && changesOf(each).length > 0 && !claimOf(each));
      const [first] = changed;
      if (!first) continue;
      const field = none ? 'breaking' : 'compat';
      report(
        surface,
        `"${surface.title}" states ${none ? `breaking changes: ${stated?.breaking}` : `${stated?.compat?.raw} compatibility`}, but ${listing(changed.map((each) => `of ${rowLabel(each.mapping)} ${changesOf(each)[0]}`))}.`,
      )
        .at(['stated', field])
        .related(first.mapping, 'but here it changes')
        .fix('State the changes, or withdraw the claim');
    }
  },
});
