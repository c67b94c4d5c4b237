import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';
import { chosenOf, questionOf } from './options.ts';

export const openButChosen = defineRule({
  id: 'decisions/open-but-chosen',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Open decision already has a choice',
  why: 'The phases that wait for it do not know whether they may start.',
  examples: {
    fails: {
      'decisions.mdx':
        '---\ndecisions:\n  - { title: Poetry or pip?, state: open, options: [Poetry, pip], chosen: Poetry, due: 2026-09-01 }\n---\n',
    },
    passes: {
      'decisions.mdx':
        '---\ndecisions:\n  - { title: Poetry or pip?, state: open, options: [Poetry, pip], recommended: Poetry, due: 2026-09-01 }\n---\n',
    },
  },
  check({ plan, report }) {
    for (const decision of plan.decisions) {
      const chosen = chosenOf(decision);
      if (decision.state !== 'open' || chosen.length === 0) continue;
      report(decision, `"${questionOf(decision)}" is open, but ${listing(chosen)} is chosen.`)
        .at('state')
        .related(decision, '…but here it is chosen', 'chosen')
        .fix('Write state: decided, or recommended: instead of chosen:');
    }
  },
});
