import type { Step } from '../../model/body.ts';
import { listing } from '../listing.ts';
import { plainWords } from '../plain-words.ts';
import { defineRule } from '../rule.ts';
import { procedures, titleOf } from './procedures.ts';

const CHECKS = /^\W*(verify|check|confirm|ensure|make sure|validate|test)\b/i;

/** A command, an address or an answer to expect; `Verify that it is healthy` has none. */
const isExact = (step: Step): boolean =>
  step.expect !== undefined || step.code.length > 0 || step.children.length > 0 || /`|\d|https?:|\]\(/.test(step.text);

export const rollbackCheckedByWords = defineRule({
  id: 'risks/rollback-checked-by-words',
  severity: 'note',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Success of a rollback cannot be checked',
  why: 'After a rollback people have to know that it worked.',
  examples: {
    fails: {
      'rollback/1-back.mdx':
        '---\ntitle: Route back\nwithin: 5 min\nowner: Ana\ndata: none\ntriggers: [{ when: 5xx rate, is: "> 1 %" }]\n---\n\n1. Point the proxy at the old system\n2. Verify that everything works\n',
    },
    passes: {
      'rollback/1-back.mdx':
        '---\ntitle: Route back\nwithin: 5 min\nowner: Ana\ndata: none\ntriggers: [{ when: 5xx rate, is: "> 1 %" }]\n---\n\n1. Point the proxy at the old system\n2. Verify that the old system answers\n   Expect: `GET /health` answers 200 with `"system": "old"`\n',
    },
  },
  check({ plan, report }) {
    for (const procedure of procedures(plan)) {
      const vague = procedure.body.steps.filter((step) => CHECKS.test(plainWords(step.text)) && !isExact(step));
      const [first] = vague;
      if (!first) continue;
      report(
        { ref: procedure.ref, source: first.source },
        `"${titleOf(procedure)}" is checked by words only: ${listing(vague.map((step) => `"${plainWords(step.text)}"`))} ${vague.length === 1 ? 'has' : 'have'} no command and no expected answer.`,
      ).fix('Write below the step what to look at, and what it shows: Expect: `GET /health` answers 200');
    }
  },
});
