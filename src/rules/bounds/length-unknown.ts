import { leafPhases } from '../../analysis/leaf-phases.ts';
import { absenceOf } from '../../model/absences.ts';
import { scheduleRule } from '../schedule-problem.ts';

const phases = (second: string) => ({
  'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\nduration: 2w\n---\n',
  'phases/2-test.mdx': `---\ntitle: Test\nstatus: planned\n${second}---\n`,
});

export const lengthUnknown = scheduleRule({
  id: 'bounds/length-unknown',
  severity: 'note',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Phases have no duration',
  why: 'Nothing after them has a date, and the plan has no finish.',
  missing: ['duration'],
  examples: { fails: phases(''), passes: phases('duration: 1w\n') },
  codes: ['length-unknown'],
  // Where most phases have none, the plan does not claim to know its finish: bounds/no-duration of the strict profile asks.
  isAnswered: ({ phases }, plan) =>
    phases.length > leafPhases(plan).length / 2 ||
    plan.phases
      .filter(({ id }) => phases.includes(id))
      .every((phase) => ['duration', 'hold', 'period'].some((field) => absenceOf(phase, field))),
});
