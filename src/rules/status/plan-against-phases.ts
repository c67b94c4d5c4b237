import { phaseLabel } from '../../analysis/labels.ts';
import { BEGUN_PLAN } from '../begun-plan.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

const BEGUN: readonly string[] = ['in-progress', 'blocked', 'done'];
const NOT_BEGUN: readonly string[] = ['planned', 'ready'];

export const planAgainstPhases = defineRule({
  id: 'status/plan-against-phases',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Status of the plan contradicts its phases',
  why: 'The portfolio shows the status of the plan; the phases say something else.',
  examples: {
    fails: {
      'plan.mdx': '---\ntitle: Example\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\n---\n',
      'phases/1-build.mdx': '---\ntitle: Build\nstatus: in-progress\n---\n',
    },
    passes: {
      ...BEGUN_PLAN,
      'phases/1-build.mdx': '---\ntitle: Build\nstatus: in-progress\n---\n',
    },
  },
  check({ plan, facts, report }) {
    const status = plan.status;
    const begun = plan.phases.filter((phase) => BEGUN.includes(phase.status ?? ''));
    const [first] = begun;
    if (first && status !== undefined && NOT_BEGUN.includes(status)) {
      report(plan, `The plan is ${status}, but ${listing(begun.map((phase) => `${phaseLabel(phase)} is ${phase.status}`))}.`)
        .at('status')
        .related(first, `but here it says ${first.status}`, 'status')
        .fix('Write status: in-progress');
    }
    const known =
      plan.phases.length > 0 && plan.phases.every((phase) => phase.status !== undefined && !BEGUN.includes(phase.status));
    if (status === 'in-progress' && known && facts.progress.tasks.done === 0) {
      report(plan, `The plan is in progress, but none of its ${plan.phases.length} phases has started and no task is ticked.`)
        .at('status')
        .fix('Write status: planned, or the status of the phase that has started');
    }
  },
});
