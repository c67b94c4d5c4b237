import { lacks } from '../../analysis/stated.ts';
import { given } from '../../model/field.ts';
import { lacking } from '../listing.ts';
import { defineRule } from '../rule.ts';
import { procedures, titleOf } from './procedures.ts';

export const rollbackNoLimit = defineRule({
  id: 'risks/rollback-no-limit',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Rollback has no time limit',
  why: 'It is unclear whether it is quick enough, and when it takes too long.',
  examples: {
    fails: {
      'rollback/1-back.mdx':
        '---\ntitle: Route back\nowner: Ana\ndata: none\ntriggers: [{ when: 5xx rate, is: "> 1 %" }]\n---\n\n1. Point the proxy at the old system\n',
    },
    passes: {
      'rollback/1-back.mdx':
        '---\ntitle: Route back\nwithin: 5 min\nowner: Ana\ndata: none\ntriggers: [{ when: 5xx rate, is: "> 1 %" }]\n---\n\n1. Point the proxy at the old system\n',
    },
  },
  check({ plan, report }) {
    // Without a rollout nobody waits for code to be put back.
    const all = procedures(plan).filter(({ kind }) => plan.rollout.length > 0 || given(kind) !== 'application');
    const bare = all.filter(({ within }) => lacks(within));
    const [first] = bare;
    if (!first) return;
    report(first, lacking(bare.map(titleOf), all.length, ['rollback procedure', 'rollback procedures'], 'time limit'))
      .at('within')
      .fix('Write within: 5 min');
  },
});
