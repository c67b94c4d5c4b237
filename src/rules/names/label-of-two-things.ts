import { counted } from '../../analysis/counted.ts';
import type { Phase, Plan, Rollout } from '../../model/plan.ts';
import { listing } from '../listing.ts';
import { withRouteBack } from '../route-back.ts';
import { defineRule } from '../rule.ts';

/** A label at the very beginning of a text: `Phase 2: a tenth of the traffic`, `Phase 1 of the strategy`. */
const LABEL = /^\W*phase\s+(\d+(?:\.\d+)?[a-z]?)\b(?!\s*(?:is|has|must|ends|done)\b)/i;

/** Phases by the number that the author gave them, in the label or in the file name. */
const byNumber = (plan: Plan): Map<string, Phase> =>
  new Map(
    plan.phases.flatMap((phase) => {
      const number = /(\d+(?:\.\d+)?[a-z]?)\s*$/i.exec(phase.label ?? '')?.[1] ?? phase.order;
      return number === undefined ? [] : [[number.toLowerCase(), phase] as const];
    }),
  );

interface Clash {
  label: string;
  phase: Phase;
  step: Rollout['steps'][number];
  field: string;
}

const clashes = (rollout: Rollout, phases: ReadonlyMap<string, Phase>): Clash[] =>
  rollout.steps.flatMap((step) =>
    (['title', 'note'] as const).flatMap((field) => {
      const label = LABEL.exec(step[field] ?? '')?.[1]?.toLowerCase();
      const phase = label === undefined ? undefined : phases.get(label);
      return label !== undefined && phase && step.phase !== phase.id ? [{ label, phase, step, field }] : [];
    }),
  );

export const labelOfTwoThings = defineRule({
  id: 'names/label-of-two-things',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Phase and rollout step share a label',
  why: '"We are in phase 2" has two meanings on the day it matters most.',
  examples: withRouteBack({
    fails: {
      'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\n---\n',
      'phases/2-cutover.mdx': '---\ntitle: Cutover\nstatus: planned\n---\n',
      'rollout/ramp.mdx':
        '---\ntitle: Ramp\nmode: canary\ndefaults: { phase: cutover }\nsteps:\n  - { title: "Phase 1: a tenth", share: 10 %, hold: 24h }\n  - { title: "Phase 2: all", share: 100 % }\n---\n',
    },
    passes: {
      'phases/1-build.mdx': '---\ntitle: Build\nstatus: planned\n---\n',
      'phases/2-cutover.mdx': '---\ntitle: Cutover\nstatus: planned\n---\n',
      'rollout/ramp.mdx':
        '---\ntitle: Ramp\nmode: canary\ndefaults: { phase: cutover }\nsteps:\n  - { title: A tenth, share: 10 %, hold: 24h }\n  - { title: All, share: 100 % }\n---\n',
    },
  }),
  check({ plan, report }) {
    const phases = byNumber(plan);
    for (const rollout of plan.rollout) {
      const found = clashes(rollout, phases);
      const [first] = found;
      if (!first) continue;
      const labels = [...new Set(found.map(({ label }) => label))];
      const which = labels.map((label) => `phase ${label} is also "${phases.get(label)?.title ?? ''}"`);
      report(rollout, `"${rollout.title ?? rollout.id}" counts ${counted(labels.length, 'phase')} of its own: ${listing(which)}.`)
        .at([...(first.step.source.path ?? []), first.field])
        .related(first.phase, `…but here phase ${first.label} is another`, first.phase.label === undefined ? 'title' : 'label')
        .fix('Name the steps by what happens in them ("A tenth", "All"), without a number');
    }
  },
});
