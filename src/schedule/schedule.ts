import { given } from '../model/field.ts';
import type { Calendar, Phase, Plan } from '../model/plan.ts';
import { type CivilDate, isCivilDate } from '../model/values/civil.ts';
import { dayNumber } from '../model/values/day-number.ts';
import { calendarShelf } from './calendars.ts';
import { compileSchedule } from './compile.ts';
import { ceilingConflicts, clampedLeads, positionConflicts } from './conflicts.ts';
import { emptyPass, forward } from './forward.ts';
import { knownDates } from './known.ts';
import type { PlanSchedule } from './plan-schedule.ts';
import { leafProgress } from './progress.ts';
import { assembleSchedule } from './result.ts';
import { slackOf } from './slack.ts';

export type {
  AxisRange,
  AxisSpan,
  PhaseSchedule,
  PlanSchedule,
  Position,
  ScheduledStep,
} from './plan-schedule.ts';
export type { ProblemCode, ScheduleProblem } from './problem.ts';

export interface ScheduleOptions {
  /** Calendars of the portfolio. */
  calendars: readonly Calendar[];
  /**
   * The day from which everything that has not happened is planned anew: nothing that has not begun starts before it.
   * Only of use on dated plans. Without it the plan is taken as it was written, with what has happened.
   */
  asOf?: CivilDate;
  /** The same plan as it once was; slips are measured against it. */
  baseline?: PlanSchedule;
  /**
   * `fixed` (default): a stated position (`period: weeks 3–4`) holds a phase in its place. `earliest`: it may begin later,
   * so that a longer phase moves what follows it. For asking what would be if.
   */
  positions?: 'fixed' | 'earliest';
  /** How far a phase is, 0–1; by default the share of its ticked tasks. */
  progress?: (phase: Phase) => number | undefined;
}

/**
 * Computes when the phases of a plan run, how much slack they have and what decides their dates. Never throws: what is
 * wrong with a plan is in `problems`, and the rest is computed all the same.
 */
export function schedulePlan(plan: Plan, options: ScheduleOptions): PlanSchedule {
  const { asOf, baseline } = options;
  const progress = options.progress ?? leafProgress;
  const compiled = compileSchedule(plan, {
    shelf: (problems) => calendarShelf(options.calendars, problems),
    progress,
    ...(asOf !== undefined && { asOf }),
    ...(options.positions && { positions: options.positions }),
  });
  const { inputs, links, network, frame, problems, hierarchy } = compiled;
  const early = emptyPass(network.nodes.length);
  forward(network, network.length, early);
  const context = { inputs, links, network, early, frame, problems };
  positionConflicts(context);
  const known = knownDates(network, inputs);
  const finish = given(plan.finish);
  const deadline = frame.dated && finish?.axis === 'date' && isCivilDate(finish.to) ? dayNumber(finish.to) + 1 : undefined;
  const onClock = (node: number): boolean => {
    const { kind, place } = network.nodes[node] ?? { kind: 'phase', place: 0 };
    return frame.dated && (kind === 'phase' || kind === 'own' ? inputs[place]?.length?.elapsed === true : true);
  };
  const slack = slackOf(network, early, onClock, deadline);
  ceilingConflicts(context);
  clampedLeads(context);
  return assembleSchedule({
    plan,
    frame,
    inputs,
    links,
    hierarchy,
    network,
    early,
    known,
    slack,
    problems,
    progress,
    ...(deadline !== undefined && { deadline }),
    ...(asOf !== undefined && { asOf }),
    ...(baseline && { baseline }),
  });
}
