import { namesAnybody } from '../../analysis/people.ts';
import { lacks } from '../../analysis/stated.ts';
import { given } from '../../model/field.ts';
import { lacking } from '../listing.ts';
import { defineRule } from '../rule.ts';
import { procedures, titleOf } from './procedures.ts';

export const rollbackNoOwner = defineRule({
  id: 'risks/rollback-no-owner',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Rollback has no owner',
  why: 'Someone has to decide, alone and quickly; who may do so has to be settled before.',
  examples: {
    fails: {
      'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\nowner: Ana\n---\n',
      'rollback/1-back.mdx':
        '---\ntitle: Route back\nwithin: 5 min\ndata: none\ntriggers: [{ when: 5xx rate, is: "> 1 %" }]\n---\n\n1. Point the proxy at the old system\n',
    },
    passes: {
      'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\nowner: Ana\n---\n',
      'rollback/1-back.mdx':
        '---\ntitle: Route back\nwithin: 5 min\nowner: Ben\ndata: none\ntriggers: [{ when: 5xx rate, is: "> 1 %" }]\n---\n\n1. Point the proxy at the old system\n',
    },
  },
  check({ plan, report }) {
    // Where nobody is named at all, risks/nobody-named says so once; the plan's owner answers for what has none of its own.
    if (!namesAnybody(plan) || given(plan.owner) !== undefined) return;
    const all = procedures(plan).filter(({ automatic }) => lacks(automatic));
    const bare = all.filter(({ owner }) => lacks(owner));
    const [first] = bare;
    if (!first) return;
    report(first, lacking(bare.map(titleOf), all.length, ['rollback procedure', 'rollback procedures'], 'owner'))
      .at('owner')
      .fix('Write owner: with who decides and acts');
  },
});
