import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';
import { chosenOf, optionsOf, questionOf } from './options.ts';

export const severalChosen = defineRule({
  id: 'decisions/several-chosen',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Decision chooses several of its options',
  why: 'Options exclude each other; choosing all of them, or all but one, leaves the question open.',
  examples: {
    fails: {
      'decisions.mdx':
        '---\ndecisions:\n  - { title: How is the traffic moved?, options: [canary, blue-green], chosen: [canary, blue-green] }\n---\n',
    },
    passes: {
      'decisions.mdx':
        '---\ndecisions:\n  - { title: How is the traffic moved?, options: [canary, blue-green], chosen: canary }\n---\n',
    },
  },
  check({ plan, report }) {
    for (const decision of plan.decisions) {
      const [options, chosen] = [optionsOf(decision), chosenOf(decision)];
      // Two rollouts cannot both hold; of other options several may go together as long as one is left out.
      const exclusive = chosen.filter((option) => option.startsWith('rollout/')).length > 1;
      if (chosen.length < 2 || (!exclusive && chosen.length < options.length)) continue;
      report(decision, `"${questionOf(decision)}" chooses ${chosen.length} of ${options.length} options: ${listing(chosen)}.`)
        .at('chosen')
        .fix('Choose one, or split the question into one for each');
    }
  },
});
