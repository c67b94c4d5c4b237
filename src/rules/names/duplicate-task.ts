import type { Body, Task } from '../../model/body.ts';
import { plainText } from '../../model/plain-text.ts';
import { filesOf } from '../../model/rows-of.ts';
import { BEGUN_PLAN } from '../begun-plan.ts';
import type { RuleContext } from '../rule.ts';
import { defineRule } from '../rule.ts';

const plain = (text: string): string =>
  plainText(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const ITEM = /^\s|^(?:[-*+]|\d+[.)])\s/;

/** Offsets in the file of lines that end a list: neither blank nor an item nor its continuation, such as `On staging:`. Sorted. */
function listEnds({ text, source }: Body): number[] {
  let offset = source.start ?? 0;
  return text.split('\n').flatMap((line) => {
    const start = offset;
    offset += line.length + 1;
    return line.trim() === '' || ITEM.test(line) ? [] : [start];
  });
}

/** Returns how many of some sorted offsets are below another one. */
function countBelow(offsets: readonly number[], limit: number): number {
  let [low, high] = [0, offsets.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function look(tasks: readonly Task[], ends: readonly number[], what: string, report: RuleContext['report']): void {
  const seen = new Map<string, Task>();
  const list = (task: Task): number => countBelow(ends, task.source.start ?? 0);
  for (const task of tasks) {
    const key = `${task.heading ?? ''}:${plain(task.text)}`;
    const first = seen.get(key);
    if (plain(task.text) !== '' && first && list(first) === list(task)) {
      const states = first.state !== task.state ? ', once ticked and once not' : '';
      report(task, `The ${what} "${plainText(task.text)}" appears twice in one list${states}.`)
        .related(first, 'the first one')
        .fix('Remove one of the two, or say how they differ');
    } else seen.set(key, task);
    look(task.children, ends, what, report);
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
      const ends = listEnds(file.body);
      look(file.body.tasks, ends, 'task', report);
      look(file.body.criteria, ends, 'criterion', report);
    }
  },
});
