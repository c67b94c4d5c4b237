import { lacks } from '../../analysis/stated.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';
import { titleOf, waysBack } from './procedures.ts';
import { retirements } from './retirement.ts';

const ROLLOUT =
  '---\ntitle: Ramp\nmode: blue-green\nsteps:\n  - { title: All, share: 100 %, hold: 1w }\n  - { title: Switch off, retires: Old system }\n---\n';
const back = (until: string): string =>
  `---\ntitle: Route back\nwithin: 5 min\nowner: Ana\ndata: none\n${until}triggers: [{ when: 5xx rate, is: "> 1 %" }]\n---\n\n1. Point the proxy at the old system\n`;

export const windowOpen = defineRule({
  id: 'risks/rollback-window-open',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Rollback has no last day',
  why: 'Once the old system is off there is nothing to go back to; the last day for a rollback has to be known.',
  missing: ['until'],
  examples: {
    fails: { 'rollout/ramp.mdx': ROLLOUT, 'rollback/1-back.mdx': back('') },
    passes: { 'rollout/ramp.mdx': ROLLOUT, 'rollback/1-back.mdx': back('until: { after: 1w, from: rollout/ramp/all }\n') },
  },
  check({ plan, report }) {
    const [gone] = retirements(plan);
    const open = waysBack(plan).filter((procedure) => lacks(procedure, 'until'));
    const [first] = open;
    if (!gone || !first) return;
    const limit = first.within;
    report(
      first,
      `${listing(open.map((procedure) => `"${titleOf(procedure)}"`))}${limit && open.length === 1 ? ` (${limit.raw})` : ''} ${open.length === 1 ? 'does' : 'do'} not say until when a rollback is possible, and "${titleOf(gone.step)}" switches ${gone.retires} off.`,
    )
      .at('until')
      .related(gone.step, `…but here ${gone.retires} is gone`, 'retires')
      .fix(`Write until: { after: 24h, from: rollout/${gone.rollout.id}/<step> }, ending before "${titleOf(gone.step)}"`);
  },
});
