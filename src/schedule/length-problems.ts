import type { Phase } from '../model/plan.ts';
import type { Assembly } from './assembly.ts';
import { workText } from './length-words.ts';
import type { PhaseInput } from './phase-input.ts';
import type { PhaseResult } from './phase-result.ts';
import { wholeDays } from './working-time.ts';

/** What a phase takes between two places it gives, beside the length that it names. */
function lengthContradiction(input: PhaseInput, { frame, problems }: Assembly): void {
  const { phase, length, period, line } = input;
  if (!length || input.state === 'cancelled') return;
  const { start, finish } = phase;
  const dates = frame.dated && start?.axis === 'date' && finish?.axis === 'date';
  const bound = dates ? input.finishFloor : undefined;
  const begin = input.floors.find((floor) => floor.field === 'start');
  const between =
    bound && begin
      ? { taken: bound.at - begin.at, raw: `${begin.raw} to ${bound.raw}`, field: 'finish' }
      : period && { taken: line.indexAt(period.to) - line.indexAt(period.from), raw: period.raw, field: 'period' };
  if (!between) return;
  const { taken, raw, field } = between;
  const days = (count: number): string => workText(count, frame.calendar);
  const round = frame.dated ? wholeDays : (count: number) => count;
  if (taken >= round(length.low) - 1e-6 && taken <= round(length.high) + 1e-6) return;
  problems.push({
    code: 'length-contradiction',
    message: `${phase.id} takes ${length.raw} (${days(round(length.high))}), but ${raw} ${taken === 1 ? 'is' : 'are'} ${days(taken)}.`,
    phases: [phase.id],
    sources: [
      { source: phase.source, field: [length.field], note: length.raw },
      { source: phase.source, field: [field], note: raw },
    ],
    fix: `Leave one of ${length.field} and ${field} out, or make them agree`,
  });
}

function parentContradiction(input: PhaseInput, result: PhaseResult, { problems, frame }: Assembly): void {
  const { phase, length } = input;
  const days = (count: number): string => workText(count, frame.calendar);
  const taken = result.days;
  if (!length || taken === null || (taken >= length.low - 1e-6 && taken <= length.high + 1e-6)) return;
  problems.push({
    code: 'parent-length',
    message: `${phase.id} takes ${length.raw} (${days(length.high)}), but its parts take ${days(taken)}.`,
    phases: [phase.id],
    sources: [{ source: phase.source, field: [length.field], note: length.raw }],
    fix: `Leave ${length.field} out: the length of a phase with parts is computed`,
  });
}

function unknownLengths(phases: readonly Phase[], known: number, { problems }: Assembly): void {
  // A plan that names no length at all keeps to the order of its phases, and is not wrong.
  if (phases.length === 0 || known === 0) return;
  problems.push({
    code: 'length-unknown',
    message: `${phases.length === 1 ? 'One phase has' : `${phases.length} phases have`} no length, so the finish of the plan is not known: ${phases.map((phase) => phase.id).join(', ')}.`,
    phases: phases.map((phase) => phase.id),
    sources: phases.map((phase) => ({ source: phase.source, note: 'no duration, hold or period' })),
    fix: `Write a duration: in ${phases.map((phase) => phase.id).join(', ')}`,
  });
}

/** A finish behind the one that the plan names. */
export function finishMissed({ plan, problems, deadline, last }: Assembly): void {
  const stated = plan.finish;
  if (!last || deadline === undefined || !stated || last.to <= deadline) return;
  problems.push({
    code: 'plan-finish-missed',
    message: `The plan has to be finished by ${stated.raw}, but its last phase ends on ${last.finish}.`,
    phases: [],
    sources: [{ source: plan.source, field: ['finish'], note: stated.raw }],
    fix: `Write finish: ${last.finish} or later, or shorten the critical path`,
  });
}

/** Lengths that disagree with places, and parts that disagree with their whole. */
export function lengthProblems(assembly: Assembly): void {
  const { inputs, network, problems, results } = assembly;
  const unknown: Phase[] = [];
  let known = 0;
  inputs.forEach((input, place) => {
    const result = results[place];
    const parent = network.entry[place] !== network.exit[place];
    if (!result) return;
    if (parent) {
      if (input.known && !network.covered[network.entry[place] ?? 0]) known++;
      parentContradiction(input, result, assembly);
      return;
    }
    lengthContradiction(input, assembly);
    if (input.known) known++;
    else if (network.covered[network.entry[place] ?? 0]) return;
    else if (input.state === 'planned' || input.state === 'begun') unknown.push(input.phase);
  });
  unknownLengths(unknown, known, assembly);
  const far = inputs.filter(
    (input, place) =>
      input.known &&
      assembly.known.finish[network.exit[place] ?? 0] === 1 &&
      results[place]?.early === undefined &&
      network.entry[place] === network.exit[place],
  );
  if (far.length > 0) {
    problems.push({
      code: 'beyond-calendar',
      message: `${far.map(({ phase }) => phase.id).join(', ')} would end after the year 2999, so the plan has no finish.`,
      phases: far.map(({ phase }) => phase.id),
      sources: far.map(({ phase }) => ({ source: phase.source, field: ['duration'], note: 'ends after the year 2999' })),
      fix: 'Write a length within the years 1900 to 2999',
    });
  }
}
