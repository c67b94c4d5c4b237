import { civilDate, dayNumber } from '../../../model/values/day-number.ts';
import { decides, movedFrom } from '../../../schedule/lateness-words.ts';
import { movedText } from '../../../schedule/length-words.ts';
import { spanText } from '../../../schedule/position-words.ts';
import { seen, seesAll, shows } from '../allowance.ts';
import type { SharedPhase, SharedTimeline } from '../shared.ts';
import type { Viewing } from '../viewing.ts';
import { own } from '../words.ts';

/** Shares of the traffic on the axis, as forecast: an aggregate of the rollout that holds. */
function trafficOf({ plan, computed, schedule }: Viewing): SharedTimeline['traffic'] {
  const chosen = computed.facts.chosenRollout?.id;
  const scheduled = schedule.forecast.rollouts.find(({ id }) => id === chosen);
  const shares = new Map((computed.facts.rollouts[chosen ?? ''] ?? []).map(({ step, share }) => [step.ref, share]));
  if (!scheduled || !plan.rollout.some(({ id }) => id === chosen)) return [];
  const points = scheduled.steps.flatMap(({ ref, span }) => {
    const share = shares.get(ref);
    return span && share !== undefined ? [{ at: span.from, share }] : [];
  });
  return points.length > 1 ? points : [];
}

function phaseOf(viewing: Viewing, phase: Viewing['plan']['phases'][number], critical: boolean): SharedPhase[] {
  const { audience, words, schedule } = viewing;
  const title = words.say(phase.title);
  if (title === undefined) return [];
  const scheduled = schedule.phases[phase.id];
  const status = shows(audience, 'timeline', 'status') ? phase.status : undefined;
  const dates = shows(audience, 'timeline', 'dates') ? scheduled : undefined;
  const ahead = dates && (schedule.forecast.phases[phase.id] ?? dates);
  const moved = dates !== undefined && movedFrom(dates);
  const when = dates && spanText(dates, schedule);
  const forecast = ahead && moved ? spanText(ahead, schedule) : undefined;
  const slip = shows(audience, 'timeline', 'slip') ? (scheduled?.slip ?? null) : null;
  const progress = shows(audience, 'timeline', 'progress') ? (scheduled?.progress ?? null) : null;
  return [
    {
      title,
      milestone: scheduled?.milestone ?? false,
      critical: critical && decides(phase.id, schedule),
      ...(status !== undefined && { status }),
      ...(progress !== null && { progress }),
      ...(ahead?.early && { span: { from: ahead.early.from, to: ahead.early.to } }),
      ...(moved && dates.early && { planned: { from: dates.early.from, to: dates.early.to } }),
      ...(when !== undefined && { when: own(forecast === undefined ? when : `forecast ${forecast}, planned ${when}`) }),
      ...(slip !== null && slip !== 0 && { slip: own(movedText(slip, schedule.calendar)) }),
    },
  ];
}

export const timelineReads = ({ audience }: Viewing): string[] => (shows(audience, 'timeline', 'title') ? ['phase.title'] : []);

/**
 * The phases that the audience sees, on an axis that is as long as these: where it ends reveals nothing of hidden ones.
 * Which phases are critical follows from all of them, so it is shown only where all are seen.
 */
export function timelineOf(viewing: Viewing): SharedTimeline | undefined {
  const { plan, schedule, audience, asOf } = viewing;
  if (!shows(audience, 'timeline', 'title')) return undefined;
  const visible = seen(audience, plan.phases);
  const whole = seesAll(audience, plan.phases);
  const phases = visible.flatMap((phase) => phaseOf(viewing, phase, whole && shows(audience, 'timeline', 'critical')));
  if (phases.length === 0) return undefined;
  const traffic = shows(audience, 'timeline', 'traffic') ? trafficOf(viewing) : [];
  const spans = phases.flatMap(({ span, planned }) => [...(span ? [span] : []), ...(planned ? [planned] : [])]);
  const begins = Math.min(...spans.map(({ from }) => from), ...traffic.map(({ at }) => at));
  const ends = Math.max(...spans.map(({ to }) => to), ...traffic.map(({ at }) => at + schedule.axis.perUnit));
  const dated = spans.length > 0;
  const { origin, unit, perUnit } = schedule.axis;
  // A dated axis begins with the first day that is shown; weeks keep the numbers that the plan gives them.
  const shift = dated && origin !== undefined ? begins : 0;
  const first = origin === undefined ? undefined : dayNumber(origin) + shift;
  const today = dated && first !== undefined ? dayNumber(asOf) - first + 0.5 : undefined;
  const finish = shows(audience, 'status', 'finish') && schedule.finish !== null && dated && whole;
  const to = dated ? ends - shift : phases.length;
  return {
    axis: {
      unit,
      perUnit,
      from: dated ? begins - shift : 0,
      to,
      ...(dated && first !== undefined && { origin: civilDate(first) }),
    },
    phases: phases.map(({ span, planned, ...phase }) => ({
      ...phase,
      ...(planned && { planned: { from: planned.from - shift, to: planned.to - shift } }),
      ...(span && { span: { from: span.from - shift, to: span.to - shift } }),
    })),
    traffic: traffic.map(({ at, share }) => ({ at: at - shift, share })),
    marks: finish ? [{ at: Math.max(...spans.map(({ to: end }) => end)) - shift, label: own('end'), alarm: false }] : [],
    ...(today !== undefined && today >= 0 && today <= to && { today }),
  };
}
