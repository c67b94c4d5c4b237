import { bufferShare, statedBase } from '../analysis/stated-totals.ts';
import type { Phase, Plan } from '../model/plan.ts';
import type { Source } from '../model/source.ts';
import type { Effort } from '../model/values/effort.ts';
import { tidy } from '../model/values/number.ts';
import type { Duration, Span } from '../model/values/span.ts';
import type { WorkCalendar } from './calendar.ts';
import { personWeeks } from './effort.ts';
import { WEEKS_PER_MONTH, workingDays } from './working-time.ts';

/** An amount between two ends; infinite where a limit leaves one open. */
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
  /** The kind of the computed amount: from the first phase to the last (`days`), with the buffer (`buffered`), … */
  against: 'days' | 'buffered' | 'base' | 'own';
  /** What the computed amount is. */
  basis: string;
  /** Whether they are the same, rounded to the unit in which it is stated. Ranges agree where they meet. */
  agrees: boolean;
}

/** A phase, with what is compared with what it states. */
export interface PhaseTotals {
  phase: Phase;
  /** Its length in working days of the plan's calendar; null where not known. */
  length: Amount | null;
  /** Whether it has no parts, so that a rule of thumb for the phases (`phaseDuration:`) speaks of it. */
  leaf: boolean;
}

/** What the totals are compared with. */
export interface Totals {
  /** Phases that are not cancelled. */
  phases: PhaseTotals[];
  /** Working days from start to finish, without the buffer; null where not known, or not exactly to the day. */
  days: Amount | null;
  effort: { total: Amount | null; phases: Record<string, Amount>; untold: string[] };
}

/** How far `~ 10w` may be off. */
const ROUGHLY = 0.2;
/** Weeks of a month: at least the four that lengths count with, at most the 23 working days of a long one. */
const MOST_WEEKS_PER_MONTH = 4.6;

/** An amount as its author may have meant it: `~ 10w` is about ten weeks, `< 10w` at most ten. */
export function meant(
  { low, high }: Amount,
  { approximate, limit }: Partial<Pick<Span<string>, 'approximate' | 'limit'>>,
): Amount {
  const rough = approximate ? ROUGHLY : 0;
  return {
    low: limit?.startsWith('<') ? 0 : low * (1 - rough),
    high: limit?.startsWith('>') ? Number.POSITIVE_INFINITY : high * (1 + rough),
  };
}

/** A stated duration in working days. A month is as long as months are. */
export function statedDays(duration: Duration, calendar: WorkCalendar): Amount {
  const most = duration.unit === 'mo' ? MOST_WEEKS_PER_MONTH / WEEKS_PER_MONTH : 1;
  const days = (amount: number) => workingDays(amount, duration.unit, calendar);
  return meant({ low: days(duration.low), high: tidy(days(duration.high) * most) }, duration);
}

/** A stated effort in person-weeks. A month is as long as months are. */
export function statedWork(effort: Effort, calendar: WorkCalendar): Amount {
  const most = effort.unit === 'pm' ? MOST_WEEKS_PER_MONTH / WEEKS_PER_MONTH : 1;
  const { low, high } = personWeeks(effort, calendar);
  return meant({ low, high: tidy(high * most) }, effort);
}

/** Whether two amounts can be the same, one of them rounded to a unit. */
export const agree = (a: Amount, b: Amount, unit: number): boolean =>
  a.low - b.high < unit / 2 - 1e-9 && b.low - a.high < unit / 2 - 1e-9;

export const sumOf = (amounts: readonly Amount[]): Amount => ({
  low: tidy(amounts.reduce((total, each) => total + each.low, 0)),
  high: tidy(amounts.reduce((total, each) => total + each.high, 0)),
});
const times = ({ low, high }: Amount, factor: number): Amount => ({ low: tidy(low * factor), high: tidy(high * factor) });
const exactly = (value: number): Amount => ({ low: value, high: value });

/** All ways in which a plan's phases can be counted: with those that were cancelled, without wholes, without parts. */
function phaseCounts({ phases }: Plan): number[] {
  const parents = new Set(phases.map((phase) => phase.parent));
  const running = phases.filter((phase) => phase.status !== 'cancelled');
  return [running, phases].flatMap((each) => [
    each.filter((phase) => phase.parent === undefined).length,
    each.length,
    each.filter((phase) => !parents.has(phase.id)).length,
  ]);
}

