import { absenceOf } from '../model/absences.ts';
import { DISPOSITIONS, type Stage } from '../model/kinds/endpoints.ts';
import type { EndpointMapping, Surface } from '../model/plan.ts';
import { type CallCondition, whenText } from '../model/values/call-condition.ts';
import { hostOf, isPublicHost } from '../model/values/host.ts';
import { isNamed, type Operation } from '../model/values/operation.ts';
import { type CallerEffect, callerEffect, deltaCount } from './caller-effect.ts';

/** An operation with the base of its side in front: `/api/v2` + `/login`. */
export interface ResolvedOperation extends Operation {
  /** The path as callers send it, below the host. */
  fullPath: string;
  /** The host that the base of its side states: `api.example.com`, `localhost:8000`. */
  host?: string;
  /** Which calls a target takes; absent if it takes all of them, or those that no other target takes. */
  when?: CallCondition;
}

/** Method and path are kept below another base: callers have to change the address. It is computed, never stated. */
export const MOVED_BASE = 'moved (base)';

/** What becomes of an operation, as far as the plan states: one side may be said to be unknown. */
export const OUTCOMES = ['keep', MOVED_BASE, ...DISPOSITIONS.filter((word) => word !== 'keep'), 'unknown'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A mapping with `same` and `none` worked out. */
export interface ResolvedMapping {
  mapping: EndpointMapping;
  surface: Surface;
  from: ResolvedOperation[];
  to: ResolvedOperation[];
  /** Which calls of `from` are meant, if not all. */
  when?: CallCondition;
  /** Which calls of `from` other rows of the table are about. */
  otherCalls?: readonly CallCondition[];
  disposition: Outcome;
  /** Whether the author stated it. */
  dispositionStated: boolean;
  stage?: Stage;
  /** Whether callers have to change, and who says so. */
  effect: CallerEffect;
  /** Number of changes of its contract, computed and stated. */
  deltas: number;
  /** The path differs between the two sides. */
  pathChanges: boolean;
  /** Callers have to send their calls to another host. */
  hostChanges: boolean;
}

/** Returns an operation as callers send it: `GET /api/users/{id}`, `GET|POST /api/users`, `POST /jobs/sms when body.type = sms`. */
export const operationText = ({ methods, fullPath, when }: ResolvedOperation): string =>
  `${methods.join('|')} ${fullPath}${whenText(when?.raw)}`;

/** The path part of a base: `http://localhost:8000/api` → `/api`, `/` → ``. */
export const basePath = (base: string | undefined): string => {
  const path = base?.replace(/^[a-z]+:\/\/[^/]*/i, '') ?? '';
  return path.replace(/\/+$/, '');
};

const resolve = (operation: Operation, base: string | undefined): ResolvedOperation => {
  if (isNamed(operation)) return { ...operation, fullPath: operation.path };
  const [path, host] = [basePath(base), hostOf(base)];
  return {
    ...operation,
    fullPath: path !== '' && operation.path.startsWith(`${path}/`) ? operation.path : path + operation.path,
    ...(host !== undefined && { host }),
  };
};

/** The path of an old operation below the new base, with the old base in front taken away where the row has it. */
function kept(operation: Operation, oldBase: string | undefined, newBase: string | undefined): ResolvedOperation {
  const old = basePath(oldBase);
  if (old === '' || isNamed(operation)) return resolve(operation, newBase);
  const path = operation.path.startsWith(`${old}/`) ? operation.path.slice(old.length) : operation.path;
  const host = hostOf(newBase);
  return { ...operation, path, fullPath: basePath(newBase) + path, ...(host !== undefined && { host }) };
}

/** Returns whether both sides of a row name hosts that callers see, and they differ. */
export const movesHost = (from: readonly ResolvedOperation[], to: readonly ResolvedOperation[]): boolean => {
  const [old, next] = [from, to].map((side) =>
    side.flatMap(({ host }) => (host !== undefined && isPublicHost(host) ? [host] : [])),
  );
  return old !== undefined && next !== undefined && old.length > 0 && next.length > 0 && !next.some((host) => old.includes(host));
};

/** Paths as callers see them, with the names of parameters left out: they do not matter for matching. */
export const pathShape = (path: string): string => path.replace(/\{[^}]*\}/g, '{}').replace(/(?<=.)\/$/, '');

const isConditionalSame = (value: unknown): value is { same: true; when: CallCondition } =>
  typeof value === 'object' && value !== null && 'same' in value;

