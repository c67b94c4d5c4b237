import { given } from '../model/field.ts';
import type { Plan } from '../model/plan.ts';
import type { Source } from '../model/source.ts';
import { tidy } from '../model/values/number.ts';
import type { Duration } from '../model/values/span.ts';
import type { WorkCalendar } from './calendar.ts';
import { personWeeks } from './effort.ts';
import { workingDays } from './working-time.ts';

export interface Amount {
  low: number;
  high: number;
}

/** Something that the plan states beside what follows from it. */
export interface StatedTotal {
  /** `plan`, or the id of the phase that states it. */
  of: string;
  /** The field below `stated`. */
  field: string;
  source: Source;
  raw: string;
  stated: Amount;
  computed: Amount;
  unit: 'working days' | 'person-weeks' | 'phases' | '%';
  /** What the computed amount is. */
  basis: string;
  /** Whether they are the same, rounded to the unit in which it is stated. Ranges agree where they meet. */
  agrees: boolean;
}

/** What the totals are compared with. */
export interface Totals {
  /** Leaf phases that are not cancelled: their lengths in working days of the plan's calendar; null where not known. */
  lengths: { id: string; source: Source; amount: Amount | null; stated: Plan['phases'][number]['stated'] }[];
  /** All phases that are not cancelled and no part of another one. */
  phases: number;
  /** Working days from start to finish, without the buffer. */
  days: number | null;
  /** The plan's buffer as a share of the phases together, in percent, and in working days. */
  buffer: { percent: number; days: number } | null;
  effort: { total: Amount | null; phases: Record<string, Amount>; complete: boolean };
}

const exactly = (value: number): Amount => ({ low: value, high: value });
const meet = (a: Amount, b: Amount): boolean => a.low <= b.high + 1e-6 && b.low <= a.high + 1e-6;

/** Whether two amounts are the same once the computed one is rounded to whole units, up or to the nearest. */
function agree(stated: Amount, computed: Amount, unit: number): boolean {
  const round = (how: (value: number) => number): Amount => ({
    low: how(tidy(computed.low / unit)) * unit,
    high: how(tidy(computed.high / unit)) * unit,
  });
  return meet(stated, computed) || meet(stated, round(Math.ceil)) || meet(stated, round(Math.round));
}

const sum = (amounts: readonly Amount[]): Amount => ({
  low: tidy(amounts.reduce((total, each) => total + each.low, 0)),
  high: tidy(amounts.reduce((total, each) => total + each.high, 0)),
});

/** Sets the totals that a plan and its phases state beside the computed ones. What cannot be computed is left out. */
export function statedTotals(plan: Plan, calendar: WorkCalendar, totals: Totals): StatedTotal[] {
  const found: StatedTotal[] = [];
  const inDays = (duration: Duration): Amount => ({
    low: workingDays(duration.low, duration.unit, calendar),
    high: workingDays(duration.high, duration.unit, calendar),
  });
  const add = (
    of: string,
    field: string,
    source: Source,
    raw: string,
    stated: Amount,
    computed: Amount,
    unit: StatedTotal['unit'],
    basis: string,
    step: number,
  ) => found.push({ of, field, source, raw, stated, computed, unit, basis, agrees: agree(stated, computed, step) });
  const duration = (of: string, field: string, source: Source, value: Duration, computed: Amount, basis: string) =>
    add(of, field, source, value.raw, inDays(value), computed, 'working days', basis, workingDays(1, value.unit, calendar));

  const stated = given(plan.stated);
  const { lengths, days, buffer, effort } = totals;
  const known = lengths.flatMap((each) => (each.amount ? [each.amount] : []));
  const whole = known.length === lengths.length && known.length > 0 ? sum(known) : null;
  const own = plan.source;
  for (const field of ['duration', 'timeline'] as const) {
    const value = given(stated?.[field]);
    if (value === undefined || typeof value === 'string') continue;
    if (days !== null) duration('plan', field, own, value, exactly(days), 'from the first phase to the last');
    if (whole) duration('plan', field, own, value, whole, 'the phases one after the other');
    if (days !== null && buffer)
      duration('plan', field, own, value, exactly(days + buffer.days), 'from the first phase to the last, and the buffer');
  }
  const base = given(stated?.base);
  const percent = given(stated?.buffer)?.percent ?? buffer?.percent;
  const total = given(stated?.duration);
  if (base) {
    if (days !== null) duration('plan', 'base', own, base, exactly(days), 'from the first phase to the last');
    if (total && percent !== undefined) {
      const padded = inDays(base);
      const times = 1 + percent / 100;
      duration(
        'plan',
        'duration',
        own,
        total,
        { low: tidy(padded.low * times), high: tidy(padded.high * times) },
        `${base.raw} and a buffer of ${percent} %`,
      );
    }
  }
  const reserve = given(stated?.buffer);
  if (reserve && buffer)
    add('plan', 'buffer', own, reserve.raw, exactly(reserve.percent), exactly(buffer.percent), '%', 'the buffer of the plan', 1);
  const number = given(stated?.phases);
  if (number !== undefined)
    add('plan', 'phases', own, String(number), exactly(number), exactly(totals.phases), 'phases', 'phases of the plan', 1);
  const work = given(stated?.effort);
  if (work && effort.total && effort.complete)
    add(
      'plan',
      'effort',
      own,
      work.raw,
      personWeeks(work, calendar),
      effort.total,
      'person-weeks',
      'the efforts of the phases together',
      personWeeks({ ...work, low: 1, high: 1 }, calendar).high,
    );
  const each = given(stated?.phaseDuration);
  for (const length of lengths) {
    if (each && length.amount) duration(length.id, 'phaseDuration', own, each, length.amount, `the length of ${length.id}`);
    const ofPhase = given(length.stated);
    const told = given(ofPhase?.duration);
    if (told && length.amount) duration(length.id, 'duration', length.source, told, length.amount, 'its length');
    const toldEffort = given(ofPhase?.effort);
    const computed = effort.phases[length.id];
    if (toldEffort && computed)
      add(
        length.id,
        'effort',
        length.source,
        toldEffort.raw,
        personWeeks(toldEffort, calendar),
        computed,
        'person-weeks',
        'its effort',
        personWeeks({ ...toldEffort, low: 1, high: 1 }, calendar).high,
      );
  }
  return found;
}
