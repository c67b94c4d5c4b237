import { counted } from '../../analysis/counted.ts';
import { boxes } from '../../analysis/progress.ts';
import { flatten, type Task } from '../../model/body.ts';
import { plainText } from '../../model/plain-text.ts';
import { filesOf } from '../../model/rows-of.ts';
import { BEGUN_PLAN } from '../begun-plan.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

const phase = (box: string) => ({
  'phases/1-build.mdx': `---\ntitle: Build\nstatus: in-progress\n---\n\n- [${box}] Backups\n  - [x] Nightly dump\n  - [ ] Restore of a dump\n- [ ] Port the jobs\n`,
});

/** What a box says against the boxes below it; nothing where they agree, or where it has none below. */
function contradiction(task: Task): string | undefined {
  const below = [...boxes(task.children)];
  const open = below.filter(({ state }) => state === 'open').length;
  const parts = counted(below.length, 'box', 'boxes');
  if (task.state === 'done' && open > 0)
    return `"${plainText(task.text)}" is ticked, but ${open} of the ${parts} below it ${open === 1 ? 'is' : 'are'} open`;
  if (task.state === 'open' && below.length > 1 && open === 0)
    return `"${plainText(task.text)}" is open, but all ${parts} below it are ticked`;
  return undefined;
}

export const boxAgainstItsParts = defineRule({
  id: 'status/box-against-its-parts',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Box contradicts the boxes below it',
  why: 'Progress counts the boxes below, and a reader believes the one above.',
  examples: {
    fails: { ...BEGUN_PLAN, ...phase('x') },
    passes: { ...BEGUN_PLAN, ...phase(' ') },
  },
  check({ plan, report }) {
    for (const file of filesOf(plan)) {
      const found = [...flatten(file.body.tasks), ...flatten(file.body.criteria)].flatMap((task) => {
        const message = contradiction(task);
        return message ? [{ task, message }] : [];
      });
      const [first, ...others] = found;
      if (!first) continue;
      const finding = report(first.task, `${listing(found.map(({ message }) => message))}.`).fix(
        'Tick the box above when all boxes below it are ticked, or add what is left as a box',
      );
      for (const { task, message } of others) finding.related(task, message);
    }
  },
});
