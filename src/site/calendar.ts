import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import { given } from '../model/field.ts';
import { visible } from '../model/invisible.ts';
import type { CivilDate } from '../model/values/civil.ts';
import { civilDate, dayNumber } from '../model/values/day-number.ts';
import type { ComputedPlan } from '../pipeline/compute.ts';
import type { Position } from '../schedule/schedule.ts';
import { refUrl } from './urls.ts';

/** A day as the generator wants it: it reads UTC parts, so that no zone moves it. */
const utcDay = (date: CivilDate): Date => new Date(dayNumber(date) * 86_400_000);

/** A value of type TEXT (RFC 5545, 3.3.11): the generator escapes those of events, and not the name of the calendar. */
const calendarTextValue = (text: string): string =>
  visible(text.replace(/\r\n?|\n/g, ' ')).replace(/[\\;,]/g, (char) => `\\${char}`);

const isDay = (position: Position | null): position is CivilDate => typeof position === 'string';

/**
 * A plan's milestones, phases and rollout steps as an iCalendar file (RFC 5545), all-day events with exclusive ends.
 * The same plan on the same day gives the same text: identifiers come from references, DTSTAMP from `asOf`. Events link
 * to their pages where the site's address is known. Undated plans give an empty calendar.
 */
export function calendarText({ plan, schedule, facts }: ComputedPlan, asOf: CivilDate, siteUrl?: string): string {
  const title = given(plan.title) ?? plan.id;
  const calendar = ical({
    name: calendarTextValue(title),
    prodId: { company: 'Banyan', product: 'Migration plans', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  });
  const stamp = utcDay(asOf);
  const address = (ref: string): string | undefined =>
    siteUrl === undefined ? undefined : siteUrl.replace(/\/$/, '') + refUrl(plan.id, ref);

  function add(ref: string, summary: string, start: CivilDate, finish: CivilDate, description: string): void {
    const url = address(ref);
    calendar.createEvent({
      id: calendarTextValue(`${plan.id}/${ref}@banyan`),
      stamp,
      start: utcDay(start),
      // DTEND of an all-day event is the day behind the last one (RFC 5545, 3.6.1).
      end: utcDay(civilDate(Math.max(dayNumber(start), dayNumber(finish)) + 1)),
      allDay: true,
      summary,
      description,
      transparency: ICalEventTransparency.TRANSPARENT,
      ...(url !== undefined && { url }),
    });
  }

  for (const phase of plan.phases) {
    const scheduled = schedule.phases[phase.id];
    if (!scheduled || scheduled.state === 'cancelled' || !isDay(scheduled.earlyStart) || !isDay(scheduled.earlyFinish)) continue;
    const name = given(phase.title) ?? phase.id;
    const words = [scheduled.milestone ? 'Milestone' : 'Phase', `of ${title}`, ...(scheduled.critical ? ['critical'] : [])]
      .join(', ')
      .replace(', of', ' of');
    add(
      phase.ref,
      scheduled.milestone ? `◆ ${name}` : name,
      scheduled.earlyStart,
      scheduled.milestone ? scheduled.earlyStart : scheduled.earlyFinish,
      words,
    );
  }
  for (const rollout of schedule.rollouts) {
    for (const step of rollout.steps) {
      const fact = facts.rollouts[rollout.id]?.find((each) => each.step.ref === step.ref);
      if (!fact || !isDay(step.start) || !isDay(step.finish)) continue;
      const name = given(fact.step.title) ?? fact.step.id;
      add(
        step.ref,
        fact.share === undefined ? name : `${name} (${fact.share} %)`,
        step.start,
        step.finish,
        `Rollout step of ${title}`,
      );
    }
  }
  return calendar.toString();
}
