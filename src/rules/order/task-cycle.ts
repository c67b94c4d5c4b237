import { taskLabel } from '../../analysis/labels.ts';
import { type TaskLink, taskLinks } from '../../analysis/task-links.ts';
import { defineRule } from '../rule.ts';

const build = (after: string) => ({
  'phases/1-build.mdx': `---\ntitle: Build\nstatus: planned\nduration: 1w\n---\n\n- [ ] Freeze the schema (id: freeze${after})\n- [ ] Generate the client (id: client; after: freeze)\n`,
});

/** The links of one loop that begins at a task, shortest first; none where it is in no loop. */
function loopFrom(start: string, links: ReadonlyMap<string, readonly TaskLink[]>): TaskLink[] {
  const seen = new Set([start]);
  let paths: TaskLink[][] = [[]];
  while (paths.length > 0) {
    const longer: TaskLink[][] = [];
    for (const path of paths) {
      for (const link of links.get(path.at(-1)?.before.task.ref ?? start) ?? []) {
        const next = link.before.task.ref;
        if (next === start) return [...path, link];
        if (seen.has(next)) continue;
        seen.add(next);
        longer.push([...path, link]);
      }
    }
    paths = longer;
  }
  return [];
}

export const taskCycle = defineRule({
  id: 'order/task-cycle',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Tasks wait for each other',
  why: 'None of them can ever begin.',
  examples: { fails: build('; after: client'), passes: build('') },
  check({ plan, report }) {
    const links = taskLinks(plan);
    const byTask = Map.groupBy(links, ({ task }) => task.task.ref);
    const told = new Set<string>();
    for (const { task } of links) {
      if (told.has(task.task.ref)) continue;
      const loop = loopFrom(task.task.ref, byTask);
      if (loop.length === 0) continue;
      for (const link of loop) told.add(link.task.task.ref);
      const names = [...loop.map((link) => link.task), loop[0]?.task ?? task].map((each) => `"${taskLabel(each.task)}"`);
      const finding = report(
        task.task,
        loop.length === 1 ? `${names[0]} waits for itself.` : `Tasks wait for each other: ${names.join(' after ')}.`,
      ).fix('Remove one after: of the loop');
      for (const link of loop.slice(1)) finding.related(link.task.task, 'this task is part of the loop');
    }
  },
});
