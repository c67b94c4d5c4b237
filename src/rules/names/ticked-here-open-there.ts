import { languageOf } from '../../analysis/language.ts';
import { stems } from '../../analysis/stems.ts';
import type { Task } from '../../model/body.ts';
import { leaves } from '../../model/body.ts';
import { plainText } from '../../model/plain-text.ts';
import { filesOf } from '../../model/rows-of.ts';
import { BEGUN_PLAN } from '../begun-plan.ts';
import { defineRule } from '../rule.ts';

/** Fewer words than this (`Unit tests`, `Update documentation`) are said of many things. */
const SPECIFIC = 3;
/** Scripts that put no spaces between words: two of their characters make a word, roughly. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;

/** `phase/build` → `phase` */
const kindOf = (ref: string): string => ref.split('/')[0] ?? '';

const isSpecific = (words: readonly string[]): boolean =>
  words.length + Math.floor((words.join('').match(UNSPACED)?.length ?? 0) / 2) >= SPECIFIC;

/** A review or a sign-off comes again in each phase. */
const RECURRING = /\b(each|every|all|phase|sprint|week|review|regression|tests?|docs?|documentation)\b/i;

export const tickedAndOpen = defineRule({
  id: 'names/ticked-here-open-there',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Same task is both ticked and unticked',
  why: 'One of the two is wrong, and progress counts both.',
  examples: {
    fails: {
      ...BEGUN_PLAN,
      'phases/1-build.mdx':
        '---\ntitle: Build\nstatus: in-progress\n---\n\n- [x] Issue wildcard certificates\n- [ ] Port the jobs\n',
      'checklists/go.mdx': '---\ntitle: Go-live\n---\n\n- [ ] Issue wildcard certificates\n',
    },
    passes: {
      ...BEGUN_PLAN,
      'phases/1-build.mdx':
        '---\ntitle: Build\nstatus: in-progress\n---\n\n- [x] Issue wildcard certificates\n- [ ] Port the jobs\n',
      'checklists/go.mdx': '---\ntitle: Go-live\n---\n\n- [x] Issue wildcard certificates\n',
    },
  },
  check({ plan, report }) {
    const seen = new Map<string, { task: Task; file: string }>();
    // What comes again in each phase is known by its words in English only; elsewhere a phase and a checklist are compared.
    const knowsRecurring = languageOf(plan) === 'en';
    const isComparable = (one: string, other: string): boolean =>
      one !== other && (knowsRecurring || kindOf(one) !== kindOf(other));
    for (const file of filesOf(plan)) {
      for (const task of [...leaves(file.body.tasks), ...leaves(file.body.criteria)]) {
        const words = stems(plainText(task.text));
        if (task.state === 'unstated' || !isSpecific(words) || RECURRING.test(task.text)) continue;
        const first = seen.get(words.join(' '));
        if (!first) seen.set(words.join(' '), { task, file: file.ref });
        else if (isComparable(first.file, file.ref) && first.task.state !== task.state) {
          const inWords = (each: Task): string => (each.state === 'done' ? 'ticked' : 'open');
          report(task, `"${plainText(task.text)}" is ${inWords(task)} here and ${inWords(first.task)} in ${first.file}.`)
            .related(first.task, `…but here it is ${inWords(first.task)}`)
            .fix('Tick it in both places, or keep it in one and link to it from the other');
        }
      }
    }
  },
});
