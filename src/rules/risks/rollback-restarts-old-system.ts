import { chosenRollout } from '../../analysis/rollout.ts';
import { plainText } from '../../model/plain-text.ts';
import type { Plan, Rollout } from '../../model/plan.ts';
import { defineRule } from '../rule.ts';
import { titleOf, waysBack } from './procedures.ts';

/** Modes in which the old system goes on running beside the new one. */
const SIDE_BY_SIDE = ['blue-green', 'canary', 'shadow', 'parallel'];
const STARTS = /^\W*(start|restart|boot|launch|redeploy|re-deploy|bring up|spin up)\b/i;

const sideBySide = (plan: Plan): Rollout | undefined => {
  const chosen = chosenRollout(plan)?.rollout;
  return chosen && SIDE_BY_SIDE.includes(chosen.mode ?? '') ? chosen : undefined;
};

/** What the old system is called: its name without words that any system has, its framework, its runtime. */
function oldNames(plan: Plan): string[] {
  const side = plan.from;
  const names = [side?.system, side?.framework, side?.runtime].flatMap((name) => name ?? []);
  return names
    .flatMap((name) => [name, name.replace(/\s+(backend|server|service|system|application|app)\b.*$/i, '')])
    .map((name) => name.toLowerCase())
    .filter((name) => name.length > 2);
}

const ROLLOUT = '---\ntitle: Blue-green\nmode: blue-green\nsteps:\n  - { title: Switch, share: 100 %, hold: 1w }\n---\n';
const back = (steps: string): string =>
  `---\ntitle: Route back\nwithin: 5 min\nowner: Ana\ndata: none\ntriggers: [{ when: 5xx rate, is: "> 1 %" }]\n---\n\n${steps}`;
const PLAN = '---\ntitle: Example\nstatus: planned\nfrom: { system: Flask backend }\nto: { system: Node backend }\n---\n';

export const restartsOldSystem = defineRule({
  id: 'risks/rollback-restarts-old-system',
  severity: 'warning',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Rollback starts a system that is still running',
  why: 'Either the old system is up, and switching the traffic is enough, or it is not, and the rollout is not what its mode says.',
  examples: {
    fails: {
      'plan.mdx': PLAN,
      'rollout/blue-green.mdx': ROLLOUT,
      'rollback/1-back.mdx': back('1. Stop the Node service\n2. Start the Flask service\n'),
    },
    passes: {
      'plan.mdx': PLAN,
      'rollout/blue-green.mdx': ROLLOUT,
      'rollback/1-back.mdx': back('1. Point the load balancer at Flask\n'),
    },
  },
  check({ plan, report }) {
    const rollout = sideBySide(plan);
    const names = oldNames(plan);
    if (!rollout) return;
    for (const procedure of waysBack(plan)) {
      const step = procedure.body.steps.find(
        ({ text }) => STARTS.test(plainText(text)) && names.some((name) => text.toLowerCase().includes(name)),
      );
      if (!step) continue;
      report(
        { ref: procedure.ref, source: step.source },
        `"${titleOf(procedure)}" says "${plainText(step.text)}", but "${titleOf(rollout)}" (${rollout.mode ?? ''}) keeps the old system running.`,
      )
        .related(rollout, `…but here the rollout is ${rollout.mode ?? ''}`, 'mode')
        .fix('Let the first step move the traffic back, or say in the rollout when the old system is stopped');
    }
  },
});
