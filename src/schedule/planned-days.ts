import { tidy } from '../model/values/number.ts';
import type { Assembly } from './assembly.ts';
import { lastMoment } from './backward.ts';
import { emptyPass, forward } from './forward.ts';
import type { PhaseInput } from './phase-input.ts';
import { type Amount, meant, type PhaseTotals } from './totals.ts';

/** What the length of a phase may be as its author means it, in days of its line: `2–3w`, `~ 2w`, `< 2w`. */
function boundsOf({ phase, length, days }: PhaseInput): Amount {
  if (!length) return { low: days, high: days };
  const duration = phase.duration;
  return meant({ low: length.low, high: length.high }, duration && 'raw' in duration ? duration : {});
}

/** What is compared with the totals that phases state: their length as stated, or as long as they run. */
export function phaseTotals({ inputs, hierarchy, results, frame: { line } }: Assembly): PhaseTotals[] {
  return inputs.flatMap((input, place): PhaseTotals[] => {
    if (input.state === 'cancelled') return [];
    const stands = results[place]?.early;
    const taken = stands ? tidy(line.indexAt(stands.to) - line.indexAt(stands.from)) : null;
    const leaf = (hierarchy.children[place] ?? []).length === 0;
    const stated = leaf && input.length && !input.length.elapsed;
    const length = stated ? boundsOf(input) : taken === null ? null : { low: taken, high: taken };
    return [{ phase: input.phase, length, leaf }];
  });
}

/**
 * Working days from the first phase to the last, with all lengths at their lower and at their upper ends. Null where the
 * finish is not known, or where a place is known to the month only.
 */
export function plannedDays({ inputs, network, frame, first, days }: Assembly): Amount | null {
  if (days === null || !first) return null;
  if (inputs.some(({ period, state }) => state !== 'cancelled' && (period?.precision ?? 'day') in { month: 1, quarter: 1 }))
    return null;
  const bounds = inputs.map(boundsOf);
  if (bounds.every(({ low, high }, place) => low === high && high === (inputs[place]?.days ?? high)))
    return { low: days, high: days };
  const from = frame.line.indexAt(first.from);
  const daysWith = (end: 'low' | 'high'): number => {
    const length = Float64Array.from(network.length);
    network.nodes.forEach(({ kind, place }, node) => {
      const input = inputs[place];
      if (input && (kind === 'phase' || kind === 'own') && input.state !== 'cancelled') length[node] = bounds[place]?.[end] ?? 0;
    });
    if (!length.every(Number.isFinite)) return Number.POSITIVE_INFINITY;
    const pass = emptyPass(network.nodes.length);
    forward(network, length, pass);
    return tidy(frame.line.indexAt(lastMoment(network, pass)) - from);
  };
  return { low: Math.min(days, daysWith('low')), high: Math.max(days, daysWith('high')) };
}
