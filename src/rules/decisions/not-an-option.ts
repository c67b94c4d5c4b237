import { nearest } from '../../model/values/nearest.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';
import { chosenOf, optionsOf, questionOf, sameOption } from './options.ts';

/** Whether a text has another in it as whole words. */
const contains = (text: string, words: string): boolean => {
  const at = text.toLowerCase().indexOf(words.toLowerCase());
  return at >= 0 && !/[\p{L}\p{N}_-]/u.test((text[at - 1] ?? ' ') + (text[at + words.length] ?? ' '));
};

export const notAnOption = defineRule({
  id: 'decisions/not-an-option',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Choice is not one of the options',
  why: 'It is unclear whether the option was renamed, forgotten or mistyped.',
  examples: {
    fails: { 'decisions.mdx': '---\ndecisions:\n  - { title: Poetry or pip?, options: [Poetry, pip], chosen: uv }\n---\n' },
    passes: {
      'decisions.mdx':
        '---\ndecisions:\n  - { title: Poetry, pip or uv?, options: [Poetry, pip, uv], chosen: uv }\n---\n'.replace(
          'Poetry, pip or uv?',
          '"Poetry, pip or uv?"',
        ),
    },
  },
  check({ plan, report }) {
    for (const decision of plan.decisions) {
      const options = optionsOf(decision);
      if (options.length === 0) continue;
      const recommended = decision.recommended;
      const named = [
        ...chosenOf(decision).map((option) => ['chosen', option] as const),
        ...(recommended === undefined ? [] : [['recommended', recommended] as const]),
      ];
      for (const [field, option] of named) {
        // `big-bang + shadow traffic` takes an option and adds to it.
        if (options.some((each) => sameOption(each, option) || contains(option, each))) continue;
        const meant = nearest(option, options);
        report(decision, `"${questionOf(decision)}" has ${field} "${option}", which is none of its options: ${listing(options)}.`)
          .at(field)
          .related(decision, '…but here it is not', 'options')
          .key(field, option)
          .fix(meant ? `Did you mean "${meant}"?` : `Add "${option}" to options:, or choose one of them`);
      }
    }
  },
});
