import type { Phase, Plan } from '../model/plan.ts';
import { type CivilDate, isCivilDate } from '../model/values/civil.ts';
import { dayNumber } from '../model/values/day-number.ts';
import { type CalendarShelf, ownCalendar } from './calendars.ts';
import { type Frame, frameOf } from './frame.ts';
import { type Hierarchy, hierarchyOf } from './hierarchy.ts';
import { linksOf, type PhaseLink } from './links.ts';
import { orderNetwork } from './loops.ts';
import { buildNetwork, type Network } from './network.ts';
import { type PhaseInput, phaseInput } from './phase-input.ts';
import type { ScheduleProblem } from './problem.ts';

/** A plan made ready for the passes. */
export interface CompiledSchedule {
  frame: Frame;
  inputs: PhaseInput[];
  links: PhaseLink[];
  hierarchy: Hierarchy;
  network: Network;
  problems: ScheduleProblem[];
}

export interface CompileOptions {
  shelf: (problems: ScheduleProblem[]) => CalendarShelf;
  asOf?: CivilDate;
  progress: (phase: Phase) => number | undefined;
  positions?: 'fixed' | 'earliest';
}

/** Whether a phase, or a phase that it is a part of, was cancelled. */
function cancelledPhases(phases: readonly Phase[], { parent }: Hierarchy): boolean[] {
  const own = phases.map((phase) => phase.status === 'cancelled');
  return phases.map((_, place) => {
    for (let at = place; at >= 0; at = parent[at] ?? -1) if (own[at]) return true;
    return false;
  });
}

/** Loops, reported with all that are in them. */
function reportLoops(
  inputs: readonly PhaseInput[],
  network: Network,
  links: readonly PhaseLink[],
  problems: ScheduleProblem[],
): void {
  const assumed = new Set(links.flatMap((link, index) => (link.assumed ? [index] : [])));
  for (const { nodes, dropped } of orderNetwork(network, assumed)) {
    const places = [...new Set(nodes.map((node) => network.nodes[node]?.place ?? 0))];
    const ids = places.map((place) => inputs[place]?.phase.id ?? '');
    const index = network.edges[dropped]?.link;
    const cut = index === undefined ? undefined : links[index];
    const [waiting, awaited] = [inputs[cut?.to ?? -1]?.phase, inputs[cut?.from ?? -1]?.phase];
    problems.push({
      code: 'cycle',
      message:
        ids.length === 1 ? `${ids[0]} waits for itself.` : `These phases wait for each other: ${[...ids, ids[0]].join(' → ')}.`,
      phases: ids,
      sources: places.flatMap((place) => {
        const phase = inputs[place]?.phase;
        return phase ? [{ source: phase.source, field: ['after'], note: `what ${phase.id} waits for` }] : [];
      }),
      ...(waiting &&
        awaited && { fix: `Leave ${awaited.id} out of the after: of ${waiting.id}; the dates are computed without it` }),
    });
  }
}

/** Reads a plan into a network. Everything that is wrong with it goes to `problems`. */
export function compileSchedule(plan: Plan, options: CompileOptions): CompiledSchedule {
  const problems: ScheduleProblem[] = [];
  const shelf = options.shelf(problems);
  const calendar = ownCalendar(plan, shelf);
  const frame = frameOf(plan, calendar, problems);
  const { phases } = plan;
  const places = new Map(phases.map((phase, place) => [phase.id, place]));
  const hierarchy = hierarchyOf(phases, places, problems);
  const cancelled = cancelledPhases(phases, hierarchy);
  const today = options.asOf !== undefined && frame.dated && isCivilDate(options.asOf) ? dayNumber(options.asOf) : undefined;
  const context = {
    frame,
    problems,
    progress: options.progress,
    ...(today !== undefined && { asOf: today }),
    ...(options.positions && { positions: options.positions }),
  };
  const inputs = phases.map((phase, place) => {
    const named = phase.calendar;
    const line = named === undefined ? calendar : shelf.named(named, calendar, { source: phase.source, phases: [phase.id] });
    return phaseInput(phase, line, cancelled[place] ?? false, context);
  });
  const overlap = (before: number, after: number): boolean => {
    const [a, b] = [inputs[before]?.period, inputs[after]?.period];
    return a !== undefined && b !== undefined && b.from < a.to;
  };
  const links = linksOf(phases, places, hierarchy, frame, overlap, problems);
  const network = buildNetwork(inputs, links, hierarchy, frame, today);
  reportLoops(inputs, network, links, problems);
  return { frame, inputs, links, hierarchy, network, problems };
}
