import { pathShape, type ResolvedMapping, type ResolvedOperation } from '../analysis/operations.ts';
import type { Ending } from '../endpoints/ends.ts';
import { callCondition, isReadable } from '../model/values/call-condition.ts';
import type { ComputedPlan } from '../pipeline/compute.ts';
import { successorOf } from '../registers/endpoints.ts';

/** The host in front of the new paths, where the new side is said to have one that is not that of the old side. */
function originOf({ surface, from, to }: ResolvedMapping): string {
  const origin = /^https?:\/\/[^/]+/i.exec(surface.to?.base ?? '')?.[0] ?? '';
  return from.some(({ host }) => host !== undefined && to.some((next) => next.host === host)) ? '' : origin;
}

/**
 * Returns the old operations of a row that are deprecated or switched off, each with what takes its place. A redirect keeps the
 * method. Targets for calls with a header or a parameter have an ending of their own, before that of all other calls.
 */
export function endingsOfRow(resolved: ResolvedMapping): Ending[] {
  const [deprecated, sunset] = [resolved.mapping.deprecated?.from, resolved.mapping.sunset?.from];
  if (deprecated === undefined && sunset === undefined) return [];
  const chosen = resolved.to.filter(({ when }) => when && isReadable(when));
  const [other, ...more] = resolved.to.filter((target) => !chosen.includes(target));
  const sole = other?.when || more.length > 0 ? undefined : other;
  // Calls that other rows take by words, a server cannot take out of those of this row.
  const undecided = [...resolved.to.map(({ when }) => when), ...(resolved.when ? [] : (resolved.otherCalls ?? []))].flatMap(
    (when) => (when && !isReadable(when) ? [when] : []),
  );
  const origin = originOf(resolved);
  const ending = (operation: ResolvedOperation, next: ResolvedOperation | undefined): Ending => {
    const keeps =
      next !== undefined && (next.methods.includes('ANY') || operation.methods.every((method) => next.methods.includes(method)));
    const target = keeps ? `${origin}${next.fullPath}` : undefined;
    const stated = next?.when ? next.fullPath : successorOf(resolved);
    const conditions = [resolved.when, next?.when].filter((each) => each !== undefined);
    return {
      operation,
      deprecated,
      sunset,
      target,
      successor: keeps && stated === next.fullPath ? target : stated,
      ...(conditions.length > 0 && { conditions }),
      ...(next === sole && undecided.length > 0 && { undecided }),
    };
  };
  return resolved.from.flatMap((operation) => [...chosen, sole].map((next) => ending(operation, next)));
}

/** Returns the endings of operations. Where several hosts answer the same calls, each ending asks for its host. */
export function endingsOf(plans: readonly ComputedPlan[]): Ending[] {
  const endings = plans.flatMap(({ facts }) => facts.endpoints.flatMap(endingsOfRow));
  const callOf = ({ operation }: Ending): string => pathShape(operation.fullPath);
  const hosts = new Map([...Map.groupBy(endings, callOf)].map(([call, own]) => [call, new Set(own.map(hostOfEnding))] as const));
  return endings.map((ending) => {
    const host = hostOfEnding(ending);
    if (host === undefined || (hosts.get(callOf(ending))?.size ?? 0) < 2) return ending;
    return { ...ending, conditions: [...(ending.conditions ?? []), callCondition({ header: { name: 'Host', value: host } })] };
  });
}

const hostOfEnding = ({ operation }: Ending): string | undefined => operation.host;
