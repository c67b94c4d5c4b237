import { phaseLabel, taskLabel } from '../../analysis/labels.ts';
import { stems } from '../../analysis/stems.ts';
import { flatten } from '../../model/body.ts';
import { plainText } from '../../model/plain-text.ts';
import { isBefore, spanOf } from '../places.ts';
import { defineRule } from '../rule.ts';

/** `Update the build after each service`: work between the parts of something. */
const AFTER_EACH = /\b(?:after|with|alongside|following) (?:each|every) (?:migrated |ported |new |moved )?([\p{L}-]+)/iu;

const files = (after: string): Record<string, string> => ({
  'phases/1-services.mdx':
    '---\ntitle: Port the services\nstatus: planned\nduration: 2w\n---\n\n- [ ] Port the orders service\n- [ ] Port the users service\n\n<Exit>\n\n- [ ] 100 % of the contract tests pass\n\n</Exit>\n',
  'phases/2-build.mdx': `---\ntitle: Build system\nstatus: planned\nduration: 2w\n${after}---\n\n- [ ] Update the build after each service\n\n<Exit>\n\n- [ ] 3 of 3 builds are green\n\n</Exit>\n`,
});

export const recurringWorkAtEnd = defineRule({
  id: 'order/recurring-work-at-end',
  severity: 'warning',
  profile: 'strict',
  languages: ['en'],
  since: '0.2.0',
  title: 'Work after each part is planned after all of them',
  why: 'Done at the end, it finds in one go what it was to find part by part.',
  waiver: 'Work that is planned before all of the parts cannot be meant to follow each of them.',
  examples: { fails: files('after: [services]\n'), passes: files('after: [{ phase: services, type: SS }]\n') },
  check({ plan, schedule, report }) {
    for (const phase of plan.phases) {
      const own = spanOf(schedule, phase);
      if (!own) continue;
      for (const task of flatten(phase.body.tasks)) {
        const part = AFTER_EACH.exec(plainText(task.text))?.[1];
        const [stem] = part === undefined ? [] : stems(part);
        if (stem === undefined) continue;
        const whole = plan.phases.find(
          (each) => each !== phase && each.body.tasks.length > 1 && stems(each.title ?? '').includes(stem),
        );
        const span = spanOf(schedule, whole);
        if (!whole || !span || !isBefore(span, own)) continue;
        report(
          task,
          `"${taskLabel(task)}" is to be done after each ${part}, but ${phaseLabel(phase)} starts when ${phaseLabel(whole)} has ended.`,
        )
          .related(whole, 'the phase of which each part is meant')
          .fix(`Make it a task of ${phaseLabel(whole)}, or let the two phases run side by side`);
      }
    }
  },
});
