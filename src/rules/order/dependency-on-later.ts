import { quoted } from '../../analysis/title.ts';
import { entriesOf } from '../../model/absences.ts';
import { compareOrder } from '../../model/order.ts';
import { defineRule } from '../rule.ts';

const phases = (after: string) => ({
  'phases/1-schema.mdx': '---\ntitle: Schema\nstatus: planned\nduration: 1w\nafter: []\n---\n',
  'phases/2-api.mdx': `---\ntitle: API\nstatus: planned\nduration: 1w\nafter: [${after}]\n---\n`,
  'phases/3-data.mdx': '---\ntitle: Data\nstatus: planned\nduration: 1w\nafter: [schema]\n---\n',
});

export const dependencyOnLater = defineRule({
  id: 'order/dependency-on-later',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Phase waits for a phase with a higher number',
  why: 'Readers take the numbers for the order of the work.',
  examples: { fails: phases('data'), passes: phases('schema') },
  waiver: 'To wait for a phase with a lower number is what the numbers say.',
  check({ plan, schedule, report }) {
    // Phases that wait for each other are found by order/cycle.
    const circular = new Set(schedule.problems.filter(({ code }) => code === 'cycle').flatMap(({ phases }) => phases));
    for (const phase of plan.phases) {
      for (const [index, dependency] of entriesOf(phase.after)) {
        const id = typeof dependency === 'string' ? dependency : dependency.phase;
        const other = plan.phases.find((each) => each.id === id);
        if (
          !other ||
          other === phase ||
          (circular.has(phase.id) && circular.has(other.id)) ||
          phase.order === undefined ||
          other.order === undefined ||
          compareOrder(other, phase) <= 0
        )
          continue;
        // A part may wait for another part of the same whole: their numbers are their own.
        if (other.parent !== phase.parent) continue;
        report(phase, `${quoted(phase)} is number ${phase.order}, but waits for ${quoted(other)}, number ${other.order}.`)
          .at(['after', index])
          .related(other, `number ${other.order}`, 'title')
          .fix('Renumber the phases, or correct the dependency');
      }
    }
  },
});
