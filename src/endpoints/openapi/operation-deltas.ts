import type { ContractDelta } from '../documents/delta.ts';
import type { Work } from '../documents/pair-walk.ts';
import { answerDeltas, bodyDeltas } from './content-deltas.ts';
import type { ApiOperation, ApiSecurity } from './document.ts';
import { parameterDeltas } from './parameter-deltas.ts';

const wayText = (way: readonly ApiSecurity[]): string =>
  way.map(({ scheme, scopes }) => (scopes.length > 0 ? `${scheme} (${scopes.join(', ')})` : scheme)).join(' and ');

/** Returns whether a caller's credentials are sufficient: the same schemes, and no additional scope. */
const opens = (own: readonly ApiSecurity[], way: readonly ApiSecurity[]): boolean =>
  way.every(({ scheme, scopes }) =>
    own.some((each) => each.scheme === scheme && scopes.every((scope) => each.scopes.includes(scope))),
  );

function authDeltas(old: ApiOperation, next: ApiOperation): ContractDelta[] {
  const [was, now] = [old.security.map(wayText), next.security.map(wayText)];
  if (was.length === 0 && now.length === 0) return [];
  if (was.length === 0) return [{ in: 'auth', kind: 'added', at: '', now: now.join(' or '), severity: 'breaking' }];
  if (now.length === 0) return [{ in: 'auth', kind: 'removed', at: '', was: was.join(' or '), severity: 'compatible' }];
  const closed = old.security.filter((own) => !next.security.some((way) => opens(own, way)));
  const opened = next.security.filter(
    (way) => !now.every((text) => was.includes(text)) && !old.security.some((own) => wayText(own) === wayText(way)),
  );
  if (closed.length === 0 && opened.length === 0) return [];
  return [
    {
      in: 'auth',
      kind: 'type',
      at: '',
      was: was.join(' or '),
      now: now.join(' or '),
      severity: closed.length > 0 ? 'breaking' : 'compatible',
    },
  ];
}

/**
 * Returns deltas for schemes on both sides whose tokens come from another URL: moving the identity provider affects every caller.
 */
function addressDeltas(old: ApiOperation, next: ApiOperation): ContractDelta[] {
  const schemes = (operation: ApiOperation): Map<string, readonly string[]> =>
    new Map(operation.security.flat().map(({ scheme, addresses }) => [scheme, addresses]));
  const after = schemes(next);
  return [...schemes(old)].flatMap(([scheme, was]): ContractDelta[] => {
    const now = after.get(scheme);
    if (!now || was.length === 0 || now.length === 0 || was.join() === now.join()) return [];
    const stays = was.every((address) => now.includes(address));
    return [
      {
        in: 'auth',
        kind: 'address',
        at: scheme,
        was: was.join(', '),
        now: now.join(', '),
        severity: stays ? 'compatible' : 'breaking',
      },
    ];
  });
}

/** Compares what two operations take and answer, and how callers authenticate. For a webhook, the receiver is the caller. */
export function operationDeltas(old: ApiOperation, next: ApiOperation, work: Work): ContractDelta[] {
  const hook = old.method === 'HOOK';
  return [
    ...parameterDeltas(old, next, work),
    ...bodyDeltas(old.body, next.body, hook ? 'answer' : 'request', work),
    ...answerDeltas(old, next, hook ? 'request' : 'answer', work),
    ...authDeltas(old, next),
    ...addressDeltas(old, next),
  ];
}
