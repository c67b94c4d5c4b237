import { phaseLabel } from '../../analysis/labels.ts';
import type { Phase } from '../../model/plan.ts';
import { DONE_PLAN } from '../begun-plan.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

const isOpen = (phase: Phase): boolean => !['done', 'cancelled'].includes(phase.status ?? 'done');

const named = (phases: readonly Phase[]): string => listing(phases.map((phase) => `${phaseLabel(phase)} is ${phase.status}`));

export const doneWithOpenParts = defineRule({
  id: 'status/done-with-open-parts',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Done phase has an unfinished part',
  why: 'People who read the status of the whole stop looking at the part.',
  examples: {
    fails: {
      ...DONE_PLAN,
      'phases/1-build.mdx': '---\ntitle: Build\nstatus: in-progress\n---\n',
    },
    passes: {
      ...DONE_PLAN,
      'phases/1-build.mdx': '---\ntitle: Build\nstatus: done\nactual: { finish: 2026-05-04 }\n---\n',
      'phases/2-polish.mdx': '---\ntitle: Polish\nstatus: cancelled\n---\n',
    },
  },
  check({ plan, report }) {
    const roots = plan.phases.filter((phase) => phase.parent === undefined);
    const wholes = [
      { whole: plan, what: 'The plan', parts: roots },
      ...plan.phases.map((phase) => ({
        whole: phase,
        what: phaseLabel(phase),
        parts: plan.phases.filter((part) => part.parent === phase.id && part !== phase),
      })),
    ];
    for (const { whole, what, parts } of wholes) {
      const open = whole.status === 'done' ? parts.filter(isOpen) : [];
      if (open.length === 0) continue;
      const finding = report(whole, `${what} is done, but ${named(open)}.`)
        .at('status')
        .fix('Write status: in-progress, or the status that the parts have by now');
      for (const part of open) finding.related(part, `but here it says ${part.status}`, 'status');
    }
  },
});
