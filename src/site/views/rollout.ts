import { absenceOf } from '../../model/absences.ts';
import type { Plan, Rollout, RolloutStep } from '../../model/plan.ts';
import { shortDay } from '../../model/values/day-words.ts';
import type { ComputedPlan } from '../../pipeline/compute.ts';
import { conditionTexts } from '../../registers/conditions.ts';
import { unconfirmedWords } from '../../schedule/lateness-words.ts';
import type { AxisSpan, StepPlace } from '../../schedule/plan-schedule.ts';
import { drawRollout, type RolloutDrawing } from '../charts/rollout.ts';
import { axisOf } from '../charts/timeline.ts';
import { LABELS } from '../labels/index.ts';
import { anchorOf, refUrl } from '../urls.ts';

/** A condition of a gate in words, with the page of the trigger that it names. */
export interface ConditionLink {
  text: string;
  url?: string;
}

export interface RolloutStepRow {
  step: RolloutStep;
  anchor: string;
  number: number;
  title: string;
  share?: number;
  stated: boolean;
  /** As the plan says it, and where that comes to lie. */
  when?: string;
  day?: string;
  /** Where the forecast puts it, if that is elsewhere. */
  forecast?: string;
  /** `planned for 7 Jul, not confirmed`: its day has passed without a status. */
  unconfirmed?: string;
  promote: ConditionLink[];
  abort: ConditionLink[];
  /** The share that the table of the plan gives at the same time. */
  table?: number;
}

export interface RolloutView {
  rollout: Rollout;
  anchor: string;
  title: string;
  drawing: RolloutDrawing;
  steps: RolloutStepRow[];
  table: { row: Rollout['traffic'][number]; anchor: string; share: number; day?: string; steps?: number }[];
  /** Chosen by a decision, recommended, the only one, or one of several. */
  standing: 'decided' | 'recommended' | 'only' | 'option';
  /** One sentence with all shares. */
  sentence: string;
}

const conditions = (plan: Plan, list: RolloutStep['promoteIf']): ConditionLink[] =>
  conditionTexts(plan, list).map(({ text, ref }) => ({ text, ...(ref !== undefined && { url: refUrl(plan.id, ref) }) }));

const within = (span: AxisSpan, at: number): boolean => at >= span.from && at < span.to;

/** A rollout of a plan: its drawing, and its steps and its table as rows. */
export function rolloutView(computed: ComputedPlan, rollout: Rollout): RolloutView {
  const { plan, schedule, facts } = computed;
  const scheduled = schedule.rollouts.find((each) => each.id === rollout.id);
  const ahead = schedule.forecast.rollouts.find((each) => each.id === rollout.id) ?? scheduled;
  const written = new Map([...(scheduled?.steps ?? []), ...(scheduled?.traffic ?? [])].map((each) => [each.ref, each]));
  // Drawn from the day on: what was planned for a day that has passed has not happened until someone says so.
  const spans = new Map([...(ahead?.steps ?? []), ...(ahead?.traffic ?? [])].map((each) => [each.ref, each]));
  const stepFacts = facts.rollouts[rollout.id] ?? [];
  const tableRows = rollout.traffic.flatMap((row) => {
    const share = row.share?.percent;
    return share === undefined ? [] : [{ row, share, span: spans.get(row.ref)?.span ?? undefined }];
  });
  const dayOf = (ref: string, places: ReadonlyMap<string, StepPlace> = written): string | undefined => {
    const at = places.get(ref);
    if (!at || typeof at.start !== 'string' || typeof at.finish !== 'string') return undefined;
    return at.start === at.finish ? shortDay(at.start) : `${shortDay(at.start)} – ${shortDay(at.finish)}`;
  };
  const steps = stepFacts.map(({ step, share, stated }, index): RolloutStepRow => {
    const span = spans.get(step.ref)?.span;
    const when = step.at?.raw ?? step.period?.raw;
    const day = dayOf(step.ref);
    const later = dayOf(step.ref, spans);
    const timed = scheduled?.steps.find((each) => each.ref === step.ref);
    const passed = timed && unconfirmedWords(timed);
    const beside = span && tableRows.find((row) => row.span && within(row.span, span.from));
    return {
      step,
      anchor: anchorOf(step.ref),
      number: index + 1,
      title: step.title ?? step.id,
      stated,
      ...(share !== undefined && { share }),
      ...(when !== undefined && { when }),
      ...(day !== undefined && { day }),
      ...(later !== undefined && later !== day && { forecast: later }),
      ...(passed !== undefined && { unconfirmed: passed }),
      promote: conditions(plan, step.promoteIf),
      abort: conditions(plan, step.abortIf),
      ...(beside && { table: beside.share }),
    };
  });
  const table = tableRows.map(({ row, share, span }) => {
    const day = dayOf(row.ref);
    const last =
      span &&
      stepFacts.findLast(({ step, share: own }) => own !== undefined && (spans.get(step.ref)?.span?.from ?? Infinity) < span.to);
    return {
      row,
      anchor: anchorOf(row.ref),
      share,
      ...(day !== undefined && { day }),
      ...(last?.share !== undefined && { steps: last.share }),
    };
  });
  const ends = Object.values(schedule.forecast.phases).flatMap((phase) => (phase.early ? [phase.early.to] : []));
  const missed = steps.some(({ unconfirmed }) => unconfirmed !== undefined);
  const drawing = drawRollout({
    steps: stepFacts.map(({ step, share }) => {
      const span = spans.get(step.ref)?.span;
      return {
        ref: step.ref,
        ...(share !== undefined && { share }),
        ...(span && { span }),
        untold: absenceOf(step, 'share') !== undefined,
        retires: step.retires !== undefined,
        noReturn: step.pointOfNoReturn !== undefined,
      };
    }),
    ...(missed && {
      planned: stepFacts.flatMap(({ step, share }) => {
        const span = written.get(step.ref)?.span;
        return span && share !== undefined ? [{ at: span.from, share }] : [];
      }),
    }),
    ...(schedule.today !== null && { today: schedule.today }),
    table: tableRows.flatMap(({ share, span }) => (span ? [{ share, span }] : [])),
    axis: axisOf(schedule),
    ...(ends.length > 0 && schedule.finish !== null && { end: Math.max(...ends) }),
  });
  const chosen = facts.chosenRollout;
  const recommended = rollout.recommended === true;
  return {
    rollout,
    drawing,
    steps,
    table,
    anchor: rollout.id,
    title: rollout.title ?? rollout.id,
    standing:
      chosen?.id === rollout.id
        ? chosen.by === 'decision'
          ? 'decided'
          : chosen.by === 'only'
            ? 'only'
            : 'recommended'
        : recommended
          ? 'recommended'
          : 'option',
    sentence: steps
      .map(
        (row) =>
          `${row.title}: ${row.share === undefined ? LABELS.rollout.shareNotStated : LABELS.rollout.onTheNewSystem(row.share)}`,
      )
      .join('; '),
  };
}