const isOperation = (value: unknown): value is Operation => typeof value === 'object' && value !== null && 'path' in value;

function infer(
  mapping: EndpointMapping,
  from: ResolvedOperation[],
  to: ResolvedOperation[],
  same: boolean,
  unknownBase: boolean,
): Outcome {
  if (from.length === 0 && to.length > 0 && saysNone(mapping.from)) return 'add';
  if (to.length === 0 && from.length > 0 && saysNone(mapping.to)) return 'retire';
  if (from.length > 1) return 'merge';
  if (to.length > 1) return 'split';
  const [old, next] = [from[0], to[0]];
  if (!old || !next) return 'unknown';
  if (protocolOf(old) !== protocolOf(next)) return 'replace';
  if (old.methods.join() !== next.methods.join()) return 'rename';
  if (pathShape(old.fullPath) === pathShape(next.fullPath)) return movesHost(from, to) ? MOVED_BASE : 'keep';
  if (!same && pathShape(old.path) !== pathShape(next.path)) return 'rename';
  // Nothing says that the address changes where one of the bases is said to be unknown.
  return unknownBase ? 'keep' : MOVED_BASE;
}

const protocolOf = (operation: Operation): string =>
  isNamed(operation) || ['WS', 'SSE'].includes(operation.methods[0] ?? '') ? (operation.methods[0] ?? '') : 'HTTP';

const saysNone = (side: EndpointMapping['from'] | EndpointMapping['to']): boolean => Array.isArray(side) && side.includes('none');

/** Works a mapping out: bases, `same`, disposition, stage. */
export function resolveMapping(mapping: EndpointMapping, surface: Surface): ResolvedMapping {
  const fromSide = surface.from;
  const toSide = surface.to;
  const fromBase = fromSide?.base;
  const toBase = toSide?.base;
  const old = (mapping.from ?? []).filter(isOperation);
  const targets = mapping.to ?? [];
  const same = targets.every((each) => each === 'same' || isConditionalSame(each));
  const from = old.map((operation) => resolve(operation, fromBase));
  const to = targets.flatMap((each): ResolvedOperation[] => {
    if (each === 'same') return old.map((operation) => kept(operation, fromBase, toBase));
    if (isConditionalSame(each)) return old.map((operation) => ({ ...kept(operation, fromBase, toBase), when: each.when }));
    return isOperation(each) ? [resolve(each, toBase)] : [];
  });
  const stated = mapping.disposition;
  const inferred = infer(
    mapping,
    from,
    to,
    same,
    [fromSide, toSide].some((side) => side && absenceOf(side, 'base')),
  );
  const { stage } = mapping;
  const { when } = mapping;
  return {
    mapping,
    surface,
    from,
    to,
    ...(when && { when }),
    // A row that is said to be kept is kept below its base, which may be another one.
    disposition: stated === undefined || (stated === 'keep' && inferred === MOVED_BASE) ? inferred : stated,
    dispositionStated: stated !== undefined,
    ...(stage !== undefined && { stage }),
    effect: callerEffect(mapping),
    deltas: deltaCount(mapping),
    pathChanges:
      from.length > 0 &&
      to.length > 0 &&
      from.map((each) => pathShape(each.fullPath)).join() !== to.map((each) => pathShape(each.fullPath)).join(),
    hostChanges: movesHost(from, to),
  };
}

/** What callers send of a row, as one text: rows with the same one are about one operation. None without an old operation. */
export function callsKey({ surface, from }: Pick<ResolvedMapping, 'surface' | 'from'>): string | undefined {
  if (from.length === 0) return undefined;
  const calls = from.flatMap(({ methods, fullPath }) => methods.map((method) => `${method} ${pathShape(fullPath)}`));
  return `${surface.ref} ${calls.sort().join(', ')}`;
}

/** Every mapping of the surfaces, worked out. */
export function resolveSurfaces(surfaces: readonly Surface[]): ResolvedMapping[] {
  const rows = surfaces.flatMap((surface) => surface.mappings.map((mapping) => resolveMapping(mapping, surface)));
  const conditional = Map.groupBy(
    rows.filter(({ when }) => when !== undefined),
    callsKey,
  );
  return rows.map((row) => {
    const key = callsKey(row);
    const others = (key === undefined ? undefined : conditional.get(key))?.filter((other) => other !== row) ?? [];
    return others.length === 0 ? row : { ...row, otherCalls: others.flatMap(({ when }) => when ?? []) };
  });
}
