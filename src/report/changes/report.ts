import { counted } from '../../analysis/counted.ts';
import type { Accepted, Change } from '../../changes/change.ts';
import type { Comparison, PlanComparison } from '../../changes/comparison.ts';
import type { Finding } from '../../model/finding.ts';
import type { Place } from '../../model/source.ts';

/** Addresses of what was compared, on the forge that the change is reviewed on. */
export interface ForgeLinks {
  base?: string;
  head?: string;
  /** The run of the CI that compares. */
  run?: string;
  /** The site built from the head. */
  preview?: string;
  /** Returns the address of a line of either side; nothing for a side that no commit holds. */
  line: (place: Pick<Place, 'file' | 'line'>, side: 'base' | 'head') => string | undefined;
}

/** The input of a comparison formatter. */
export interface ChangesReport {
  comparison: Comparison;
  /** The compared sides as requested: `main (4c1e2f0)`, `the work tree`. */
  base: string;
  head: string;
  /** Returns the path of a file as seen from the project's folder. */
  pathOf: (file: string) => string;
  /** What merging gives where the base moved on since the two parted, as one sentence. */
  ahead?: string;
  /** Addresses on the forge, where the CI names them. */
  links?: ForgeLinks;
  /** The reasons for exit code 1; empty for exit code 0. */
  failing: readonly string[];
  colours: boolean;
}

/** Returns the position of a change: on the head side if it exists there. */
export const placeOf = ({ places }: Change): { place: Place; side: 'base' | 'head' } | undefined =>
  places.head ? { place: places.head, side: 'head' } : places.base && { place: places.base, side: 'base' };

/** Returns `plans/a/phases/2-core.mdx:4` of one side, or of both if the lines differ: `…:4 (was :3)`. */
export function whereText({ places }: Change, pathOf: ChangesReport['pathOf']): string {
  const text = ({ file, line }: Place): string => `${pathOf(file)}:${line}`;
  const { base, head } = places;
  if (!head) return base ? `${text(base)} of the base` : '';
  if (!base || text(base) === text(head)) return text(head);
  return `${text(head)} (was ${base.file === head.file ? `:${base.line}` : text(base)})`;
}

/** What an added or removed plan is, a line each: `Finish 2026-08-14`, `2 phases, critical through "Build"`. */
export const cardLines = ({ card = [] }: PlanComparison): string[] =>
  card.slice(1).map((line) => `${line.charAt(0).toUpperCase()}${line.slice(1)}`);

/** `3 new (1 error), 2 resolved, 1 silenced, 30 unchanged` */
export function findingsText({ introduced, resolved, silenced, gone, changed, unchanged }: Comparison['findings']): string {
  const errors = introduced.filter(({ severity }) => severity === 'error').length;
  const parts = [
    `${introduced.length} new${errors > 0 && errors < introduced.length ? ` (${counted(errors, 'error')})` : ''}`,
    `${resolved.length} resolved`,
    ...(silenced.length > 0 ? [`${silenced.length} silenced`] : []),
    ...(gone.length > 0 ? [`${gone.length} gone with what they were about`] : []),
    ...(changed.length > 0 ? [`${changed.length} with other values`] : []),
    `${unchanged.length} unchanged`,
  ];
  return parts.join(', ');
}

/** `accepted by Ana: agreed for the pilot`, and that it does not count where only the change says so; nothing elsewhere. */
export function acceptanceText({ accepted, acceptedHere }: { accepted?: Accepted; acceptedHere?: Accepted }): string | undefined {
  const words = ({ reviewer, reason, until }: Accepted): string =>
    `accepted${reviewer === undefined ? '' : ` by ${reviewer}`}${until === undefined ? '' : ` until ${until}`}: ${reason}`;
  if (accepted) return words(accepted);
  return acceptedHere && `${words(acceptedHere)} (in this change alone, so it does not count yet)`;
}

/** What became of findings that are not reported any more, without those that went with what they were about. */
export const endedFindings = ({
  resolved,
  silenced,
}: Comparison['findings']): { word: string; finding: Finding; why?: string }[] => [
  ...silenced.map(({ finding, by }) => ({ word: 'silenced', finding, why: by })),
  ...resolved.map((finding) => ({ word: 'resolved', finding })),
];

/** `0123456789ab accepts nothing: it ended on 2026-06-30` */
export const unusedText = ({ unused }: Comparison): string[] =>
  unused.map(({ fingerprint, why }) => `${fingerprint} in accepted.yaml accepts nothing: ${why}`);
