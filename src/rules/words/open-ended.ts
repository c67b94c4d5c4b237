import { flatten } from '../../model/body.ts';
import { plainText } from '../../model/plain-text.ts';
import type { Plan } from '../../model/plan.ts';
import type { Source } from '../../model/source.ts';
import { defineRule } from '../rule.ts';

const OPEN =
  /\b(as needed|as required|as appropriate|where (?:needed|necessary|appropriate)|if (?:needed|necessary|required|appropriate)|and so on|etc\b\.?|asap|as soon as possible|in due course|at some point|eventually|soon|later on|when possible|if possible|where possible)(?![\w-])/i;

interface Instruction {
  text: string;
  ref: string;
  source: Source;
  what: string;
}

/** What people have to follow to the letter: criteria, and the steps of rollouts and rollbacks. */
function* instructions(plan: Plan): Generator<Instruction> {
  for (const file of [...plan.phases, ...plan.checklists]) {
    for (const criterion of flatten(file.body.criteria))
      yield { text: plainText(criterion.text), ref: criterion.ref, source: criterion.source, what: 'criterion' };
  }
  for (const { body, ref } of plan.rollback)
    for (const step of body.steps) yield { text: plainText(step.text), ref, source: step.source, what: 'step' };
  for (const { steps } of plan.rollout) {
    for (const step of steps) {
      for (const action of [step.title, ...(step.actions ?? [])])
        if (typeof action === 'string') yield { text: action, ref: step.ref, source: step.source, what: 'step' };
    }
  }
}

export const openEnded = defineRule({
  id: 'words/open-ended',
  severity: 'warning',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Instruction leaves open when or what',
  why: 'It will be read at night by someone who was not there when it was written.',
  examples: {
    fails: {
      'rollback/1-back.mdx':
        '---\ntitle: Route back\nwithin: 5 min\nowner: Ana\ndata: none\nrehearsed: 2026-05-02\ntriggers: [{ when: 5xx rate, is: "> 1 %" }]\n---\n\n1. Point the proxy at the old system\n2. Restore the database if necessary\n',
    },
    passes: {
      'rollback/1-back.mdx':
        '---\ntitle: Route back\nwithin: 5 min\nowner: Ana\ndata: none\nrehearsed: 2026-05-02\ntriggers: [{ when: 5xx rate, is: "> 1 %" }]\n---\n\n1. Point the proxy at the old system\n2. Restore the database where the row counts differ\n',
    },
  },
  check({ plan, report }) {
    for (const { text, ref, source, what } of instructions(plan)) {
      const match = OPEN.exec(text);
      if (!match) continue;
      report(
        { ref, source },
        `The ${what} "${text}" leaves open ${/^(etc|and so on)/i.test(match[0]) ? 'what else is meant' : 'when'}: "${match[0]}".`,
      )
        .key(text)
        .fix('Write the condition, the list or the day');
    }
  },
});
