import { stepStates } from '../analysis/rollout.ts';
import { flatten } from '../model/body.ts';
import type { Phase, Plan } from '../model/plan.ts';
import type { Source } from '../model/source.ts';
import { type Period, parsePeriod } from '../model/values/period.ts';
import { placePeriod, type Stretch } from './axis.ts';
import type { Frame } from './frame.ts';
import { placeBetween } from './places.ts';
import type {
  AxisSpan,
  ComputedPlace,
  Dates,
  Driver,
  PhasePlace,
  PhaseSchedule,
  StatedPlace,
  StepPlace,
  TimedKind,
  TimedPlace,
} from './plan-schedule.ts';
import { timed } from './timing.ts';

/** What the places of a plan are made from. */
interface PlacesInput {
  plan: Plan;
  frame: Frame;
  origin: number;
  today: number | undefined;
  /** T as written and in the forecast, of the rollout that holds. */
  cutover: { written?: number | undefined; ahead?: number | undefined };
  phases: Record<string, PhaseSchedule>;
  forecast: Record<string, PhasePlace>;
  rollouts: { id: string; steps: StepPlace[]; traffic: StepPlace[] }[];
  forecastRollouts: { id: string; steps: StepPlace[]; traffic: StepPlace[] }[];
}

const BY_DRIVER = (driver: Driver | null): Pick<ComputedPlace, 'by' | 'after'> => {
  if (!driver) return { by: 'unknown' };
  if (driver.kind === 'actual') return { by: 'actual' };
  if (driver.kind === 'link') return { by: 'dependency', after: `phase/${driver.phase}` };
  return { by: driver.field === 'plan' || driver.field === 'as-of' ? driver.field : 'stated' };
};

/** The fields by which a phase says when it is, the most exact first. */
const PHASE_FIELDS = ['period', 'start', 'finish'] as const;

const shifted = ({ from, to }: Stretch, origin: number): AxisSpan => ({ from: from - origin, to: to - origin });

/** All places of a plan, by their reference. */
export function timedPlaces(input: PlacesInput): Record<string, TimedPlace> {
  const { plan, frame, origin, today } = input;
  const places = new Map<string, TimedPlace>();
  const clock = { frame, today };

  const statedAs = (period: Period | undefined, field: string, cutover = input.cutover.written): StatedPlace | null => {
    const placed = period && placePeriod(period, frame, cutover);
    if (!period || !placed?.ok) return null;
    const { from, to } = placed.stretch;
    const named = placeBetween(from, to, frame, frame.dated && from === to ? 'begins' : undefined);
    return named ? { raw: period.raw, field, start: named.start, finish: named.finish, span: shifted(named, origin) } : null;
  };
  const index = ({ from, to }: AxisSpan): [number, number] => [
    frame.line.indexAt(from + origin),
    frame.line.indexAt(to + origin),
  ];
  const repeated = (phase: Phase, stands: { span: AxisSpan } | null): TimedPlace['repeated'] => {
    const named = statedAs(phase.stated?.period, 'period');
    if (!named || !stands) return null;
    const [own, other] = [index(stands.span), index(named.span)];
    return { ...named, agrees: own.every((at, side) => Math.abs(at - (other[side] ?? at)) < 1e-6) };
  };
  const ofPhase = (phase: Phase): void => {
    const [record, then] = [input.phases[phase.id], input.forecast[phase.id]];
    if (!record || !then) return;
    const field = PHASE_FIELDS.find((each) => phase[each] !== undefined);
    const computed = ({ earlyStart, earlyFinish, early, driver }: PhasePlace): ComputedPlace | null =>
      early && { start: earlyStart, finish: earlyFinish, span: early, ...BY_DRIVER(driver) };
    const [stated, written] = [field ? statedAs(phase[field], field) : null, computed(record)];
    places.set(phase.ref, {
      ref: phase.ref,
      kind: record.milestone ? 'milestone' : 'phase',
      source: phase.source,
      state: record.state,
      planned: record.planned,
      forecast: record.forecast,
      lateBy: record.lateBy,
      timing: record.timing,
      stated,
      repeated: repeated(phase, field === 'period' ? stated : written),
      written,
      ahead: computed(then),
    });
    for (const task of flatten(phase.body.tasks)) {
      const due = task.due === undefined ? undefined : parsePeriod(task.due);
      if (due?.ok) ofRow('task', task, 'due', due.value, task.state === 'done');
    }
  };
  /** Something that is where the plan says, and moves only with T. */
  const ofRow = (
    kind: TimedKind,
    row: { ref: string; source: Source },
    field: string,
    period: Period | undefined,
    over: boolean,
  ): void => {
    const [stated, ahead] = [statedAs(period, field), statedAs(period, field, input.cutover.ahead ?? input.cutover.written)];
    if (!stated || !ahead) return;
    const computed = ({ start, finish, span }: StatedPlace): ComputedPlace => ({ start, finish, span, by: 'stated' });
    const dates = ({ start, finish }: Dates): Dates => ({ start, finish });
    const state = over ? 'done' : 'planned';
    places.set(row.ref, {
      ref: row.ref,
      kind,
      source: row.source,
      state,
      ...timed(state, dates(stated), dates(ahead), true, clock),
      stated,
      repeated: null,
      written: computed(stated),
      ahead: computed(ahead),
    });
  };

  for (const phase of plan.phases) ofPhase(phase);
  plan.rollout.forEach((rollout, index) => {
    const states = stepStates(rollout, plan);
    const [own, then] = [input.rollouts[index], input.forecastRollouts[index]];
    const placed = (
      kind: TimedKind,
      rows: readonly {
        ref: string;
        source: Source;
        at?: (typeof rollout.steps)[number]['at'];
        period?: (typeof rollout.steps)[number]['period'];
        phase?: (typeof rollout.steps)[number]['phase'];
      }[],
      list: 'steps' | 'traffic',
      state: (at: number) => PhaseSchedule['state'],
    ) =>
      rows.forEach((row, at) => {
        const [record, ahead] = [own?.[list][at], then?.[list][at]];
        if (!record || !ahead) return;
        const computed = ({ start, finish, span, by }: StepPlace): ComputedPlace | null => {
          if (!span) return null;
          const before =
            by === 'phase'
              ? `phase/${row.phase ?? ''}`
              : by === 'hold' || by === 'work' || by === 'step'
                ? rows[at - 1]?.ref
                : undefined;
          return { start, finish, span, by, ...(before !== undefined && { after: before }) };
        };
        const dates = ({ start, finish }: StepPlace): Dates => ({ start, finish });
        const field = row.at ? 'at' : 'period';
        places.set(row.ref, {
          ref: row.ref,
          kind,
          source: row.source,
          state: state(at),
          ...timed(state(at), dates(record), dates(ahead), false, clock),
          stated: statedAs(row.at ?? row.period, field),
          repeated: null,
          written: computed(record),
          ahead: computed(ahead),
        });
      });
    placed('step', rollout.steps, 'steps', (at) => states[at] ?? 'planned');
    placed('traffic', rollout.traffic, 'traffic', () => (rollout.status === 'done' ? 'done' : 'planned'));
  });
  for (const metric of plan.metrics?.metrics ?? []) ofRow('metric', metric, 'when', metric.when, false);
  for (const decision of plan.decisions) {
    const decided = decision.chosen !== undefined || decision.state === 'decided' || decision.state === 'superseded';
    ofRow('decision', decision, 'due', decision.due, decided);
  }
  for (const surface of plan.endpoints)
    for (const mapping of surface.mappings) ofRow('sunset', mapping, 'sunset', mapping.sunset, false);
  return Object.fromEntries(places);
}
