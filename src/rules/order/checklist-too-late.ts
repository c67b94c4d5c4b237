import { quoted } from '../../analysis/title.ts';
import { phaseSequence } from '../../schedule/sequence.ts';
import { defineRule } from '../rule.ts';

const files = (after: string) => ({
  'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\nduration: 2w\n---\n',
  'phases/2-cutover.mdx': '---\ntitle: Cutover\nstatus: planned\nduration: 1w\n---\n',
  'checklists/go-live.mdx': `---\ntitle: Go-live\npurpose: gate\ngates: phase/cutover\nafter: ${after}\n---\n\n- [ ] The backups were restored once\n`,
});

export const checklistTooLate = defineRule({
  id: 'order/checklist-too-late',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Checklist is due after the phase that it gates',
  why: 'The gate closes after the phase has passed it.',
  examples: { fails: files('cutover'), passes: files('build') },
  waiver: 'A checklist that is due early guards its phase all the same.',
  check({ plan, schedule, report }) {
    const sequence = phaseSequence(plan, schedule);
    for (const checklist of plan.checklists) {
      const [gates, after] = [/^(?:phases?\/)?([^/]+)$/.exec(checklist.gates ?? '')?.[1], checklist.after];
      const [guarded, before] = [gates, after].map((id) => plan.phases.find((phase) => phase.id === id));
      if (!guarded || !before || (guarded !== before && !sequence.precedes(guarded.id, before.id))) continue;
      report(
        checklist,
        `${quoted(checklist)} is due after ${quoted(before)}, but gates ${quoted(guarded)}${guarded === before ? '' : ', which comes before'}.`,
      )
        .at('after')
        .related(checklist, `guards ${quoted(guarded)}`, 'gates')
        .fix('Name the phase before the one that it gates');
    }
  },
});
