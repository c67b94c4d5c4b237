import { given } from '../../model/field.ts';
import type { Finding } from '../../model/finding.ts';
import type { Phase } from '../../model/plan.ts';
import type { ComputedPlan } from '../../pipeline/compute.ts';
import type { AxisSpan } from '../../schedule/plan-schedule.ts';
import { planUrl } from '../urls.ts';
import { openFindings } from './finding-links.ts';
import { currentPhase, phaseWhen } from './next.ts';
import { finishText, inWeeks, rolloutBeyond, startKnownAs, workingDays } from './positions.ts';

/** A phase as a box on the shared axis of weeks. */
export interface TrackBox extends AxisSpan {
  phase: Phase;
  critical: boolean;
  done: boolean;
  progress: number;
}

export interface PortfolioRow {
  computed: ComputedPlan;
  /** Boxes in weeks; `order` where the plan states no lengths, and each phase is one unit. */
  track: { kind: 'weeks' | 'order'; boxes: TrackBox[] } | { kind: 'none' };
  /** Weeks that the plan states for itself. */
  statedWeeks?: number;
  /** Weeks that it takes; more than stated is late. */
  weeks?: number;
  /** Traffic goes on behind the last phase, until this week. */
  trafficUntil?: number;
  /** Weeks from its start to the day of the site, on dated plans that have begun and not ended. */
  today?: number;
  next?: { title: string; url: string; when?: string };
  finish: { text: string; late: boolean; note?: string };
  worst?: Finding;
}

const MS_PER_WEEK = 7 * 86_400_000;

function finishOf(computed: ComputedPlan): PortfolioRow['finish'] {
  const { plan, schedule, facts } = computed;
  if (plan.phases.length === 0)
    return { text: given(plan.status) === 'done' ? 'complete' : 'not computable', late: false, note: 'no phases stated' };
  if (schedule.finish === null)
    return {
      text: 'not computable',
      late: false,
      note: `${schedule.unknown.length} of ${plan.phases.length} phases without a duration`,
    };
  const stated = schedule.stated.find((total) => total.of === 'plan' && total.field === 'duration');
  const over = stated && schedule.days !== null ? schedule.days - stated.stated.high : 0;
  const beyond = rolloutBeyond(schedule, facts.chosenRollout?.id);
  const slip =
    schedule.slip !== null && schedule.slip !== 0
      ? `${schedule.slip > 0 ? '+' : ''}${workingDays(schedule.slip)} against the baseline`
      : undefined;
  const known = startKnownAs(schedule);
  const notes = [
    slip,
    over > 0 && stated ? `stated ${stated.raw}, +${workingDays(over)}` : stated && `as stated, ${stated.raw}`,
    beyond && `traffic until ${finishText(beyond.finish, schedule)}`,
    known && `start known as ${known}`,
  ].filter((note) => note !== undefined);
  return {
    text: finishText(schedule.finish, schedule),
    late: over > 0 || (schedule.slip ?? 0) > 0,
    ...(notes.length > 0 && { note: notes.slice(0, 2).join(', ') }),
  };
}

function trackOf({ plan, schedule, facts }: ComputedPlan): PortfolioRow['track'] {
  const phases = plan.phases.filter(
    ({ id }) => schedule.phases[id] && !schedule.phases[id]?.summary && schedule.phases[id]?.state !== 'cancelled',
  );
  if (phases.length === 0) return { kind: 'none' };
  const known = phases.every(({ id }) => schedule.phases[id]?.early);
  const boxes = phases.map((phase, index): TrackBox => {
    const scheduled = schedule.phases[phase.id];
    const span = known && scheduled?.early ? inWeeks(scheduled.early, schedule) : { from: index, to: index + 1 };
    return {
      phase,
      critical: scheduled?.critical ?? false,
      done: scheduled?.state === 'done',
      progress: facts.phases[phase.id]?.progress ?? 0,
      ...span,
    };
  });
  return { kind: known ? 'weeks' : 'order', boxes };
}

/** A plan's row of the portfolio. */
export function portfolioRow(computed: ComputedPlan, asOf: string): PortfolioRow {
  const { plan, schedule, facts } = computed;
  const track = trackOf(computed);
  const stated = schedule.stated.find((total) => total.of === 'plan' && total.field === 'duration');
  const beyond = rolloutBeyond(schedule, facts.chosenRollout?.id);
  const weeks = track.kind === 'weeks' ? Math.max(...track.boxes.map(({ to }) => to)) : undefined;
  const phase = currentPhase(computed);
  const when = phase && phaseWhen(computed, phase);
  const [worst] = openFindings(computed.findings);
  const { origin } = schedule.axis;
  const today = origin === undefined ? undefined : (Date.parse(asOf) - Date.parse(origin)) / MS_PER_WEEK;
  return {
    computed,
    track,
    finish: finishOf(computed),
    ...(stated &&
      schedule.days !== null &&
      schedule.days > stated.stated.high && { statedWeeks: stated.stated.high / schedule.calendar.perWeek }),
    ...(weeks !== undefined && { weeks }),
    ...(beyond && { trafficUntil: inWeeks(beyond.span, schedule).to }),
    ...(today !== undefined &&
      weeks !== undefined &&
      today >= 0 &&
      today <= Math.max(weeks, beyond ? inWeeks(beyond.span, schedule).to : 0) && { today }),
    ...(phase && {
      next: {
        title: given(phase.title) ?? phase.id,
        url: planUrl(plan.id, `phases/${phase.id}`),
        ...(when !== undefined && { when }),
      },
    }),
    ...(worst && { worst }),
  };
}
