import { lacks } from '../../analysis/stated.ts';
import { workOf } from '../../analysis/work.ts';
import { given } from '../../model/field.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';
import { procedures, titleOf } from './procedures.ts';

const REHEARSAL =
  /\b(roll(s|ed|ing)?[ -]?backs?|switch(ed|ing)?[ -]?backs?|rehears\w+|fail[ -]?overs?|fail[ -]?backs?|drills?|game ?days?|dry[ -]runs?)\b/i;

export const rollbackNotRehearsed = defineRule({
  id: 'risks/rollback-not-rehearsed',
  severity: 'warning',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Rollback has never been rehearsed',
  why: 'Steps that were never carried out contain a mistake, and their duration is a guess.',
  examples: {
    fails: {
      'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\nowner: Ana\n---\n\n- [ ] Port the routes\n',
      'rollback/1-back.mdx':
        '---\ntitle: Route back\nwithin: 5 min\ndata: none\nowner: Ana\ntriggers: [{ when: 5xx rate, is: "> 1 %" }]\n---\n\n1. Point the proxy at the old system\n',
    },
    passes: {
      'phases/1-build.mdx':
        '---\ntitle: Build\nstatus: planned\nowner: Ana\n---\n\n- [ ] Port the routes\n- [ ] Rehearse the way back on staging\n',
      'rollback/1-back.mdx':
        '---\ntitle: Route back\nwithin: 5 min\ndata: none\nowner: Ana\ntriggers: [{ when: 5xx rate, is: "> 1 %" }]\n---\n\n1. Point the proxy at the old system\n',
    },
  },
  check({ plan, report }) {
    if (given(plan.status) === 'done' || given(plan.status) === 'cancelled') return;
    const all = procedures(plan).filter(({ body }) => body.steps.length > 0);
    const [first] = all;
    if (!first || all.some(({ rehearsed, tested }) => !lacks(rehearsed) || given(tested) === true)) return;
    // The rollback's own steps and the rollout's fall-back step are the thing itself, not its rehearsal.
    if ([...workOf(plan)].some(({ kind, text }) => kind !== 'step' && kind !== 'rollback' && REHEARSAL.test(text))) return;
    const limit = given(first.within);
    const names = listing(all.map((procedure) => `"${titleOf(procedure)}"`));
    report(
      first,
      `${names} ${all.length === 1 ? 'is' : 'are'} never rehearsed: no task, criterion or test tries ${all.length === 1 ? 'it' : 'them'} before it is needed${limit ? `, and whether ${limit.raw} is enough is not known` : ''}.`,
    )
      .at(limit ? 'within' : 'rehearsed')
      .fix('Add a task (Rehearse the rollback on staging), and write rehearsed: with the day once it is done');
  },
});
