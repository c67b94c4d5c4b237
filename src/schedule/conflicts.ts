import { civilDate, isWithinYears } from '../model/values/day-number.ts';
import { type Cause, causeOf, demand } from './drivers.ts';
import type { Pass } from './forward.ts';
import type { Frame } from './frame.ts';
import { pointWords, workText } from './length-words.ts';
import type { PhaseLink } from './links.ts';
import type { Network } from './network.ts';
import type { Bound, PhaseInput } from './phase-input.ts';
import type { ProblemCode, ProblemSource, ScheduleProblem } from './problem.ts';
import { EPSILON } from './requirement.ts';

interface Context {
  inputs: readonly PhaseInput[];
  links: readonly PhaseLink[];
  network: Network;
  early: Pass;
  frame: Frame;
  problems: ScheduleProblem[];
}

const CODES: Partial<Record<Bound['field'], ProblemCode>> = {
  start: 'start-conflict',
  finish: 'finish-conflict',
  deadline: 'deadline-missed',
};
const WISHES: Partial<Record<Bound['field'], string>> = {
  start: 'must start on',
  finish: 'must finish on',
  deadline: 'should be finished by',
};

const day = (moment: number): string => (isWithinYears(moment) ? civilDate(moment) : 'a day after the year 2999');
/** A moment as people name it: a day, or on undated plans a point. */
const named = (moment: number, frame: Frame): string => (frame.dated ? day(moment) : pointWords(moment));

/** The other side of a conflict, in words and with its place. */
function otherSide(
  cause: Cause | undefined,
  input: PhaseInput,
  { inputs }: Context,
): { words: string; sources: ProblemSource[] } {
  const { phase } = input;
  if (cause?.kind === 'link') {
    const other = inputs[cause.from]?.phase;
    const words = `it waits for ${other?.id}${cause.assumed ? ', the phase before it, as is assumed' : ''}`;
    return { words, sources: other ? [{ source: other.source, note: `${phase.id} waits for it (${cause.type})` }] : [] };
  }
  if (cause?.kind === 'actual') {
    const over = input.state === 'done';
    return {
      words: over ? 'so it happened' : 'it has begun, and that is when its work is done',
      sources: [{ source: phase.source, field: ['actual'], note: over ? 'what happened' : 'when it began' }],
    };
  }
  if (!cause || cause.bound.field === 'plan') return { words: 'that is the earliest from the start of the plan', sources: [] };
  if (cause.bound.field === 'as-of')
    return { words: 'it has not begun', sources: [{ source: phase.source, field: ['status'], note: 'not begun' }] };
  const { field, raw } = cause.bound;
  return { words: `${field} is ${raw}`, sources: [{ source: phase.source, field: [field], note: raw }] };
}

/** Dates that the network does not allow, reported with both sides. */
export function ceilingConflicts(context: Context): void {
  const { inputs, links, network, early, frame, problems } = context;
  inputs.forEach((input, place) => {
    const [entry, exit] = [network.entry[place] ?? 0, network.exit[place] ?? 0];
    const whole = entry !== exit;
    const line = network.lines[exit] ?? network.planLine;
    for (const bound of input.ceilings) {
      if (whole && bound.field === 'start') continue;
      const limit = whole ? input.line.startOf(bound.at) : bound.at;
      const finish = early.finish[exit] ?? 0;
      if (finish <= limit + EPSILON) continue;
      const { phase } = input;
      const cause = causeOf(place, inputs, links, network, early);
      const { words, sources } = otherSide(cause, input, context);
      const start = bound.field === 'start';
      const moment = start ? line.startOf(early.start[exit] ?? 0) : line.endOf(finish) - (frame.dated ? 1 : 0);
      const floor = input.floors.find(({ field, at }) => field === 'start' && at >= limit);
      if (floor && !whole && !start) {
        problems.push({
          code: CODES[bound.field] ?? 'finish-conflict',
          message: `${phase.id} ${WISHES[bound.field]} ${bound.raw}, which is before its start (${floor.raw}).`,
          phases: [phase.id],
          sources: [
            { source: phase.source, field: [bound.field], note: bound.raw },
            { source: phase.source, field: [floor.field], note: floor.raw },
          ],
          fix: `Set ${bound.field}: to a day after ${floor.raw}, or start: to one before ${bound.raw}`,
        });
        continue;
      }
      problems.push({
        code: CODES[bound.field] ?? 'finish-conflict',
        message: `${phase.id} ${WISHES[bound.field]} ${bound.raw}, but ${start ? 'can start' : 'is finished'} on ${named(moment, frame)} at the earliest: ${words}.`,
        phases: [phase.id, ...(cause?.kind === 'link' ? [inputs[cause.from]?.phase.id ?? ''] : [])],
        sources: [{ source: phase.source, field: [bound.field], note: bound.raw }, ...sources],
        fix: `Write ${bound.field}: ${day(moment)} or later, or shorten what it waits for`,
      });
    }
  });
}

