import { stems } from '../../analysis/stems.ts';
import { quoted } from '../../analysis/title.ts';
import { flatten, type Task } from '../../model/body.ts';
import { plainText } from '../../model/plain-text.ts';
import type { Phase } from '../../model/plan.ts';
import { phaseSequence } from '../../schedule/sequence.ts';
import { defineRule } from '../rule.ts';

const phases = (first: string) => ({
  'phases/1-schema.mdx': `---\ntitle: Schema\nstatus: planned\nduration: 1w\n---\n\n- [ ] Write the tables\n\n<Exit>\n\n- [ ] ${first}\n\n</Exit>\n`,
  'phases/2-tools.mdx':
    '---\ntitle: Tools\nstatus: planned\nduration: 1w\n---\n\n- [ ] Set up the CI pipeline\n\n<Exit>\n\n- [ ] One merge has gone through it\n\n</Exit>\n',
});

/** That something runs already. */
const WORKS = /\b(green|running|runs|live|operational|up and running|works|working|pass(es|ing)?)\b/i;
const MADE = /^(?:set(?:ting)? up|create|configure|establish|introduce|install)\s+(?:an?\s+|the\s+)?(.+)$/i;
const MADE_OF = /^(.+?)\s+(?:skeleton|set-?up|scaffold(?:ing)?)$/i;

/** What a task or criterion brings into being: `Set up the CI pipeline (GitHub)` and `CI skeleton` bring CI. */
function brings(item: Task): string[] {
  const text = plainText(item.text)
    .replace(/[.,;:(].*$/, '')
    .trim();
  const [made] = [MADE.exec(text)?.[1] ?? MADE_OF.exec(text)?.[1]];
  const thing = made?.split(/\s(?:for|with|in|on|to|from|of|and|by)\s/i)[0];
  return thing === undefined ? [] : stems(thing);
}

export const worksBeforeBuilt = defineRule({
  id: 'order/works-before-built',
  severity: 'warning',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Exit criterion needs something that a later phase sets up',
  why: 'The phase cannot be closed before a phase that waits for it.',
  examples: { fails: phases('CI pipeline green'), passes: phases('All tables are there') },
  check({ plan, schedule, report }) {
    const sequence = phaseSequence(plan, schedule);
    const made = plan.phases.flatMap((phase: Phase) =>
      [...flatten(phase.body.tasks), ...flatten(phase.body.criteria)]
        .map((item) => ({ phase, item, words: brings(item) }))
        .filter(({ words }) => words.length > 0 && words.length <= 3),
    );
    for (const phase of plan.phases) {
      for (const criterion of flatten(phase.body.criteria)) {
        if (!WORKS.test(criterion.text)) continue;
        const words = stems(plainText(criterion.text));
        const match = made.find(
          (each) => each.words.every((word) => words.includes(word)) && sequence.precedes(phase.id, each.phase.id),
        );
        // It may be set up in an earlier phase and again, in another way, in a later one.
        if (
          !match ||
          made.some((each) => each.words.every((word) => words.includes(word)) && !sequence.precedes(phase.id, each.phase.id))
        )
          continue;
        report(
          criterion,
          `"${plainText(criterion.text)}" is a criterion of ${quoted(phase)}, but "${plainText(match.item.text)}" is part of ${quoted(match.phase)}, which comes later.`,
        )
          .related(match.item, `in ${quoted(match.phase)}`)
          .fix(`Move the criterion to ${quoted(match.phase)}, or the work to ${quoted(phase)}`);
      }
    }
  },
});
