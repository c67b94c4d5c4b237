import type { Work } from '../../analysis/work.ts';
import { workOf } from '../../analysis/work.ts';
import { plainText } from '../../model/plain-text.ts';
import { defineRule } from '../rule.ts';

/** What has to be worked for and is easily forgotten, with the words that it goes by. */
const SUBJECTS: readonly (readonly [what: string, words: RegExp])[] = [
  ['training', /\b(train(ed|ing|s)?|onboard(ed|ing)?|workshops?)\b/i],
  ['documentation', /\b(docs|document(ed|ation)?|runbooks?|readme)\b/i],
  ['an audit', /\b(audit(s|ed)?|penetration|pentest(s|ed)?)\b/i],
  ['backups', /\b(backups?|backed up)\b/i],
];

const isWork = ({ kind }: Work): boolean => kind !== 'criterion';

export const criterionWithoutWork = defineRule({
  id: 'risks/criterion-without-work',
  severity: 'warning',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Exit criterion has no matching task',
  why: 'It will still be open when the phase is about to end.',
  examples: {
    fails: {
      'phases/1-build.mdx':
        '---\ntitle: Build\nstatus: planned\nowner: Ana\n---\n\n- [ ] Port the routes\n\n<Exit>\n\n- [ ] Team trained on the new code base\n\n</Exit>\n',
    },
    passes: {
      'phases/1-build.mdx':
        '---\ntitle: Build\nstatus: planned\nowner: Ana\n---\n\n- [ ] Port the routes\n- [ ] Train the team in two sessions\n\n<Exit>\n\n- [ ] Team trained on the new code base\n\n</Exit>\n',
    },
  },
  check({ plan, report }) {
    const all = [...workOf(plan)];
    if (!all.some(isWork)) return;
    for (const [what, words] of SUBJECTS) {
      if (
        all.some((work) => isWork(work) && words.test(work.text)) ||
        plan.checklists.some((list) => words.test(String(list.title)))
      )
        continue;
      const asked = all.find((work) => work.kind === 'criterion' && words.test(work.text));
      if (!asked) continue;
      report(asked, `"${plainText(asked.text)}" is a criterion, but no task, step or checklist of the plan has ${what}.`)
        .key(what)
        .fix(`Add a task for ${what} to the phase in which it is done`);
    }
  },
});
