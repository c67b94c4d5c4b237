import { quoted } from '../../analysis/title.ts';
import { flatten } from '../../model/body.ts';
import { plainText } from '../../model/plain-text.ts';
import { placeOf, placeWords, pointOf } from '../places.ts';
import { defineRule } from '../rule.ts';

const phase = (due: string) => ({
  'phases/1-build.mdx': `---\ntitle: Build\nstatus: planned\nperiod: weeks 1–2\n---\n\n- [ ] Port the routes (due: ${due})\n`,
  'phases/2-cutover.mdx': '---\ntitle: Cutover\nstatus: planned\nperiod: weeks 3–4\n---\n\n- [ ] Move the traffic\n',
});

export const taskDue = defineRule({
  id: 'bounds/task-due',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Task is due outside its phase',
  why: 'The phase ends without the task, or has to wait for it.',
  examples: { fails: phase('week 3'), passes: phase('week 2') },
  waiver: 'A task that is due before its phase starts is early, not wrong.',
  check({ plan, schedule, report }) {
    for (const phase of plan.phases) {
      const place = placeOf(schedule, phase);
      const deadline = phase.deadline;
      const ends = [
        ...(place?.written
          ? [{ at: place.written.span.to, field: place.stated?.field ?? 'title', words: placeWords(place, plan) }]
          : []),
        ...(deadline?.axis === 'date' && schedule.unit === 'date'
          ? [{ at: pointOf(schedule, deadline.to) + 1, field: 'deadline', words: deadline.raw }]
          : []),
      ];
      for (const task of flatten(phase.body.tasks)) {
        const due = placeOf(schedule, task);
        const end = ends.find(({ at }) => due?.written && due.written.span.from >= at - 1e-9);
        if (!end || due?.state === 'done') continue;
        const until = end.field === 'deadline' ? `its deadline is ${end.words}` : `it is at ${end.words}`;
        report(task, `"${plainText(task.text)}" is due ${task.due ?? ''}, after ${quoted(phase)} has ended: ${until}.`)
          .related(phase, `${end.field === 'title' ? 'the phase' : end.field}: ${end.words}`, end.field)
          .fix('Correct the day, or move the task to a later phase');
      }
    }
  },
});
