import { stems } from '../../analysis/stems.ts';
import { flatten } from '../../model/body.ts';
import { plainText } from '../../model/plain-text.ts';
import type { Checklist, Phase } from '../../model/plan.ts';
import { defineRule } from '../rule.ts';

const key = (text: string): string => [...new Set(stems(text))].sort().join(' ');

/** Whether the plan says how the two hang together. */
const isLinked = (checklist: Checklist, phase: Phase): boolean =>
  checklist.phase === phase.id || checklist.after === phase.id || (checklist.gates ?? '').endsWith(phase.id);

export const taskAndChecklist = defineRule({
  id: 'names/task-and-checklist',
  severity: 'note',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Task and its checklist are not linked',
  why: 'One gets ticked and the other forgotten, and it is unclear which of them counts.',
  examples: {
    fails: {
      'phases/1-cleanup.mdx': '---\ntitle: Cleanup\nstatus: planned\n---\n\n- [ ] Update documentation\n',
      'checklists/docs.mdx': '---\ntitle: Documentation updates\n---\n\n- [ ] Update README.md\n- [ ] Update the API reference\n',
    },
    passes: {
      'phases/1-cleanup.mdx': '---\ntitle: Cleanup\nstatus: planned\n---\n\n- [ ] Update documentation\n',
      'checklists/docs.mdx':
        '---\ntitle: Documentation updates\nphase: cleanup\n---\n\n- [ ] Update README.md\n- [ ] Update the API reference\n',
    },
  },
  check({ plan, report }) {
    for (const checklist of plan.checklists) {
      const title = checklist.title ?? '';
      if (stems(title).length < 2) continue;
      for (const phase of plan.phases) {
        const task = [...flatten(phase.body.tasks)].find(
          ({ text, children }) => children.length === 0 && key(plainText(text)) === key(title),
        );
        if (!task || isLinked(checklist, phase)) continue;
        report(
          task,
          `"${plainText(task.text)}" is a task of "${phase.title ?? phase.id}" and a checklist of its own, "${title}", which does not name the phase.`,
        )
          .related(checklist, '…but here it is a list', 'title')
          .fix(`Write phase: ${phase.id} in the checklist, or link to it from the task`);
      }
    }
  },
});
