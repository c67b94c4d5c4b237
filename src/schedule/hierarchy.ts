import type { Phase } from '../model/plan.ts';
import { nearest } from '../model/values/nearest.ts';
import type { ScheduleProblem } from './problem.ts';

/** Which phase is part of which, by their place in the plan. */
export interface Hierarchy {
  /** The phase that it is a part of, or −1. */
  parent: number[];
  /** Its direct parts, in order. */
  children: number[][];
}

/** Whether following parents from a phase comes back to it. */
function loopFrom(start: number, parent: readonly number[]): number[] | undefined {
  const seen = new Set([start]);
  for (let at = parent[start] ?? -1; at >= 0; at = parent[at] ?? -1) {
    if (at === start) return [...seen];
    if (seen.has(at)) return undefined;
    seen.add(at);
  }
  return undefined;
}

/** Reads `parent:` of all phases. Unknown parents and loops are problems; such a phase stands on its own. */
export function hierarchyOf(
  phases: readonly Phase[],
  places: ReadonlyMap<string, number>,
  problems: ScheduleProblem[],
): Hierarchy {
  const parent = phases.map((phase) => {
    const id = phase.parent;
    if (id === undefined) return -1;
    const place = places.get(id);
    if (place !== undefined) return place;
    const meant = nearest(id, places.keys());
    problems.push({
      code: 'parent-unknown',
      message: `${phase.id} is part of \`${id}\`, which is no phase of this plan.`,
      phases: [phase.id],
      sources: [{ source: phase.source, field: ['parent'], note: id }],
      ...(meant !== undefined && { fix: `Write parent: ${meant}` }),
    });
    return -1;
  });
  phases.forEach((phase, index) => {
    const loop = loopFrom(index, parent);
    if (!loop) return;
    const ids = loop.map((each) => phases[each]?.id ?? '');
    problems.push({
      code: 'parent-loop',
      message: `These phases are parts of each other: ${[...ids, phase.id].join(' → ')}.`,
      phases: ids,
      sources: loop.flatMap((each) => {
        const member = phases[each];
        return member ? [{ source: member.source, field: ['parent'], note: `parent of ${member.id}` }] : [];
      }),
      fix: `Leave out the parent of ${phase.id}`,
    });
    parent[index] = -1;
  });
  const children: number[][] = phases.map(() => []);
  parent.forEach((above, index) => {
    if (above >= 0) children[above]?.push(index);
  });
  return { parent, children };
}
