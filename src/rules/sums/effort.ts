import { quoted } from '../../analysis/title.ts';
import { planCalendar } from '../../schedule/calendars.ts';
import { workInUnit } from '../../schedule/length-words.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

const PLAN = '---\ntitle: Example\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\nstated: { effort: 5 pw }\n---\n';
const phases = (second: string) => ({
  'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\neffort: 3 pw\n---\n',
  'phases/2-cutover.mdx': `---\ntitle: Cutover\nstatus: planned\neffort: ${second}\n---\n`,
});

export const effort = defineRule({
  id: 'sums/effort',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Stated effort is not the sum of the phases',
  why: 'People are assigned by the total, but the work is done in the phases.',
  examples: { fails: { 'plan.mdx': PLAN, ...phases('4 pw') }, passes: { 'plan.mdx': PLAN, ...phases('2 pw') } },
  check({ plan, calendars, schedule, report }) {
    const total = plan.stated?.effort;
    const found = schedule.stated.find(({ of, field }) => of === 'plan' && field === 'effort');
    if (!total || !found || found.agrees) return;
    const { untold, phases } = schedule.effort;
    const without = plan.phases.filter(({ id }) => untold.includes(id));
    const added = workInUnit(found.computed, total.unit, planCalendar(plan, calendars));
    report(
      plan,
      without.length === 0
        ? `The plan states an effort of ${total.raw}, but its ${Object.keys(phases).length} phases add up to ${added}.`
        : `The plan states an effort of ${total.raw}, but its phases add up to ${added} even without ${listing(without.map(quoted))}, whose effort is unknown.`,
    )
      .at(['stated', 'effort'])
      .fix(`Write stated: { effort: ${added} }, or leave it out: it is computed`);
  },
});
