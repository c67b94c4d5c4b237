import { leafPhases } from '../../analysis/leaf-phases.ts';
import { bufferShare } from '../../analysis/stated-totals.ts';
import { quoted } from '../../analysis/title.ts';
import type { Identity, Phase, Plan } from '../../model/plan.ts';
import type { Period } from '../../model/values/period.ts';
import { lengthText } from '../../schedule/length-words.ts';
import type { WorkLine } from '../../schedule/line.ts';
import type { AxisSpan, PlanSchedule, TimedPlace } from '../../schedule/plan-schedule.ts';
import { listing } from '../listing.ts';
import { axisLine, fieldOf, placeOf, placeWords, pointOf, spanOf } from '../places.ts';
import { defineRule } from '../rule.ts';

const rollout = (last: string) => ({
  'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\nperiod: weeks 1–6\n---\n',
  'phases/2-cutover.mdx': '---\ntitle: Cutover\nstatus: planned\nperiod: weeks 7–8\n---\n',
  'rollout/ramp.mdx': `---\ntitle: Ramp\ntraffic:\n  - { at: week 7, share: 20 % }\n  - { at: ${last}, share: 100 % }\n---\n`,
});

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

interface Placed {
  thing: Identity;
  place: TimedPlace;
  name: string;
}

/** Rows that have a place beside the phases. What is counted from the cutover may well lie behind the last phase. */
function placedRows(plan: Plan, schedule: PlanSchedule): Placed[] {
  const named = (thing: Identity, name: (place: TimedPlace) => string, period?: Period): Placed[] => {
    const place = placeOf(schedule, thing);
    const judged = place?.written && place.state !== 'done' && place.state !== 'cancelled' && period?.axis !== 'cutover';
    return judged ? [{ thing, place, name: name(place) }] : [];
  };
  const titled = (thing: Identity, period?: Period) =>
    named(thing, (place) => `${quoted(thing)} (${placeWords(place, plan)})`, period);
  return [
    ...plan.rollout.flatMap(({ steps, traffic }) => [
      ...steps.flatMap((step) => titled(step, step.at ?? step.period)),
      ...traffic.flatMap((row) => named(row, (place) => `the traffic of ${placeWords(place, plan)}`, row.at)),
    ]),
    ...(plan.metrics?.metrics ?? []).flatMap((metric) => titled(metric, metric.when)),
  ];
}

/** From the start of a plan to the end of its last phase and buffer, of its stated duration, or of its finish: the latest. */
function timelineOf(plan: Plan, schedule: PlanSchedule, line: WorkLine): (AxisSpan & { last: Phase }) | undefined {
  if (schedule.finish === null) return undefined;
  const placed = leafPhases(plan).flatMap((phase) => {
    const span = spanOf(schedule, phase);
    return span ? [{ phase, span }] : [];
  });
  const [first] = placed;
  if (!first) return undefined;
  const last = placed.reduce((latest, each) => (each.span.to > latest.span.to ? each : latest), first);
  const { start, finish } = plan;
  const from = start?.axis === 'date' ? pointOf(schedule, start.from) : Math.min(...placed.map(({ span }) => span.from));
  const total = Math.max(
    0,
    ...schedule.stated.flatMap(({ of, field, stated }) => (of === 'plan' && field === 'duration' ? stated.high : [])),
  );
  const share = 1 + (bufferShare(plan)?.percent ?? 0) / 100;
  const reserve = line.endOf(line.indexAt(from) + (line.indexAt(last.span.to) - line.indexAt(from)) * share);
  const until = schedule.unit === 'date' && finish?.axis === 'date' ? pointOf(schedule, finish.to) + 1 : from;
  const ends = [last.span.to, reserve, schedule.buffer?.span.to ?? from, line.endOf(line.indexAt(from) + total), until];
  return { from, to: Math.max(...ends), last: last.phase };
}

export const outsideTimeline = defineRule({
  id: 'bounds/outside-timeline',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Item lies outside the timeline of the plan',
  why: 'When it is due, the plan is over or has not started.',
  examples: { fails: rollout('week 10'), passes: rollout('week 8') },
  check({ plan, calendars, schedule, report }) {
    const timeline = timelineOf(plan, schedule, axisLine(plan, calendars, schedule));
    if (!timeline) return;
    const total = plan.stated?.duration;
    const lastPlace = placeOf(schedule, timeline.last);
    const early: Placed[] = [];
    const late: Placed[] = [];
    for (const row of placedRows(plan, schedule)) {
      const span = row.place.written?.span;
      if (!span) continue;
      if (span.from >= timeline.to - 1e-9) late.push(row);
      else if (span.to <= timeline.from + 1e-9 && span.from < timeline.from) early.push(row);
    }
    for (const [rows, what] of [
      [early, 'begins'],
      [late, 'ends'],
    ] as const) {
      const [first, ...others] = rows;
      if (!first) continue;
      const bound =
        what === 'ends'
          ? `the last phase, ${quoted(timeline.last)}, ${endWords(lastPlace, schedule)}${total ? ` and the stated duration is ${total.raw}` : ''}`
          : `it starts on ${plan.start?.raw ?? 'the first day of its first phase'}`;
      const found = report(
        first.thing,
        `${sentence(listing(rows.map(({ name }) => name)))} ${rows.length === 1 ? 'lies' : 'lie'} ${what === 'ends' ? 'after the end' : 'before the start'} of the plan: ${bound}.`,
      )
        .at(fieldOf(first.place, 'title'))
        .key(what);
      if (what === 'ends') found.related(timeline.last, 'the last phase', fieldOf(lastPlace, 'title'));
      if (what === 'begins') found.related(plan, 'the start', 'start');
      for (const { thing, place } of others) found.related(thing, placeWords(place, plan), fieldOf(place, 'title'));
      found.fix(
        what === 'ends'
          ? 'Move it into the time of the plan, or add the phase that it belongs to'
          : 'Move it after the start of the plan, or let the plan start earlier',
      );
    }
  },
});

/** Where the last phase ends, in words. */
function endWords(place: TimedPlace | undefined, schedule: PlanSchedule): string {
  if (place?.stated && place.written?.by === 'stated') return `is in ${place.stated.raw}`;
  const finish = place?.written?.finish;
  return typeof finish === 'string'
    ? `ends on ${finish}`
    : `ends after ${finish === null || finish === undefined ? '' : lengthText(finish, schedule.calendar)}`;
}
