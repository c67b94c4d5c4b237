import { lacks } from '../../analysis/stated.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';
import { chosenOf, optionsOf, questionOf } from './options.ts';

export const decidedWithoutChoice = defineRule({
  id: 'decisions/decided-without-choice',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Decision is decided but has no choice',
  why: 'Everyone continues with the option they had in mind.',
  missing: ['chosen'],
  examples: {
    fails: { 'decisions.mdx': '---\ndecisions:\n  - { title: Poetry or pip?, state: decided, options: [Poetry, pip] }\n---\n' },
    passes: {
      'decisions.mdx':
        '---\ndecisions:\n  - { title: Poetry or pip?, state: decided, options: [Poetry, pip], chosen: Poetry }\n---\n',
    },
  },
  check({ plan, report }) {
    for (const decision of plan.decisions) {
      const options = optionsOf(decision);
      if (decision.state !== 'decided' || options.length === 0 || !lacks(decision, 'chosen') || chosenOf(decision).length > 0)
        continue;
      report(decision, `"${questionOf(decision)}" is decided, but none of its options is chosen: ${listing(options)}.`)
        .at('state')
        .fix(`Write chosen: ${options[0] ?? '…'}, or state: open`);
    }
  },
});
