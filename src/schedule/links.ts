import { entriesOf } from '../model/absences.ts';
import type { DependencyType } from '../model/kinds/phase.ts';
import type { Phase } from '../model/plan.ts';
import { nearest } from '../model/values/nearest.ts';
import type { Duration } from '../model/values/span.ts';
import type { Frame } from './frame.ts';
import type { Hierarchy } from './hierarchy.ts';
import type { ScheduleProblem } from './problem.ts';
import { countedEnd, workingDays } from './working-time.ts';

/** A dependency between two phases, by their place in the plan. */
export interface PhaseLink {
  from: number;
  to: number;
  type: DependencyType;
  /** Working days of the plan's calendar; negative for a lead. */
  lag: number;
  /** As written. */
  rawLag?: string;
  /** Follows from the order of the files alone; the plan does not say it. */
  assumed: boolean;
  /** Its place in `after:`. */
  index?: number;
}

/** A lag counts with its upper end, like a duration: the longer wait, the shorter lead. */
function lagDays(lag: Duration, frame: Frame): number {
  return workingDays(countedEnd(lag), lag.unit, frame.calendar);
}

function statedLinks(
  phases: readonly Phase[],
  to: number,
  places: ReadonlyMap<string, number>,
  frame: Frame,
  problems: ScheduleProblem[],
): PhaseLink[] | undefined {
  const phase = phases[to];
  if (phase?.after === undefined) return undefined;
  return entriesOf(phase.after).flatMap(([index, entry]) => {
    const dependency = typeof entry === 'string' ? { phase: entry } : entry;
    const id = dependency.phase;
    if (id === undefined) return [];
    const from = places.get(id);
    if (from === undefined) {
      const meant = nearest(id, places.keys());
      problems.push({
        code: 'phase-unknown',
        message: `${phase.id} waits for \`${id}\`, which is no phase of this plan.`,
        phases: [phase.id],
        sources: [{ source: phase.source, field: ['after', index], note: id }],
        ...(meant !== undefined && { fix: `Write ${meant}` }),
      });
      return [];
    }
    const long = 'type' in dependency || 'lag' in dependency ? dependency : undefined;
    const lag = long?.lag;
    return [
      {
        from,
        to,
        type: long?.type ?? 'FS',
        lag: lag ? lagDays(lag, frame) : 0,
        ...(lag && { rawLag: lag.raw }),
        assumed: false,
        index,
      },
    ];
  });
}

/**
 * All dependencies of a plan. A phase that says nothing waits for its sibling before it in the order of the files, which
 * is assumed. Not assumed where both tell their place and overlap: then the plan says that they run side by side.
 */
export function linksOf(
  phases: readonly Phase[],
  places: ReadonlyMap<string, number>,
  hierarchy: Hierarchy,
  frame: Frame,
  overlap: (before: number, after: number) => boolean,
  problems: ScheduleProblem[],
): PhaseLink[] {
  const before = new Map<number, number>();
  return phases.flatMap((_, to) => {
    const parent = hierarchy.parent[to] ?? -1;
    const sibling = before.get(parent);
    before.set(parent, to);
    const stated = statedLinks(phases, to, places, frame, problems);
    if (stated) return stated;
    if (sibling === undefined || overlap(sibling, to)) return [];
    return [{ from: sibling, to, type: 'FS' as const, lag: 0, assumed: true }];
  });
}
