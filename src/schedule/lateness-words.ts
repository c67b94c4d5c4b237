import { day, shortDay } from '../model/values/day-words.ts';
import { daysText, shortLength, workText } from './length-words.ts';
import type { PhaseSchedule, PlanSchedule, Position, Timed } from './plan-schedule.ts';
import { finishText, pointText } from './position-words.ts';

/** What to say about time, and whether it is an alarm. */
export interface TimeWords {
  text: string;
  alarm: boolean;
}

/** `late by 1 working day` */
export const lateText = (days: number, { calendar }: PlanSchedule): string => `late by ${workText(days, calendar)}`;

/** `128 d`, for columns under the head *Late by*. */
export const lateShort = (days: number, { calendar }: PlanSchedule): string => shortLength(days, calendar);

const shortText = (position: Position, schedule: PlanSchedule): string =>
  typeof position === 'string' ? shortDay(position) : pointText(position, schedule, true);

/**
 * How a phase or a rollout step stands on the day, by its plan and its status: `should have begun on 16 Jun`, `was to be
 * finished on 15 Jun`, `begins today`. Nothing where there is nothing to say.
 */
export function timingWords({ timing, planned, lateBy }: Timed, schedule: PlanSchedule): TimeWords | undefined {
  const { start, finish } = planned;
  if (timing === 'not-begun' && start !== null)
    return { text: `should have begun on ${shortText(start, schedule)}`, alarm: true };
  if (timing === 'overdue' && finish !== null)
    return { text: `was to be finished on ${shortText(finish, schedule)}`, alarm: true };
  if (lateBy > 0) return { text: lateText(lateBy, schedule), alarm: true };
  if (timing !== 'due') return undefined;
  return { text: start === schedule.asOf ? 'planned to begin today' : 'planned to end today', alarm: false };
}

/** `planned for 23 Mar, not confirmed`: a rollout step whose planned day has passed without a status. */
export function unconfirmedWords({ timing, planned }: Timed): string | undefined {
  if (timing === 'not-begun' && typeof planned.start === 'string') return `planned for ${shortDay(planned.start)}, not confirmed`;
  if (timing === 'overdue' && typeof planned.finish === 'string')
    return `planned until ${shortDay(planned.finish)}, not confirmed`;
  return undefined;
}

/** Where a plan ends: as forecast from its day on, as planned, and against what it promises. */
export interface FinishView {
  /** The forecast; on a plan without dates the finish as written. */
  text: string;
  /** `planned 3 Aug 2026`, where the forecast is another day. */
  planned?: string;
  late?: string;
  lateBy: number;
  /** `promised 21 Aug 2026, missed by 114 working days`. */
  promise?: TimeWords;
}

/** `kept with 9 working days to spare` · `missed by 114 working days`, against `finish:` of the plan. */
export function promiseWords({ promised, calendar }: PlanSchedule): TimeWords | undefined {
  const margin = promised?.margin;
  if (!promised || margin === null || margin === undefined) return undefined;
  const kept =
    margin === 0
      ? 'kept to the day'
      : margin > 0
        ? `kept with ${workText(margin, calendar)} to spare`
        : `missed by ${workText(margin, calendar)}`;
  return { text: `promised ${day(promised.finish)}, ${kept}`, alarm: margin < 0 };
}

/** Undefined where a length that the finish depends on is not known. */
export function finishView(schedule: PlanSchedule): FinishView | undefined {
  const { planned, forecast, lateBy } = schedule;
  const finish = forecast.finish ?? planned.finish;
  if (finish === null) return undefined;
  const promise = promiseWords(schedule);
  return {
    text: finishText(finish, schedule),
    lateBy,
    ...(planned.finish !== null && planned.finish !== finish && { planned: `planned ${finishText(planned.finish, schedule)}` }),
    ...(lateBy > 0 && { late: lateText(lateBy, schedule) }),
    ...(promise && { promise }),
  };
}

/** Slack of a phase from the day on: none for what is done, and by how much it is negative. */
export function slackOf(id: string, { phases, forecast }: PlanSchedule): number | null {
  const state = phases[id]?.state;
  return state === 'done' || state === 'cancelled' ? null : (forecast.phases[id]?.totalSlack ?? null);
}

/** `0`, `10 days`, `−5 days` */
export const slackWords = (slack: number, { calendar }: PlanSchedule): string =>
  slack === 0 ? '0' : `${slack < 0 ? '−' : ''}${daysText(slack, calendar)}`;

/** Whether a phase decides the finish from the day on. */
export const decides = (id: string, { forecast }: PlanSchedule): boolean => forecast.phases[id]?.critical ?? false;

/** `4 of 4 working days used, 151 beyond`: what lateness has taken of the reserve, which was sized by the plan as written. */
export function bufferUse({ buffer, lateBy, calendar }: PlanSchedule): TimeWords | undefined {
  if (!buffer) return undefined;
  const used = Math.min(buffer.days, lateBy);
  const beyond = lateBy - used;
  return {
    text: `${used} of ${workText(buffer.days, calendar)} used${beyond > 0 ? `, ${beyond} beyond` : ''}`,
    alarm: beyond > 0,
  };
}

/** The planned place of a phase, where the forecast has another one. */
export const movedFrom = ({ planned, forecast }: PhaseSchedule): boolean =>
  planned.finish !== null && forecast.finish !== null && (planned.finish !== forecast.finish || planned.start !== forecast.start);
