import { quoted } from '../../analysis/title.ts';
import { entriesOf } from '../../model/absences.ts';
import { defineRule } from '../rule.ts';

const phases = (status: string) => ({
  'phases/1-schema.mdx': `---\ntitle: Schema\nstatus: ${status}\nduration: 1w\n---\n`,
  'phases/2-api.mdx': '---\ntitle: API\nstatus: planned\nduration: 1w\nafter: [schema]\n---\n',
});

export const dependencyOnCancelled = defineRule({
  id: 'order/dependency-on-cancelled',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Phase waits for a cancelled phase',
  why: 'What it waits for will not come, or has to come from elsewhere.',
  examples: { fails: phases('cancelled'), passes: phases('planned') },
  check({ plan, report }) {
    for (const phase of plan.phases) {
      if (phase.status === 'cancelled' || phase.status === 'done') continue;
      for (const [index, dependency] of entriesOf(phase.after)) {
        const id = typeof dependency === 'string' ? dependency : dependency.phase;
        const other = plan.phases.find((each) => each.id === id);
        if (other?.status !== 'cancelled') continue;
        const instead = other.replacedBy;
        report(
          phase,
          `${quoted(phase)} waits for ${quoted(other)}, which is cancelled${instead ? ` and replaced by ${instead}` : ''}.`,
        )
          .at(['after', index])
          .related(other, 'cancelled', 'status')
          .fix(instead ? `Write after: [${instead}]` : 'Leave it out of after:, or name the phase that takes its place');
      }
    }
  },
});