/** Sets the totals that a plan and its phases state beside the computed ones. What cannot be computed is left out. */
export function statedTotals(plan: Plan, calendar: WorkCalendar, { phases, days, effort }: Totals): StatedTotal[] {
  const found: StatedTotal[] = [];
  type Compared = Omit<StatedTotal, 'of' | 'source' | 'agrees'> & { agrees?: boolean; step: number; source?: Source };
  const add = (of: Phase | Plan, { step, ...total }: Compared): void => {
    const agrees = total.agrees ?? agree(total.stated, total.computed, step);
    found.push({ of: of === plan ? 'plan' : of.id, source: of.source, ...total, agrees });
  };
  const duration = (
    of: Phase | Plan,
    field: string,
    value: Duration,
    computed: Amount | null,
    against: StatedTotal['against'],
    basis: string,
    { precision = 1, source = of.source }: { precision?: number; source?: Source } = {},
  ): void => {
    const step = workingDays(precision, value.unit, calendar);
    const stated = statedDays(value, calendar);
    if (computed) add(of, { field, source, raw: value.raw, stated, computed, unit: 'working days', against, basis, step });
  };
  const work = (of: Phase | Plan, value: Effort, computed: Amount, basis: string, complete = true): void => {
    const [stated, step] = [statedWork(value, calendar), personWeeks({ ...value, low: 1, high: 1 }, calendar).high];
    // What states no effort can only add to the sum.
    const agrees = complete ? agree(stated, computed, step) : stated.high >= computed.low - step / 2;
    add(of, { field: 'effort', raw: value.raw, stated, computed, unit: 'person-weeks', against: 'own', basis, step, agrees });
  };

  const stated = plan.stated;
  const buffer = bufferShare(plan);
  const ofWork = buffer && times(exactly(1), 1 + buffer.percent / 100).high;
  const total = stated?.duration;
  if (total) {
    duration(plan, 'duration', total, days, 'days', 'from the first phase to the last');
    if (days && ofWork)
      duration(plan, 'duration', total, times(days, ofWork), 'buffered', 'from the first phase to the last, and the buffer');
  }
  const base = statedBase(plan);
  if (base) {
    duration(plan, base.field, base.duration, days, 'days', 'from the first phase to the last');
    // Figures of one unit are compared as they are: "8w + 20 % = 10w" leaves 0.4w without a reason. A tenth is rounding.
    if (total && buffer && ofWork) {
      const padded = times(statedDays(base.duration, calendar), ofWork);
      duration(plan, 'duration', total, padded, 'base', `${base.duration.raw} and a buffer of ${buffer.raw}`, {
        precision: 1 / 5,
      });
    }
  }
  const [reserve, told] = [plan.buffer, stated?.buffer];
  const own = reserve && ('percent' in reserve ? reserve : reserve.share);
  if (told && own) {
    const [said, computed] = [exactly(told.percent), exactly(own.percent)];
    const basis = 'the buffer of the plan';
    add(plan, { field: 'buffer', raw: told.raw, stated: said, computed, unit: '%', against: 'own', basis, step: 0.01 });
  }
  const number = stated?.phases;
  if (number !== undefined && plan.phases.length > 0) {
    const [said, counts] = [exactly(number), phaseCounts(plan)];
    add(plan, {
      field: 'phases',
      raw: String(number),
      stated: said,
      computed: exactly(counts[0] ?? 0),
      unit: 'phases',
      against: 'own',
      basis: 'phases of the plan',
      step: 1,
      agrees: counts.includes(number),
    });
  }
  const people = stated?.effort;
  if (people && effort.total) work(plan, people, effort.total, 'the efforts of the phases together', effort.untold.length === 0);
  const each = stated?.phaseDuration;
  for (const { phase, length, leaf } of phases) {
    if (each && leaf) duration(phase, 'phaseDuration', each, length, 'own', `the length of ${phase.id}`, { source: plan.source });
    const ownStated = phase.stated;
    const long = ownStated?.duration;
    if (long) duration(phase, 'duration', long, length, 'own', 'its length');
    const [costs, computed] = [ownStated?.effort, effort.phases[phase.id]];
    if (costs && computed) work(phase, costs, computed, 'its effort');
  }
  return found;
}
