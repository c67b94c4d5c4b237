import { counted } from '../../analysis/counted.ts';
import type { Change } from '../../changes/change.ts';
import type { Comparison } from '../../changes/comparison.ts';
import type { Place } from '../../model/source.ts';

/** What a formatter of comparisons gets. */
export interface ChangesReport {
  comparison: Comparison;
  /** What was compared, as it was asked for: `main (4c1e2f0)`, `the work tree`. */
  base: string;
  head: string;
  /** The path of a file as people in the project's folder write it. */
  pathOf: (file: string) => string;
  /** Why the exit code is 1, in words; empty where it is not. */
  failing: readonly string[];
  colours: boolean;
}

/** Where a change stands: on the head's side if it is there. */
export const placeOf = ({ places }: Change): { place: Place; side: 'base' | 'head' } | undefined =>
  places.head ? { place: places.head, side: 'head' } : places.base && { place: places.base, side: 'base' };

/** `plans/a/phases/2-core.mdx:4` of one side, or of both where the lines differ: `…:4 (was :3)`. */
export function whereText({ places }: Change, pathOf: ChangesReport['pathOf']): string {
  const text = ({ file, line }: Place): string => `${pathOf(file)}:${line}`;
  const { base, head } = places;
  if (!head) return base ? `${text(base)} of the base` : '';
  if (!base || text(base) === text(head)) return text(head);
  return `${text(head)} (was ${base.file === head.file ? `:${base.line}` : text(base)})`;
}

/** `3 new findings (1 error), 2 resolved, 30 unchanged` */
export function findingsText({ introduced, resolved, changed, unchanged }: Comparison['findings']): string {
  const errors = introduced.filter(({ severity }) => severity === 'error').length;
  const parts = [
    `${introduced.length} new${errors > 0 && errors < introduced.length ? ` (${counted(errors, 'error')})` : ''}`,
    `${resolved.length} resolved`,
    ...(changed.length > 0 ? [`${changed.length} with other values`] : []),
    `${unchanged.length} unchanged`,
  ];
  return parts.join(', ');
}
