import type { ResolvedMapping } from '../analysis/operations.ts';
import type { Ending } from '../endpoints/ends.ts';
import { given } from '../model/field.ts';
import type { ComputedPlan } from '../pipeline/compute.ts';
import { successorOf } from '../registers/endpoints.ts';

/** The host in front of the new paths, where the new side is said to have one. */
const originOf = ({ surface }: ResolvedMapping): string =>
  /^https?:\/\/[^/]+/i.exec(given(given(surface.to)?.base) ?? '')?.[0] ?? '';

/** Operations of a plan that are deprecated or switched off, each with what takes its place. A redirect keeps the method. */
export const endingsOf = ({ facts }: ComputedPlan): Ending[] =>
  facts.endpoints.flatMap((resolved) => {
    const [deprecated, sunset] = [given(resolved.mapping.deprecated)?.from, given(resolved.mapping.sunset)?.from];
    const [only, ...more] = resolved.to;
    if (deprecated === undefined && sunset === undefined) return [];
    return resolved.from.map((operation): Ending => {
      const keeps =
        only !== undefined &&
        more.length === 0 &&
        (only.methods.includes('ANY') || operation.methods.every((method) => only.methods.includes(method)));
      const origin = originOf(resolved);
      const target = keeps ? `${origin}${only.fullPath}` : undefined;
      const successor = successorOf(resolved);
      return { operation, deprecated, sunset, target, successor: keeps && successor === only.fullPath ? target : successor };
    });
  });
