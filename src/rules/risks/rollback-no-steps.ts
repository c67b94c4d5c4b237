import { lacks } from '../../analysis/stated.ts';
import { lacking } from '../listing.ts';
import { defineRule } from '../rule.ts';
import { procedures, titleOf } from './procedures.ts';

export const rollbackNoSteps = defineRule({
  id: 'risks/rollback-no-steps',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Rollback has no steps',
  why: 'It is followed under pressure; without steps it is only an intention.',
  examples: {
    fails: {
      'rollback/1-back.mdx':
        '---\ntitle: Route back\nwithin: 5 min\nowner: Ana\ndata: none\ntriggers: [{ when: 5xx rate, is: "> 1 %" }]\n---\n\nThe old system takes over again.\n',
    },
    passes: {
      'rollback/1-back.mdx':
        '---\ntitle: Route back\nwithin: 5 min\nowner: Ana\ndata: none\ntriggers: [{ when: 5xx rate, is: "> 1 %" }]\n---\n\n1. Point the proxy at the old system\n2. Watch the error rate for ten minutes\n',
    },
  },
  check({ plan, report }) {
    // What a program carries out, to a place that is named, has its steps in the program.
    const all = procedures(plan).filter(({ automatic, goesTo }) => lacks(automatic) || lacks(goesTo));
    const bare = all.filter(({ body }) => body.steps.length === 0 && body.tasks.length === 0 && body.fences.length === 0);
    const [first] = bare;
    if (!first) return;
    const nowhere = bare.every(({ goesTo }) => lacks(goesTo));
    report(
      first,
      `${lacking(bare.map(titleOf), all.length, ['rollback procedure', 'rollback procedures'], 'steps')}${nowhere ? ' Their target state is missing as well.' : ''}`,
    )
      .at('steps')
      .fix('Write the steps as a numbered list in the body, each with what to expect: 1. Point the proxy at the old system');
  },
});
