import { quoted } from '../../analysis/title.ts';
import { planCalendar } from '../../schedule/calendars.ts';
import { daysInUnit } from '../../schedule/length-words.ts';
import { listing } from '../listing.ts';
import { fieldOf, placeOf } from '../places.ts';
import { defineRule } from '../rule.ts';

const PLAN =
  '---\ntitle: Example\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\nstated: { phaseDuration: 2w }\n---\n';
const phases = (second: string) => ({
  'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\nperiod: weeks 1–2\n---\n',
  'phases/2-cutover.mdx': `---\ntitle: Cutover\nstatus: planned\nperiod: ${second}\n---\n`,
});

export const phaseLength = defineRule({
  id: 'sums/phase-length',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Phase length contradicts the stated length',
  why: 'The rule of thumb of the plan does not hold for the phases it is about.',
  examples: { fails: { 'plan.mdx': PLAN, ...phases('weeks 3–5') }, passes: { 'plan.mdx': PLAN, ...phases('weeks 3–4') } },
  check({ plan, calendars, schedule, report }) {
    const stated = plan.stated?.phaseDuration;
    if (!stated) return;
    const calendar = planCalendar(plan, calendars);
    const others = schedule.stated.flatMap(({ of, field, agrees, computed }) => {
      const phase = plan.phases.find(({ id }) => id === of);
      return phase && field === 'phaseDuration' && !agrees
        ? [{ phase, takes: `takes ${daysInUnit(computed, stated.unit, calendar)}` }]
        : [];
    });
    if (others.length === 0) return;
    const found = report(
      plan,
      `Each phase is stated to take ${stated.raw}, but ${listing(others.map(({ phase, takes }) => `${quoted(phase)} ${takes}`))}.`,
    )
      .at(['stated', 'phaseDuration'])
      .fix('Give the phases the stated length, or leave stated.phaseDuration out');
    for (const { phase, takes } of others)
      found.related(phase, takes, phase.duration ? 'duration' : fieldOf(placeOf(schedule, phase), 'title'));
  },
});
