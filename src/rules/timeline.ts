import { daysOf } from '../analysis/amount.ts';
import { workingPhases } from '../analysis/planned-length.ts';
import type { Positions, Stretch } from '../analysis/position.ts';
import { bufferShare } from '../analysis/stated-totals.ts';
import { given } from '../model/field.ts';
import type { Phase, Plan } from '../model/plan.ts';
import { dayNumber } from '../model/values/day-number.ts';
import type { PlanSchedule, Position } from '../schedule/schedule.ts';

/** The time of a plan, and the phase that ends last. */
export interface Timeline extends Stretch {
  last: Phase;
  /** Where that phase ends, in words. */
  ends: string;
}

type Phases = Pick<Timeline, 'scale' | 'from' | 'to' | 'last' | 'ends'>;

/** From the positions that the phases state. */
function statedPhases(phases: readonly Phase[], positions: Positions): Phases | undefined {
  const placed = phases.flatMap((phase) => {
    const stretch = positions.of(given(phase.period));
    return stretch ? [{ phase, stretch }] : [];
  });
  const [first] = placed;
  if (!first || placed.length < phases.length || placed.some(({ stretch }) => stretch.scale !== first.stretch.scale))
    return undefined;
  const last = placed.reduce((latest, each) => (each.stretch.to > latest.stretch.to ? each : latest), first);
  const { scale, to } = last.stretch;
  const from = scale === 'date' ? Math.min(...placed.map(({ stretch }) => stretch.from)) : 0;
  return { scale, from, to, last: last.phase, ends: `is in ${given(last.phase.period)?.raw ?? ''}` };
}

const point = (position: Position, end: boolean): number =>
  typeof position === 'string' ? dayNumber(position) + (end ? 1 : 0) : position;

/** From the computed dates, where lengths and dependencies place the phases. */
function scheduledPhases(phases: readonly Phase[], { start, finish, phases: dates }: PlanSchedule): Phases | undefined {
  if (start === null || finish === null) return undefined;
  const last = phases.find((phase) => dates[phase.id]?.earlyFinish === finish);
  if (!last) return undefined;
  const dated = typeof finish === 'string';
  return {
    scale: dated ? 'date' : 'work',
    from: point(start, false),
    to: point(finish, true),
    last,
    ends: dated ? `ends on ${finish}` : `ends after ${finish} working days`,
  };
}

/** From a plan's start to the end of its last phase and buffer, of its stated duration, or of its finish: the latest. */
export function timelineOf(plan: Plan, positions: Positions, schedule: PlanSchedule): Timeline | undefined {
  const phases = workingPhases(plan);
  const found = statedPhases(phases, positions) ?? scheduledPhases(phases, schedule);
  if (!found) return undefined;
  const [start, finish] = [given(plan.start), given(plan.finish)];
  const dated = found.scale === 'date';
  const from = dated && start?.axis === 'date' ? dayNumber(start.from) : found.from;
  const total = given(given(plan.stated)?.duration);
  const stated = total ? from + daysOf(total).high * (dated ? 7 / 5 : 1) : from;
  const reserve = (found.to - from) * (1 + (bufferShare(plan)?.percent ?? 0) / 100) + from;
  const until = dated && finish?.axis === 'date' ? dayNumber(finish.to) + 1 : from;
  return { ...found, from, to: Math.max(stated, reserve, until) };
}
