import type { Plan } from '../../model/plan.ts';

const NAMES = ['framework', 'language', 'system'] as const;

/**
 * From what to what a plan moves: the framework, else the language, else the system of its two sides, whichever both state and
 * in which they differ. Returns undefined if the plan names neither side.
 */
export function sidesOf({ from, to }: Plan): readonly [old: string | undefined, next: string | undefined] | undefined {
  const [old, next] = [from, to];
  const pairs = NAMES.map((name) => [old?.[name], next?.[name]] as const);
  const pair = pairs.find(([a, b]) => a !== undefined && b !== undefined && a !== b) ?? pairs.at(-1);
  return pair?.some((side) => side !== undefined) ? pair : undefined;
}
