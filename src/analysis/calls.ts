import { pathOf } from '../endpoints/match.ts';
import { entriesOf } from '../model/absences.ts';
import type { Identity, Plan } from '../model/plan.ts';
import type { Source } from '../model/source.ts';
import { METHODS } from '../model/values/operation.ts';
import { codeOf } from './code.ts';
import { addressesIn, isLocal, parseAddress } from './ports.ts';

/** A call that a plan speaks of, outside of its endpoint tables. */
export interface Call {
  /** Absent where no method is named. */
  method?: string;
  path: string;
  /** As written. */
  raw: string;
  /** What makes the call, in words. */
  where: string;
  /** Certainly a call of this API: with a method, or to its address. A path alone may be a folder. */
  certain: boolean;
  owner: Identity;
  source: Source;
  field?: string;
}

const METHOD_AND_PATH = new RegExp(String.raw`^(${METHODS.join('|')})\s+(\/\S*)$`);
const PATH_ALONE = /^\/[a-z0-9{}:_*./-]*[a-z0-9}*/]$/i;
const METHOD_BEFORE = new RegExp(String.raw`\b(${METHODS.join('|')})\s+\x60?$`);

/** Hosts and ports of the two sides of all surfaces: `localhost:8000`. */
function ownHosts(plan: Plan): Set<string> {
  const hosts = new Set<string>();
  for (const surface of plan.endpoints) {
    for (const side of [surface.from, surface.to]) {
      const base = side?.base;
      const address = base === undefined ? undefined : parseAddress(base);
      if (address) hosts.add(`${isLocal(address.host) ? 'localhost' : address.host}:${address.port ?? ''}`);
    }
  }
  return hosts;
}

/** `:id` and `<id>` are written `{id}` in operations. */
const normal = (path: string): string =>
  pathOf(path)
    .replace(/<(?:\w+:)?(\w+)>|(?<=\/):(\w+)/g, (_, angle?: string, colon?: string) => `{${angle ?? colon}}`)
    .replace(/(?<=.)\/$/, '');

/** Calls to the own API in code: URLs of a surface's base, `POST /auth/login`, and paths in backticks. */
export function callsOf(plan: Plan): Call[] {
  const hosts = ownHosts(plan);
  const texts = new Map<string, { text: string; start: number }>();
  const bodyOf = (owner: Identity): { text: string; start: number } | undefined => {
    if (!('body' in owner)) return undefined;
    const body = owner.body as { text: string; source: Source };
    const known = texts.get(owner.ref) ?? { text: body.text, start: body.source.start ?? 0 };
    texts.set(owner.ref, known);
    return known;
  };
  return [...codeOf(plan)].flatMap((code): Call[] => {
    const base = { owner: code.owner, source: code.source, ...(code.field !== undefined && { field: code.field }) };
    const calls = addressesIn(code.text).flatMap((address): Call[] => {
      const own =
        /^(?:https?|wss?)$/.test(address.scheme ?? '') &&
        hosts.has(`${isLocal(address.host) ? 'localhost' : address.host}:${address.port ?? ''}`);
      return own && address.path.length > 1
        ? [{ ...base, path: normal(address.path), raw: address.raw, where: `\`${address.raw}\``, certain: true }]
        : [];
    });
    if (code.kind !== 'span') return calls;
    const named = METHOD_AND_PATH.exec(code.text);
    if (named?.[1] && named[2])
      return [
        ...calls,
        { ...base, method: named[1], path: normal(named[2]), raw: code.text, where: `\`${code.text}\``, certain: true },
      ];
    if (!PATH_ALONE.test(code.text)) return calls;
    const body = bodyOf(code.owner);
    const before = body?.text.slice(
      Math.max(0, (code.source.start ?? 0) - body.start - 12),
      (code.source.start ?? 0) - body.start,
    );
    const method = METHOD_BEFORE.exec(before ?? '')?.[1];
    return [
      ...calls,
      {
        ...base,
        ...(method !== undefined && { method }),
        path: normal(code.text),
        raw: code.text,
        where: `\`${method === undefined ? '' : `${method} `}${code.text}\``,
        certain: method !== undefined,
      },
    ];
  });
}

/** Paths that probes ask for. */
export function probedPaths(plan: Plan): { path: string; owner: Identity; field: (string | number)[] }[] {
  return (plan.environment?.services ?? []).flatMap((service) => {
    const only = service.probe;
    const probes = entriesOf(service.probes).flatMap(([index, probe]) => {
      const path = probe.path ?? addressesIn(probe.command ?? '')[0]?.path;
      return path
        ? [{ path: normal(path), owner: service, field: ['probes', index, probe.path === undefined ? 'command' : 'path'] }]
        : [];
    });
    const simple = only === undefined ? [] : [{ path: normal(only), owner: service, field: ['probe'] }];
    return [...probes, ...simple.filter(({ path }) => !probes.some((probe) => probe.path === path))];
  });
}
