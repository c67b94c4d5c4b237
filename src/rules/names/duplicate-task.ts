import type { Body, Task } from '../../model/body.ts';
import { filesOf } from '../../model/rows-of.ts';
import { BEGUN_PLAN } from '../begun-plan.ts';
import { plainWords } from '../plain-words.ts';
import type { RuleContext } from '../rule.ts';
import { defineRule } from '../rule.ts';

const plain = (text: string): string =>
  plainWords(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whether nothing but items stands between two tasks: a line such as `On staging:` begins another list. */
function areInOneList(first: Task, second: Task, { text, source }: Body): boolean {
  const offset = source.start ?? 0;
  const between = text.slice((first.source.start ?? 0) - offset, (second.source.start ?? 0) - offset);
  return between.split('\n').every((line) => line.trim() === '' || /^\s|^(?:[-*+]|\d+[.)])\s/.test(line));
}

function look(tasks: readonly Task[], body: Body, what: string, report: RuleContext['report']): void {
  const seen = new Map<string, Task>();
  for (const task of tasks) {
    const key = `${task.heading ?? ''}:${plain(task.text)}`;
    const first = seen.get(key);
    if (plain(task.text) !== '' && first && areInOneList(first, task, body)) {
      const states = first.state !== task.state ? ', once ticked and once not' : '';
      report(task, `The ${what} "${plainWords(task.text)}" appears twice in one list${states}.`)
        .related(first, 'the first one')
        .fix('Remove one of the two, or say how they differ');
    } else seen.set(key, task);
    look(task.children, body, what, report);
  }
}

export const duplicateTask = defineRule({
  id: 'names/duplicate-task',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Task appears twice in a list',
  why: 'Progress counts it twice, and it can be done and open at once.',
  examples: {
    fails: {
      ...BEGUN_PLAN,
      'phases/1-build.mdx':
        '---\ntitle: Build\nstatus: in-progress\n---\n\n- [x] Port the routes\n- [ ] Port the jobs\n- [ ] Port the routes\n',
    },
    passes: {
      ...BEGUN_PLAN,
      'phases/1-build.mdx':
        '---\ntitle: Build\nstatus: in-progress\n---\n\n- [x] Port the routes\n  - [x] Tests\n- [ ] Port the jobs\n  - [ ] Tests\n',
    },
  },
  check({ plan, report }) {
    for (const file of filesOf(plan)) {
      look(file.body.tasks, file.body, 'task', report);
      look(file.body.criteria, file.body, 'criterion', report);
    }
  },
});
