import { writtenCount } from '../model/absences.ts';
import type { Phase, Plan } from '../model/plan.ts';
import type { Effort } from '../model/values/effort.ts';
import { tidy } from '../model/values/number.ts';
import type { WorkCalendar } from './calendar.ts';
import { WEEKS_PER_MONTH } from './working-time.ts';

export interface PersonWeeks {
  low: number;
  high: number;
}

/** Work that the plan takes beside the people that it names. */
export interface EffortBalance {
  /** Person-weeks by phase, where a phase states it. */
  phases: Record<string, PersonWeeks>;
  /** Of all phases that tell; null where none does. */
  total: PersonWeeks | null;
  /** Phases without an effort, in the order of the plan. */
  untold: string[];
  /** People of the team by count or by name; null where no role states it. */
  people: number | null;
  /** Roles that give neither a count nor names. */
  uncounted: string[];
  /** Person-weeks that the people have from start to finish. */
  capacity: number | null;
  /** Phases that take more people than there are, with how many they take at the upper end. */
  over: { phase: string; people: number }[];
  /** The most people that phases running side by side take. */
  peak: { people: number; phases: string[] } | null;
}

/** An effort in person-weeks of the calendar: a week has its working days, a month four weeks. */
export function personWeeks(effort: Effort, calendar: WorkCalendar): PersonWeeks {
  const perWeek = { h: 1 / (calendar.perDay * calendar.perWeek), pd: 1 / calendar.perWeek, pw: 1, pm: WEEKS_PER_MONTH }[
    effort.unit
  ];
  return { low: tidy(effort.low * perWeek), high: tidy(effort.high * perWeek) };
}

function team(plan: Plan): { people: number | null; uncounted: string[] } {
  let people: number | null = null;
  const uncounted: string[] = [];
  for (const { role, count: stated, people: named } of plan.team ?? []) {
    const count = stated ?? (named && writtenCount(named));
    if (count === undefined) uncounted.push(role ?? 'a role without a name');
    else people = (people ?? 0) + count;
  }
  return { people, uncounted };
}

/** What the balance needs of a phase's schedule. */
export interface Occupied {
  phase: Phase;
  /** Working days; null where not known. */
  days: number | null;
  from: number | null;
  to: number | null;
}

interface Load {
  phase: string;
  people: number;
  from: number;
  to: number;
}

function peakOf(loads: readonly Load[]): EffortBalance['peak'] {
  // People only become more when a phase begins; at the same moment, what ends goes first.
  const changes = loads.flatMap((load) => [
    { at: load.from, people: load.people },
    { at: load.to, people: -load.people },
  ]);
  changes.sort((a, b) => a.at - b.at || a.people - b.people);
  let [running, most, moment] = [0, 0, 0];
  for (const change of changes) {
    running += change.people;
    if (running > most + 1e-9) [most, moment] = [running, change.at];
  }
  if (most === 0) return null;
  return {
    people: tidy(most),
    phases: loads.filter((load) => load.from <= moment && load.to > moment).map((load) => load.phase),
  };
}

/** Compares the effort of the phases (those without parts, not cancelled) with the team, over a plan of so many working days. */
export function effortBalance(
  plan: Plan,
  calendar: WorkCalendar,
  occupied: readonly Occupied[],
  days: number | null,
): EffortBalance {
  const phases: Record<string, PersonWeeks> = {};
  const untold: string[] = [];
  const loads: Load[] = [];
  for (const { phase, days: own, from, to } of occupied) {
    const effort = phase.effort;
    if (!effort) {
      untold.push(phase.id);
      continue;
    }
    const weeks = personWeeks(effort, calendar);
    phases[phase.id] = weeks;
    if (own !== null && own > 0 && from !== null && to !== null)
      loads.push({ phase: phase.id, people: tidy(weeks.high / (own / calendar.perWeek)), from, to });
  }
  const told = Object.values(phases);
  const total =
    told.length === 0
      ? null
      : { low: tidy(told.reduce((sum, each) => sum + each.low, 0)), high: tidy(told.reduce((sum, each) => sum + each.high, 0)) };
  const { people, uncounted } = team(plan);
  return {
    phases,
    total,
    untold,
    people,
    uncounted,
    capacity: people === null || days === null ? null : tidy((people * days) / calendar.perWeek),
    over:
      people === null
        ? []
        : loads.filter((load) => load.people > people + 1e-9).map(({ phase, people: taken }) => ({ phase, people: taken })),
    peak: peakOf(loads),
  };
}
