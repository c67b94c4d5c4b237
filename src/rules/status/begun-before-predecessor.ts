import { phaseLabel } from '../../analysis/labels.ts';
import { entriesOf } from '../../model/absences.ts';
import type { Phase } from '../../model/plan.ts';
import { BEGUN_PLAN } from '../begun-plan.ts';
import { defineRule } from '../rule.ts';

/** Finish–start dependencies that the author wrote, without a lead. */
function statedPredecessors(phase: Phase): { id: string; index: number }[] {
  return entriesOf(phase.after).flatMap(([index, dependency]) => {
    if (typeof dependency === 'string') return [{ id: dependency, index }];
    const id = dependency.phase;
    const lead = (dependency.lag?.low ?? 0) < 0;
    return id === undefined || lead || (dependency.type ?? 'FS') !== 'FS' ? [] : [{ id, index }];
  });
}

export const begunBeforePredecessor = defineRule({
  id: 'status/begun-before-predecessor',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Phase has started before its predecessor is done',
  why: 'Either the dependency does not hold and the schedule is longer than necessary, or the phase builds on something that does not exist.',
  examples: {
    fails: {
      ...BEGUN_PLAN,
      'phases/1-build.mdx': '---\ntitle: Build\nstatus: in-progress\n---\n',
      'phases/2-deploy.mdx': '---\ntitle: Deployment\nstatus: in-progress\nafter: [build]\n---\n',
    },
    passes: {
      ...BEGUN_PLAN,
      'phases/1-build.mdx': '---\ntitle: Build\nstatus: in-progress\n---\n',
      'phases/2-deploy.mdx': '---\ntitle: Deployment\nstatus: in-progress\nafter: [{ phase: build, type: SS, lag: 1w }]\n---\n',
    },
  },
  check({ plan, report }) {
    for (const phase of plan.phases) {
      const status = phase.status;
      if (status !== 'in-progress' && status !== 'done') continue;
      for (const { id, index } of statedPredecessors(phase)) {
        const before = plan.phases.find((each) => each.id === id);
        const its = before?.status;
        if (!before || its === undefined || its === 'done' || its === 'cancelled') continue;
        report(phase, `${phaseLabel(phase)} is ${status}, but it waits for ${phaseLabel(before)}, which is ${its}.`)
          .at(['after', index])
          .related(before, `but here it says ${its}`, 'status')
          .fix(`Write after: [{ phase: ${id}, type: SS }] if the two may overlap, or correct one status`)
          .key(id);
      }
    }
  },
});
