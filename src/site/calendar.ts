import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import { rowLabel } from '../analysis/labels.ts';
import { visible } from '../model/invisible.ts';
import type { CivilDate } from '../model/values/civil.ts';
import { civilDate, dayNumber } from '../model/values/day-number.ts';
import type { ComputedPlan } from '../pipeline/compute.ts';
import type { Timed } from '../schedule/plan-schedule.ts';
import type { Position } from '../schedule/schedule.ts';
import { LABELS } from './labels/index.ts';
import { refUrl } from './urls.ts';

/** A day as the generator wants it: it reads UTC parts, so that no zone moves it. */
const utcDay = (date: CivilDate): Date => new Date(dayNumber(date) * 86_400_000);

/** A value of type TEXT (RFC 5545, 3.3.11): the generator escapes those of events, and not the name of the calendar. */
const calendarTextValue = (text: string): string =>
  visible(text.replace(/\r\n?|\n/g, ' ')).replace(/[\\;,]/g, (char) => `\\${char}`);

const isDay = (position: Position | null): position is CivilDate => typeof position === 'string';

/** How often the files of a plan were changed, and when last (ISO 8601): by which a calendar recognises a newer event. */
export interface PlanRevision {
  sequence: number;
  changed: string;
}

/** An all-day event: from its first to its last day. */
interface DayEvent {
  ref: string;
  summary: string;
  start: CivilDate;
  finish: CivilDate;
  description: string;
}

const plannedWords = ({ planned, forecast }: Timed): string =>
  planned.finish === forecast.finish && planned.start === forecast.start
    ? ''
    : LABELS.calendar.planned(planned.start, planned.finish);

/** Milestones, phases and their deadlines. */
function phaseEvents({ plan, schedule }: ComputedPlan, title: string): DayEvent[] {
  return plan.phases.flatMap((phase): DayEvent[] => {
    const scheduled = schedule.phases[phase.id];
    if (!scheduled || scheduled.state === 'cancelled') return [];
    const name = phase.title ?? phase.id;
    const { start, finish } = scheduled.forecast;
    const kind = scheduled.milestone ? LABELS.calendar.milestone : LABELS.common.phase;
    const critical = schedule.forecast.critical.includes(phase.id) && scheduled.state !== 'done' ? LABELS.calendar.critical : '';
    const placed: DayEvent[] =
      isDay(start) && isDay(finish)
        ? [
            {
              ref: phase.ref,
              summary: scheduled.milestone ? `◆ ${name}` : name,
              start,
              finish: scheduled.milestone ? start : finish,
              description: LABELS.calendar.ofAll(kind, title, critical, plannedWords(scheduled)),
            },
          ]
        : [];
    const deadline = phase.deadline;
    if (deadline?.axis !== 'date' || scheduled.state === 'done') return placed;
    const due = {
      ref: `${phase.ref}#deadline`,
      summary: LABELS.calendar.deadline(name),
      description: LABELS.calendar.deadlineOfAPhaseOf(title),
    };
    return [...placed, { ...due, start: deadline.to, finish: deadline.to }];
  });
}

/** Rollout steps of all rollouts, with the share that each leaves the new system with. */
function stepEvents({ plan, schedule, facts }: ComputedPlan, title: string): DayEvent[] {
  return plan.rollout.flatMap((rollout) =>
    (facts.rollouts[rollout.id] ?? []).flatMap(({ step, share }): DayEvent[] => {
      const place = schedule.places[step.ref];
      const [start, finish] = [place?.forecast.start ?? null, place?.forecast.finish ?? null];
      if (!place || place.state === 'cancelled' || !isDay(start) || !isDay(finish)) return [];
      const name = step.title ?? step.id;
      const summary = share === undefined ? name : `${name} (${share} %)`;
      return [{ ref: step.ref, summary, start, finish, description: LABELS.calendar.rolloutStepOf(title, plannedWords(place)) }];
    }),
  );
}

/** What has to be done by a day: decisions, sunsets, the freezes of the calendar, the finish. */
function dayEvents({ plan, schedule }: ComputedPlan, title: string): DayEvent[] {
  const rows = [
    ...plan.decisions.map((row) => ({ row, before: LABELS.calendar.decide, what: LABELS.calendar.decision })),
    ...plan.endpoints
      .flatMap(({ mappings }) => mappings)
      .map((row) => ({ row, before: LABELS.calendar.sunset, what: LABELS.calendar.sunsetOfAnOperation })),
  ].flatMap(({ row, before, what }): DayEvent[] => {
    const place = schedule.places[row.ref];
    const [start, finish] = [place?.forecast.start ?? null, place?.forecast.finish ?? null];
    if (!place || place.state === 'done' || !isDay(start) || !isDay(finish)) return [];
    return [
      { ref: row.ref, summary: `${before}${rowLabel(row)}`, start, finish, description: LABELS.common.partOf(what, title) },
    ];
  });
  const { origin } = schedule.axis;
  const freezes = schedule.freezes.flatMap(({ from, to, title: name }): DayEvent[] => {
    if (origin === undefined) return [];
    const [start, finish] = [civilDate(dayNumber(origin) + from), civilDate(dayNumber(origin) + to - 1)];
    return [
      {
        ref: `freeze/${start}`,
        summary: name ?? LABELS.calendar.freeze,
        start,
        finish,
        description: LABELS.calendar.noRolloutStepOfOnTheseDays(title),
      },
    ];
  });
  const on = (ref: string, summary: string, day: Position | null | undefined): DayEvent[] =>
    day !== null && day !== undefined && isDay(day) ? [{ ref, summary, start: day, finish: day, description: title }] : [];
  return [
    ...rows,
    ...freezes,
    ...on('plan#finish', LABELS.calendar.finish(title), schedule.forecast.finish),
    ...on('plan#promised', LABELS.calendar.promisedFinish(title), schedule.promised?.finish),
  ];
}

/**
 * A plan as an iCalendar file (RFC 5545): phases, milestones, rollout steps, deadlines, decisions, sunsets, freezes and the
 * finish, where the forecast puts them; all-day events with exclusive ends, the same in every time zone. The same plan on
 * the same day gives the same text: identifiers come from references, DTSTAMP from `asOf`, SEQUENCE and LAST-MODIFIED from
 * the history (`revision`). Events link to their pages where the site's address is known. Undated plans give an empty calendar.
 */
export function calendarText(computed: ComputedPlan, asOf: CivilDate, siteUrl?: string, revision?: PlanRevision): string {
  const { plan } = computed;
  const title = plan.title ?? plan.id;
  const calendar = ical({
    name: calendarTextValue(title),
    prodId: { company: 'Banyan', product: 'Migration plans', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  });
  const events = [phaseEvents, stepEvents, dayEvents].flatMap((each) => each(computed, title));
  for (const { ref, summary, start, finish, description } of events) {
    calendar.createEvent({
      id: calendarTextValue(`${plan.id}/${ref}@banyan`),
      stamp: utcDay(asOf),
      start: utcDay(start),
      // DTEND of an all-day event is the day behind the last one (RFC 5545, 3.6.1).
      end: utcDay(civilDate(Math.max(dayNumber(start), dayNumber(finish)) + 1)),
      allDay: true,
      summary,
      description,
      transparency: ICalEventTransparency.TRANSPARENT,
      ...(siteUrl !== undefined && { url: siteUrl.replace(/\/$/, '') + refUrl(plan.id, ref.replace(/#.*/, '')) }),
      ...(revision && { sequence: revision.sequence, lastModified: new Date(revision.changed) }),
    });
  }
  return calendar.toString();
}
