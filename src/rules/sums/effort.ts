import { type Amount, agree, effortInWords, hoursOf, hourUnit, plus } from '../../analysis/amount.ts';
import { workingPhases } from '../../analysis/planned-length.ts';
import { quoted } from '../../analysis/title.ts';
import { given } from '../../model/field.ts';
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
  title: 'The stated effort is not the sum of the phases',
  why: 'People are assigned by the total, and work is done by the phases.',
  examples: { fails: { 'plan.mdx': PLAN, ...phases('4 pw') }, passes: { 'plan.mdx': PLAN, ...phases('2 pw') } },
  check({ plan, report }) {
    const total = given(given(plan.stated)?.effort);
    const phases = workingPhases(plan);
    const efforts = phases.flatMap((phase) => given(phase.effort) ?? []);
    if (!total || efforts.length === 0) return;
    const sum = efforts.map(hoursOf).reduce<Amount>(plus, { low: 0, high: 0 });
    const complete = efforts.length === phases.length;
    // Phases without an effort can only add to the sum.
    const own = hoursOf(total);
    if (complete ? agree(own, sum, hourUnit(total)) : own.high >= sum.low - hourUnit(total) / 2) return;
    const without = phases.filter((phase) => !given(phase.effort));
    const added = effortInWords(sum, total.unit);
    report(
      plan,
      complete
        ? `The plan states an effort of ${total.raw}, but its ${phases.length} phases add up to ${added}.`
        : `The plan states an effort of ${total.raw}, but its phases add up to ${added} even without ${listing(without.map(quoted))}, of which none is known.`,
    )
      .at(['stated', 'effort'])
      .fix(`Write stated: { effort: ${effortInWords(sum, total.unit)} }, or leave it out: it is computed`);
  },
});
