import { phaseLabel } from '../../analysis/labels.ts';
import { boxes } from '../../analysis/progress.ts';
import type { Checklist, Phase, Plan } from '../../model/plan.ts';
import { BEGUN_PLAN } from '../begun-plan.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

const plan = (status: string) => ({
  ...BEGUN_PLAN,
  'phases/1-build.mdx': `---\ntitle: Build\nstatus: ${status}\nactual: { start: 2026-05-04 }\n---\n`,
  'checklists/success.mdx': '---\ntitle: Success\npurpose: completion\n---\n\n- [x] Every caller uses the new API\n',
});

/** The phases that a checklist completes: the one that it names, else all of the plan. */
function completed(checklist: Checklist, plan: Plan): readonly Phase[] {
  const named = checklist.phase ?? checklist.after;
  return named === undefined ? plan.phases : plan.phases.filter(({ id }) => id === named);
}

export const completionBeforePhases = defineRule({
  id: 'status/completion-before-phases',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Completion checklist is done before the phases',
  why: 'Readers of the checklist think that the migration is finished.',
  examples: {
    fails: plan('in-progress'),
    passes: { ...plan('done'), 'phases/1-build.mdx': '---\ntitle: Build\nstatus: done\nactual: { finish: 2026-05-04 }\n---\n' },
  },
  check({ plan, report }) {
    for (const checklist of plan.checklists) {
      const all = [...boxes(checklist.body.tasks), ...boxes(checklist.body.criteria)];
      if (checklist.purpose !== 'completion' || all.length === 0 || all.some(({ state }) => state !== 'done')) continue;
      const open = completed(checklist, plan).filter((phase) => !['done', 'cancelled'].includes(phase.status ?? 'done'));
      const [first] = open;
      if (!first) continue;
      report(
        checklist,
        `All boxes of "${checklist.title ?? checklist.id}" are ticked, but ${listing(open.map((phase) => `${phaseLabel(phase)} is ${phase.status}`))}.`,
      )
        .related(first, `but here it says ${first.status}`, 'status')
        .fix('Untick what is not reached yet, or set the status of the phases');
    }
  },
});
