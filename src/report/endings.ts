import type { ResolvedMapping, ResolvedOperation } from '../analysis/operations.ts';
import type { Ending } from '../endpoints/ends.ts';
import { given } from '../model/field.ts';
import { isReadable } from '../model/values/call-condition.ts';
import type { ComputedPlan } from '../pipeline/compute.ts';
import { successorOf } from '../registers/endpoints.ts';

/** The host in front of the new paths, where the new side is said to have one. */
const originOf = ({ surface }: ResolvedMapping): string =>
  /^https?:\/\/[^/]+/i.exec(given(given(surface.to)?.base) ?? '')?.[0] ?? '';

/**
 * Returns the old operations of a row that are deprecated or switched off, each with what takes its place. A redirect keeps the
 * method. Targets for calls with a header or a parameter have an ending of their own, before that of all other calls.
 */
export function endingsOfRow(resolved: ResolvedMapping): Ending[] {
  const [deprecated, sunset] = [given(resolved.mapping.deprecated)?.from, given(resolved.mapping.sunset)?.from];
  if (deprecated === undefined && sunset === undefined) return [];
  const chosen = resolved.to.filter(({ when }) => when && isReadable(when));
  const [other, ...more] = resolved.to.filter((target) => !chosen.includes(target));
  const sole = other?.when || more.length > 0 ? undefined : other;
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
    };
  };
  return resolved.from.flatMap((operation) => [...chosen, sole].map((next) => ending(operation, next)));
}

/** Returns the endings of a plan's operations. */
export const endingsOf = ({ facts }: ComputedPlan): Ending[] => facts.endpoints.flatMap(endingsOfRow);
