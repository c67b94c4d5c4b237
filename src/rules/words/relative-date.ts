import { plainText } from '../../model/plain-text.ts';
import type { Plan } from '../../model/plan.ts';
import { type AnyFile, filesOf, tasksOf } from '../../model/rows-of.ts';
import type { Source } from '../../model/source.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

const RELATIVE =
  /\b((?:this|next|coming|current) (?:week|month|quarter|sprint|year)|next (?:\d+|two|three|four|few) (?:days|weeks|months|sprints)|tomorrow|yesterday)\b(?!\s+(?:after|of|from|before|in)\b)/i;

interface Said {
  words: string;
  text: string;
  source: Source;
  file: AnyFile;
}

/** Headings, tasks and criteria, and the author's words for a status: what is read long after it was written. */
function* said(plan: Plan): Generator<Said> {
  for (const file of filesOf(plan)) {
    for (const heading of file.body.headings) yield { words: '', text: heading.text, source: heading.source, file };
    const status = (file as { statusText?: string }).statusText;
    if (status !== undefined) yield { words: '', text: status, source: file.source, file };
  }
  for (const { task, file } of tasksOf(plan)) yield { words: '', text: plainText(task.text), source: task.source, file };
}

/** Days from one day of the calendar to another. */
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
const WEEK = 7;

export const relativeDate = defineRule({
  id: 'words/relative-date',
  severity: 'warning',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Relative date has no reference day',
  why: '"This week" means another week to everyone who reads it later.',
  examples: {
    fails: { 'checklists/next.mdx': '---\ntitle: Next steps\n---\n\n## Immediate (this week)\n\n- [ ] Approve the plan\n' },
    passes: { 'checklists/next.mdx': '---\ntitle: Next steps\n---\n\n## Until 2026-06-12\n\n- [ ] Approve the plan\n' },
  },
  check({ plan, asOf, report }) {
    const updated = plan.document?.updated;
    const written = updated?.axis === 'date' ? updated.from : undefined;
    // Within the week in which the plan was written, "this week" is a good answer.
    if (written !== undefined && daysBetween(written, asOf) < WEEK) return;
    const byFile = new Map<string, Said[]>();
    for (const each of said(plan)) {
      const words = RELATIVE.exec(each.text)?.[1];
      if (words !== undefined) byFile.set(each.file.ref, [...(byFile.get(each.file.ref) ?? []), { ...each, words }]);
    }
    for (const [ref, found] of byFile) {
      const [first] = found;
      if (!first) continue;
      const quoted = listing(found.map(({ text }) => `"${text}"`));
      report(
        { ref, source: first.source },
        `${quoted} ${found.length === 1 ? 'counts' : 'count'} from ${written === undefined ? 'a day that the plan does not give' : `${written}, when the plan was last changed, and today is ${asOf}`}.`,
      ).fix(
        written === undefined
          ? 'Write the date, or document: { updated: … } in plan.mdx'
          : 'Write the date or the week of the plan: "until 2026-02-13", "weeks 3–4"',
      );
    }
  },
});