/**
 * Positions that begin before what they wait for is done. A dependency that was only assumed gives way to a position
 * that the plan states: it is dropped, and nothing is reported.
 */
export function positionConflicts(context: Context): void {
  const { inputs, links, network, early, frame, problems } = context;
  network.edges.forEach((edge, index) => {
    const link = edge.link === undefined ? undefined : links[edge.link];
    const node = network.nodes[edge.to];
    const input = inputs[node?.place ?? -1];
    if (!link || !network.active[index] || node?.kind !== 'phase' || input?.pin?.by !== 'period') return;
    const at = (edge.toFinish ? early.finish[edge.to] : early.start[edge.to]) ?? 0;
    const needed = demand(network, index, early);
    if (needed <= at + EPSILON) return;
    if (link.assumed) {
      network.active[index] = 0;
      return;
    }
    const before = inputs[link.from]?.phase;
    const moment = edge.toFinish ? input.line.endOf(needed) - (frame.dated ? 1 : 0) : input.line.startOf(needed);
    problems.push({
      code: 'period-before-dependency',
      message: `${input.phase.id} is placed in ${input.period?.raw}, but waits for ${before?.id} (${link.type}${link.rawLag ? `, lag ${link.rawLag}` : ''}), so it ${edge.toFinish ? 'is finished' : 'can start'} on ${named(moment, frame)} at the earliest.`,
      phases: [input.phase.id, before?.id ?? ''],
      sources: [
        { source: input.phase.source, field: ['period'], note: input.period?.raw ?? '' },
        {
          source: input.phase.source,
          field: link.index === undefined ? ['after'] : ['after', link.index],
          note: `waits for ${before?.id}`,
        },
        ...(before ? [{ source: before.source, note: 'what it waits for' }] : []),
      ],
      fix: 'Move its period behind that, or leave the dependency out',
    });
  });
}

/**
 * Lets the dependencies of a forecast be broken by as much as the positions of the plan as written break them, so that
 * a plan on time is forecast as it was planned, and a delay of what comes before still moves what comes after.
 */
export function keepContradictions(forecast: Network, written: Pick<Context, 'network' | 'early' | 'inputs' | 'links'>): void {
  const { network, early, inputs, links } = written;
  network.edges.forEach((edge, index) => {
    const node = network.nodes[edge.to];
    if (edge.link === undefined || node?.kind !== 'phase') return;
    const gaveWay = links[edge.link]?.assumed === true && network.active[index] === 0;
    if (!gaveWay && inputs[node.place]?.pin?.by !== 'period') return;
    const at = (edge.toFinish ? early.finish[edge.to] : early.start[edge.to]) ?? 0;
    forecast.give[index] = Math.max(0, demand(network, index, early) - at);
  });
}

/** Leads that would reach before the plan's start, where they are cut off. */
export function clampedLeads({ inputs, links, network, early, frame, problems }: Context): void {
  network.edges.forEach((edge, index) => {
    const link = edge.link === undefined ? undefined : links[edge.link];
    if (!link || link.lag >= 0 || !network.active[index]) return;
    const line = network.lines[edge.to] ?? network.planLine;
    const begin = line.indexAt(frame.begin);
    const start = early.start[edge.to] ?? 0;
    const length = (early.finish[edge.to] ?? 0) - start;
    const wanted = demand(network, index, early) - (edge.toFinish ? length : 0);
    if (start > begin + EPSILON || wanted >= begin - EPSILON || wanted - link.lag < begin - EPSILON) return;
    const [phase, before] = [inputs[link.to]?.phase, inputs[link.from]?.phase];
    if (!phase || !before) return;
    problems.push({
      code: 'lead-before-start',
      message: `${phase.id} would begin ${workText(begin - wanted, frame.calendar)} before the plan with its lead of ${link.rawLag} on ${before.id}; it begins with the plan.`,
      phases: [phase.id, before.id],
      sources: [
        { source: phase.source, field: link.index === undefined ? ['after'] : ['after', link.index], note: `lag ${link.rawLag}` },
      ],
      fix: 'Write a shorter lead, or type: SS',
    });
  });
}
