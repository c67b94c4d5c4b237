import { counted } from '../../analysis/counted.ts';
import { rolloutDecision } from '../../analysis/rollout.ts';
import { listing } from '../listing.ts';
import { withRouteBack } from '../route-back.ts';
import { defineRule } from '../rule.ts';

const option = (title: string, more = ''): string =>
  `---\ntitle: ${title}\nmode: blue-green\n${more}steps: [{ title: All, share: 100 % }]\n---\n`;

export const rolloutsUndecided = defineRule({
  id: 'decisions/rollouts-undecided',
  severity: 'warning',
  profile: 'strict',
  since: '0.1.0',
  title: 'Several rollouts, but no decision between them',
  why: 'Shares, dates and rollbacks depend on which of them is chosen.',
  examples: withRouteBack({
    fails: { 'rollout/a.mdx': option('Ramp'), 'rollout/b.mdx': option('Switch') },
    passes: {
      'rollout/a.mdx': option('Ramp'),
      'rollout/b.mdx': option('Switch'),
      'decisions.mdx':
        '---\ndecisions:\n  - { title: How is the traffic moved?, options: [rollout/a, rollout/b], chosen: rollout/a, date: 2026-03-02 }\n---\n',
    },
  }),
  check({ plan, report }) {
    const [first, ...others] = plan.rollout;
    // Where a decision lists them, it is open or taken, and other rules speak about it.
    if (!first || others.length === 0 || rolloutDecision(plan)) return;
    const wanted = plan.rollout.filter((rollout) => rollout.recommended === true);
    report(
      first,
      `The plan has ${counted(plan.rollout.length, 'rollout')} (${listing(plan.rollout.map((rollout) => `"${rollout.title ?? rollout.id}"`))}), ${wanted.length > 1 ? `recommends ${wanted.length} of them, ` : ''}and no decision between them.`,
    ).fix(
      `Add a row to decisions.mdx: { title: How is the traffic moved?, options: [${plan.rollout.map((rollout) => rollout.ref).join(', ')}], due: … }`,
    );
  },
});
