import { given } from '../model/field.ts';
import { DISPOSITIONS, type Stage } from '../model/kinds/endpoints.ts';
import type { EndpointMapping, Surface } from '../model/plan.ts';
import { type CallCondition, whenText } from '../model/values/call-condition.ts';
import { isNamed, type Operation } from '../model/values/operation.ts';
import { type CallerEffect, callerEffect, deltaCount } from './caller-effect.ts';

/** An operation with the base of its side in front: `/api/v2` + `/login`. */
export interface ResolvedOperation extends Operation {
  /** The path as callers send it, below the host. */
  fullPath: string;
  /** Which calls a target takes; absent if it takes all of them, or those that no other target takes. */
  when?: CallCondition;
}

/** What becomes of an operation, as far as the plan tells: one side may be said to be unknown. */
export const OUTCOMES = [...DISPOSITIONS, 'unknown'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A mapping with `same` and `none` worked out. */
export interface ResolvedMapping {
  mapping: EndpointMapping;
  surface: Surface;
  from: ResolvedOperation[];
  to: ResolvedOperation[];
  /** Which calls of `from` are meant, if not all. */
  when?: CallCondition;
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
}

/** Returns an operation as callers send it: `GET /api/users/{id}`, `GET|POST /api/users`, `POST /jobs/sms when body.type = sms`. */
export const operationText = ({ methods, fullPath, when }: ResolvedOperation): string =>
  `${methods.join('|')} ${fullPath}${whenText(when?.raw)}`;

/** The path part of a base: `http://localhost:8000/api` → `/api`, `/` → ``. */
export const basePath = (base: string | undefined): string => {
  const path = base?.replace(/^[a-z]+:\/\/[^/]*/i, '') ?? '';
  return path.replace(/\/+$/, '');
};

const resolve = (operation: Operation, base: string): ResolvedOperation => ({
  ...operation,
  fullPath: isNamed(operation) || (base !== '' && operation.path.startsWith(`${base}/`)) ? operation.path : base + operation.path,
});

/** Paths as callers see them, with the names of parameters left out: they do not matter for matching. */
export const pathShape = (path: string): string => path.replace(/\{[^}]*\}/g, '{}').replace(/(?<=.)\/$/, '');

const isConditionalSame = (value: unknown): value is { same: true; when: CallCondition } =>
  typeof value === 'object' && value !== null && 'same' in value;

const isOperation = (value: unknown): value is Operation => typeof value === 'object' && value !== null && 'path' in value;

function infer(mapping: EndpointMapping, from: ResolvedOperation[], to: ResolvedOperation[], same: boolean): Outcome {
  if (from.length === 0 && to.length > 0 && saysNone(mapping.from)) return 'add';
  if (to.length === 0 && from.length > 0 && saysNone(mapping.to)) return 'retire';
  if (from.length > 1) return 'merge';
  if (to.length > 1) return 'split';
  const [old, next] = [from[0], to[0]];
  if (!old || !next) return 'unknown';
  if (same) return 'keep';
  const protocol = (operation: Operation): string =>
    isNamed(operation) || ['WS', 'SSE'].includes(operation.methods[0] ?? '') ? (operation.methods[0] ?? '') : 'HTTP';
  if (protocol(old) !== protocol(next)) return 'replace';
  return pathShape(old.path) === pathShape(next.path) && old.methods.join() === next.methods.join() ? 'keep' : 'rename';
}

const saysNone = (side: EndpointMapping['from'] | EndpointMapping['to']): boolean => Array.isArray(side) && side.includes('none');

/** Works a mapping out: bases, `same`, disposition, stage. */
export function resolveMapping(mapping: EndpointMapping, surface: Surface): ResolvedMapping {
  const fromSide = given(surface.from);
  const toSide = given(surface.to);
  const fromBase = basePath(fromSide && given(fromSide.base));
  const toBase = basePath(toSide && given(toSide.base));
  const old = (mapping.from ?? []).filter(isOperation);
  const targets = mapping.to ?? [];
  const same = targets.length > 0 && targets.every((each) => each === 'same' || isConditionalSame(each));
  const from = old.map((operation) => resolve(operation, fromBase));
  const to = targets.flatMap((each): ResolvedOperation[] => {
    if (each === 'same') return old.map((operation) => resolve(operation, toBase));
    if (isConditionalSame(each)) return old.map((operation) => ({ ...resolve(operation, toBase), when: each.when }));
    return isOperation(each) ? [resolve(each, toBase)] : [];
  });
  const stated = given(mapping.disposition);
  const stage = given(mapping.stage);
  const when = given(mapping.when);
  return {
    mapping,
    surface,
    from,
    to,
    ...(when && { when }),
    disposition: stated ?? infer(mapping, from, to, same),
    dispositionStated: stated !== undefined,
    ...(stage !== undefined && { stage }),
    effect: callerEffect(mapping),
    deltas: deltaCount(mapping),
    pathChanges:
      from.length > 0 &&
      to.length > 0 &&
      from.map((each) => pathShape(each.fullPath)).join() !== to.map((each) => pathShape(each.fullPath)).join(),
  };
}

/** Every mapping of the surfaces, worked out. */
export const resolveSurfaces = (surfaces: readonly Surface[]): ResolvedMapping[] =>
  surfaces.flatMap((surface) => surface.mappings.map((mapping) => resolveMapping(mapping, surface)));
