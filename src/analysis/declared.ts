import { covers, methodsMeet } from '../endpoints/match.ts';
import type { Plan } from '../model/plan.ts';
import { basePath, type ResolvedMapping, type ResolvedOperation } from './operations.ts';

/** Whether some row of the endpoint tables stands for a call, with the base of its side or without. */
export function isDeclared(
  call: { method?: string; path: string },
  mappings: readonly ResolvedMapping[],
  side?: 'from' | 'to',
): boolean {
  const meets = (operation: ResolvedOperation): boolean =>
    methodsMeet(operation.methods, call.method === undefined ? [] : [call.method]) &&
    [operation.fullPath, operation.path].some((path) => covers(path, call.path) || covers(call.path, path));
  return mappings.some((mapping) => (side !== 'from' && mapping.to.some(meets)) || (side !== 'to' && mapping.from.some(meets)));
}

/** First segments of the declared paths, bases left out: what stands below them is meant as a call. */
export function declaredRoots(mappings: readonly ResolvedMapping[]): Set<string> {
  const operations = mappings.flatMap(({ from, to }) => [...from, ...to]);
  return new Set(
    operations
      .flatMap(({ path, fullPath }) => [path.split('/')[1] ?? '', fullPath.split('/')[1] ?? ''])
      .filter((root) => root !== '' && !/[{*]/.test(root)),
  );
}

/** Paths of bases: `/api/v2` of a surface is no call. */
export const isBase = (path: string, plan: Plan): boolean =>
  plan.endpoints.some((surface) => [surface.from, surface.to].some((side) => side && basePath(side.base) === path));
