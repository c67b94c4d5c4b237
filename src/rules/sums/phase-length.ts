import { agree, daysOf, dayUnit, inWords } from '../../analysis/amount.ts';
import { phaseLength as lengthOf, workingPhases } from '../../analysis/planned-length.ts';
import { planPositions } from '../../analysis/position.ts';
import { titleOf } from '../../analysis/title.ts';
import { given } from '../../model/field.ts';
import { listing } from '../listing.ts';
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
  title: 'A phase is not as long as the plan says that each is',
  why: 'The rule of thumb that the plan gives does not hold for the phases it is about.',
  examples: { fails: { 'plan.mdx': PLAN, ...phases('weeks 3–5') }, passes: { 'plan.mdx': PLAN, ...phases('weeks 3–4') } },
  check({ plan, report }) {
    const stated = given(given(plan.stated)?.phaseDuration);
    if (!stated) return;
    const positions = planPositions(plan);
    const others = workingPhases(plan).flatMap((phase) => {
      const days = lengthOf(phase, positions.of(given(phase.period)));
      return days && !agree(daysOf(stated), days, dayUnit(stated)) ? [{ phase, days }] : [];
    });
    if (others.length === 0) return;
    const found = report(
      plan,
      `Each phase is stated to take ${stated.raw}, but ${listing(others.map(({ phase, days }) => `"${titleOf(phase)}" takes ${inWords(days, stated.unit)}`))}.`,
    )
      .at(['stated', 'phaseDuration'])
      .fix('Give the phases the stated length, or leave stated.phaseDuration out');
    for (const { phase, days } of others)
      found.related(phase, `takes ${inWords(days, stated.unit)}`, given(phase.duration) ? 'duration' : 'period');
  },
});
