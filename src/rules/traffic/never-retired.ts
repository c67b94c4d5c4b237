import { retiringTasks } from '../../analysis/retirement.ts';
import { chosenRollout } from '../../analysis/rollout.ts';
import { quoted, titleOf } from '../../analysis/title.ts';
import { isStated } from '../../model/absences.ts';
import type { Plan } from '../../model/plan.ts';
import { withRouteBack } from '../route-back.ts';
import { defineRule } from '../rule.ts';

const rollout = (last: string) => ({
  'rollout/switch.mdx': `---
title: Switch
mode: big-bang
steps:
  - { title: All, share: 100 % }
  - { title: Afterwards${last} }
---
`,
});

/** Whether anything of a plan says when its old system goes. */
function saysWhen(plan: Plan): boolean {
  if (plan.rollout.some(({ steps, absentLists }) => absentLists?.steps || steps.some((step) => isStated(step, 'retires'))))
    return true;
  for (const _ of retiringTasks(plan)) return true;
  const parts = [
    ...plan.architecture.flatMap(({ nodes, groups }) => [...nodes, ...groups]),
    ...(plan.environment?.services ?? []),
  ];
  return parts.some((part) => part.change === 'remove' && part.phase !== undefined);
}

export const neverRetired = defineRule({
  id: 'traffic/never-retired',
  severity: 'warning',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Old system is never retired',
  why: 'Two systems are kept running, and the migration never ends.',
  missing: ['retires'],
  examples: withRouteBack({ fails: rollout(''), passes: rollout(', hold: 2w, retires: Old') }),
  check({ plan, report }) {
    const chosen = chosenRollout(plan)?.rollout ?? plan.rollout[0];
    if (!chosen || chosen.mode === 'shadow' || plan.status === 'cancelled' || saysWhen(plan)) return;
    const from = plan.from;
    const old = from?.system ?? 'the old system';
    const found = report(chosen, `No step of ${quoted(chosen)} and no task of a phase says when ${old} is switched off.`);
    const gone = [...plan.architecture.flatMap(({ nodes }) => nodes), ...(plan.environment?.services ?? [])].find(
      (part) => part.change === 'remove',
    );
    if (gone) found.related(gone, `"${titleOf(gone)}" is to be removed, without a time`, 'change');
    found.fix(`Write a last step: { title: Switch off, hold: 2w, retires: ${old} }`);
  },
});
