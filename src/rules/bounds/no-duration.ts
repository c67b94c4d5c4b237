import { leafPhases } from '../../analysis/leaf-phases.ts';
import { lacks } from '../../analysis/stated.ts';
import { quoted } from '../../analysis/title.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

const phases = (length: string) => ({
  'phases/1-build.mdx': `---\ntitle: Build\nstatus: planned\n${length}---\n`,
  'phases/2-cutover.mdx': `---\ntitle: Cutover\nstatus: planned\n${length}---\n`,
});

const TIMES = ['duration', 'hold', 'period', 'start', 'finish', 'deadline', 'actual'] as const;

export const noDuration = defineRule({
  id: 'bounds/no-duration',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Phases have neither a duration nor a position',
  why: 'There is no timeline, no finish, and no way to see that the plan is late.',
  missing: ['duration'],
  examples: { fails: phases(''), passes: phases('duration: 2w\n') },
  waiver: 'Where at least half of the phases have a length, bounds/length-unknown names the others.',
  check({ plan, report }) {
    const phases = leafPhases(plan).filter((phase) => phase.status !== 'done');
    const silent = phases.filter((phase) => lacks(phase, ...TIMES));
    const [first] = silent;
    if (!first || phases.length < 2 || silent.length <= phases.length / 2) return;
    const names = listing(silent.map(quoted));
    report(
      plan,
      silent.length === phases.length
        ? `None of the ${phases.length} phases that are still to be done has a duration, a position or a date: ${names}.`
        : `${silent.length} of the ${phases.length} phases that are still to be done have no duration, position or date: ${names}.`,
    )
      .related(first, 'the first of them')
      .fix('Write duration: 2w (or a range, 2–3w) in each phase');
  },
});
