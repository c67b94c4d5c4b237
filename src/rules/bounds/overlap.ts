import { leafPhases } from '../../analysis/leaf-phases.ts';
import { quoted } from '../../analysis/title.ts';
import { isStated } from '../../model/absences.ts';
import { beginsBefore, overlap as overlaps, placeOf, placeWords } from '../places.ts';
import { defineRule } from '../rule.ts';

const phases = (second: string) => ({
  'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\nperiod: weeks 1–3\n---\n',
  'phases/2-cutover.mdx': `---\ntitle: Cutover\nstatus: planned\nperiod: weeks 3–4\n${second}---\n`,
});

export const overlap = defineRule({
  id: 'bounds/overlap',
  severity: 'note',
  profile: 'strict',
  since: '0.1.0',
  title: 'Phases overlap without a dependency that allows it',
  why: 'Without a dependency, each phase is taken to wait for the one before it.',
  missing: ['after'],
  examples: { fails: phases(''), passes: phases('after: [{ phase: build, type: SS, lag: 2w }]\n') },
  check({ plan, schedule, report }) {
    const phases = leafPhases(plan);
    phases.forEach((phase, index) => {
      const before = phases[index - 1];
      // A phase that states what it waits for (or that it waits for nothing) explains itself.
      if (
        !before ||
        isStated(phase, 'after') ||
        before.order === undefined ||
        phase.order === undefined ||
        phase.parent !== before.parent
      )
        return;
      const [place, earlier] = [placeOf(schedule, phase), placeOf(schedule, before)];
      const [own, other] = [place?.written?.span, earlier?.written?.span];
      if (place?.stated?.field !== 'period' || !own || !other || !overlaps(own, other) || beginsBefore(own, other)) return;
      report(
        phase,
        `${quoted(phase)} (${placeWords(place, plan)}) starts before ${quoted(before)} (${placeWords(earlier, plan)}) is done, and it has no after:.`,
      )
        .at('period')
        .related(before, 'the phase before it', earlier?.stated?.field ?? 'title')
        .fix(`Write after: [{ phase: ${before.id}, type: SS }], or after: [] where it may run beside it`);
    });
  },
});
