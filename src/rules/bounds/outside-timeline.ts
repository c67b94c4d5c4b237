import { planPositions } from '../../analysis/position.ts';
import { quoted } from '../../analysis/title.ts';
import { stepPeriod } from '../../analysis/traffic.ts';
import { given } from '../../model/field.ts';
import type { Identity, Plan } from '../../model/plan.ts';
import type { Period } from '../../model/values/period.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';
import { timelineOf } from '../timeline.ts';

const rollout = (last: string) => ({
  'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\nperiod: weeks 1–6\n---\n',
  'phases/2-cutover.mdx': '---\ntitle: Cutover\nstatus: planned\nperiod: weeks 7–8\n---\n',
  'rollout/ramp.mdx': `---\ntitle: Ramp\ntraffic:\n  - { at: week 7, share: 20 % }\n  - { at: ${last}, share: 100 % }\n---\n`,
});

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

interface Placed {
  thing: Identity;
  field: string;
  period: Period;
  name: string;
}

/** Rows that say when they are, beside the phases. */
function* placedRows(plan: Plan): Generator<Placed> {
  for (const rollout of plan.rollout) {
    for (const step of rollout.steps) {
      const period = stepPeriod(step);
      if (period) yield { thing: step, field: given(step.at) ? 'at' : 'period', period, name: `${quoted(step)} (${period.raw})` };
    }
    for (const row of rollout.traffic) {
      const period = given(row.at);
      if (period) yield { thing: row, field: 'at', period, name: `the traffic of ${period.raw}` };
    }
  }
  for (const metric of plan.metrics?.metrics ?? []) {
    const period = given(metric.when);
    if (period) yield { thing: metric, field: 'when', period, name: `${quoted(metric)} (${period.raw})` };
  }
}

export const outsideTimeline = defineRule({
  id: 'bounds/outside-timeline',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Something is placed before the plan begins or after it ends',
  why: 'When it is due, nobody works on the plan any more, or not yet.',
  examples: { fails: rollout('week 10'), passes: rollout('week 8') },
  check({ plan, schedule, report }) {
    const positions = planPositions(plan);
    const timeline = timelineOf(plan, positions, schedule);
    if (!timeline) return;
    const total = given(given(plan.stated)?.duration);
    const early: Placed[] = [];
    const late: Placed[] = [];
    for (const row of placedRows(plan)) {
      // T+14d may well lie behind the last phase: it is counted from the cutover, not from the plan.
      const stretch = row.period.axis === 'cutover' ? undefined : positions.of(row.period);
      if (stretch?.scale !== timeline.scale) continue;
      if (stretch.from >= timeline.to - 1e-9) late.push(row);
      else if (stretch.to <= timeline.from + 1e-9) early.push(row);
    }
    for (const [rows, what] of [
      [early, 'begins'],
      [late, 'ends'],
    ] as const) {
      const [first, ...others] = rows;
      if (!first) continue;
      const bound =
        what === 'ends'
          ? `the last phase, ${quoted(timeline.last)}, ${timeline.ends}${total ? ` and the stated duration is ${total.raw}` : ''}`
          : `it starts on ${given(plan.start)?.raw ?? 'the first day of its first phase'}`;
      const found = report(
        first.thing,
        `${sentence(listing(rows.map(({ name }) => name)))} ${rows.length === 1 ? 'lies' : 'lie'} ${what === 'ends' ? 'behind the end' : 'before the start'} of the plan: ${bound}.`,
      )
        .at(first.field)
        .key(what);
      if (what === 'ends') found.related(timeline.last, 'the last phase', given(timeline.last.period) ? 'period' : 'title');
      if (what === 'begins') found.related(plan, 'the start', 'start');
      for (const other of others) found.related(other.thing, other.period.raw, other.field);
      found.fix(
        what === 'ends'
          ? 'Move it into the time of the plan, or add the phase that it belongs to'
          : 'Move it behind the start of the plan, or let the plan start earlier',
      );
    }
  },
});
