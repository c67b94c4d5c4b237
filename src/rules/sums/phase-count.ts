import { counted } from '../../analysis/counted.ts';
import { defineRule } from '../rule.ts';

const plan = (phases: number) =>
  `---\ntitle: Example\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\nstated: { phases: ${phases} }\n---\n`;
const PHASES = {
  'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\n---\n',
  'phases/2-cutover.mdx': '---\ntitle: Cutover\nstatus: planned\n---\n',
};

export const phaseCount = defineRule({
  id: 'sums/phase-count',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Stated number of phases is wrong',
  why: 'A phase is missing, or one was added without updating the text.',
  examples: { fails: { 'plan.mdx': plan(3), ...PHASES }, passes: { 'plan.mdx': plan(2), ...PHASES } },
  check({ plan, schedule, report }) {
    const { phases } = plan;
    for (const { of, field, agrees, stated } of schedule.stated) {
      if (of !== 'plan' || field !== 'phases' || agrees) continue;
      const [first, last] = [phases[0], phases.at(-1)];
      const numbers = first?.order !== undefined && last?.order !== undefined ? ` (${first.order} to ${last.order})` : '';
      report(plan, `The plan states ${counted(stated.high, 'phase')}, but it has ${phases.length}${numbers}.`)
        .at(['stated', 'phases'])
        .fix(`Write stated: { phases: ${phases.length} }, or leave it out: it is computed`);
    }
  },
});
