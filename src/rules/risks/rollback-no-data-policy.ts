import { lacks } from '../../analysis/stated.ts';
import { given } from '../../model/field.ts';
import type { Plan } from '../../model/plan.ts';
import { lacking } from '../listing.ts';
import { defineRule } from '../rule.ts';
import { procedures, titleOf, waysBack } from './procedures.ts';

/** Whether users write to the new system before the way back is taken, as far as the plan says. */
function writesMove(plan: Plan): boolean {
  const modes = (plan.data?.datasets ?? []).map(({ mode }) => given(mode));
  if (modes.length > 0 && modes.every((mode) => mode === 'none' || mode === 'shared')) return false;
  return plan.rollout.length > 0 || modes.some((mode) => mode === 'copy' || mode === 'convert');
}

const SWITCH = { 'rollout/switch.mdx': '---\ntitle: Switch\nmode: big-bang\nsteps:\n  - { title: All, share: 100 % }\n---\n' };

export const rollbackNoData = defineRule({
  id: 'risks/rollback-no-data-policy',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Rollback does not say what happens to new data',
  why: 'What users wrote to the new system since the switch is lost, or causes trouble in the old one.',
  examples: {
    fails: {
      ...SWITCH,
      'rollback/1-back.mdx':
        '---\ntitle: Route back\nkind: application\nwithin: 5 min\nowner: Ana\ntriggers: [{ when: 5xx rate, is: "> 1 %" }]\n---\n\n1. Point the proxy at the old system\n',
    },
    passes: {
      ...SWITCH,
      'rollback/1-back.mdx':
        '---\ntitle: Route back\nkind: application\nwithin: 5 min\nowner: Ana\ndata: none, both systems write to one database\ntriggers: [{ when: 5xx rate, is: "> 1 %" }]\n---\n\n1. Point the proxy at the old system\n',
    },
  },
  check({ plan, report }) {
    // A procedure for the data, even one that says that nothing is to be done, answers for all.
    if (
      plan.rollback.some(
        ({ kind, data, loses }) => ['database', 'data'].includes(given(kind) ?? '') && !(lacks(data) && lacks(loses)),
      )
    )
      return;
    if (procedures(plan).some(({ kind }) => ['database', 'data'].includes(given(kind) ?? ''))) return;
    if (!writesMove(plan)) return;
    const all = waysBack(plan);
    const bare = all.filter(({ data, loses }) => lacks(data) && lacks(loses));
    const [first] = bare;
    if (!first) return;
    report(first, lacking(bare.map(titleOf), all.length, ['rollback', 'rollbacks'], 'policy for data written since the switch'))
      .at('data')
      .fix('Write data: none, both systems write to one database, or loses: "orders placed since the switch"');
  },
});
