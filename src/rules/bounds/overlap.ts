import { workingPhases } from '../../analysis/planned-length.ts';
import { overlap as overlaps, planPositions } from '../../analysis/position.ts';
import { quoted } from '../../analysis/title.ts';
import { given } from '../../model/field.ts';
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
  title: 'Two phases overlap, and nothing says that they may',
  why: 'Without a dependency each is taken to wait for the one before it.',
  examples: { fails: phases(''), passes: phases('after: [{ phase: build, type: SS, lag: 2w }]\n') },
  check({ plan, report }) {
    const positions = planPositions(plan);
    const phases = workingPhases(plan);
    phases.forEach((phase, index) => {
      const before = phases[index - 1];
      // A phase that states what it waits for (or that it waits for nothing) explains itself.
      if (
        !before ||
        phase.after !== undefined ||
        before.order === undefined ||
        phase.order === undefined ||
        given(phase.parent) !== given(before.parent)
      )
        return;
      const [own, other] = [positions.of(given(phase.period)), positions.of(given(before.period))];
      if (!own || !other || !overlaps(own, other) || own.from < other.from) return;
      report(
        phase,
        `${quoted(phase)} (${given(phase.period)?.raw ?? ''}) begins before ${quoted(before)} (${given(before.period)?.raw ?? ''}) is done, and nothing says what it waits for.`,
      )
        .at('period')
        .related(before, 'the phase before it', 'period')
        .fix(`Write after: [{ phase: ${before.id}, type: SS }], or after: [] where it may run beside it`);
    });
  },
});
