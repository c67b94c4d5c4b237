import { z } from 'zod';
import { elapsed, flag, group, id, listOf, optional, quantity, required, shortOrLong, text, texts, word } from '../field.ts';
import { fileFields, rowFields } from './common.ts';

/** `rollback/<n>-<procedure>.mdx`: one rollback procedure per file, so that it can be printed; its steps are in the body. */
export const rollbackSchema = z.strictObject({
  ...fileFields,
  title: required(text, 'Its name.'),
  kind: optional(
    word(['application', 'database', 'configuration', 'data', 'traffic', 'infrastructure', 'full']),
    'What it rolls back.',
  ),
  within: optional(elapsed, 'How long it may take.'),
  until: optional(
    group({
      after: optional(elapsed, 'How long it stays possible.'),
      from: optional(text, 'Counted from this step: `rollout/ramp/all`.'),
      note: optional(text, 'Anything else.'),
    }),
    'Until when it is possible.',
  ),
  automatic: optional(
    shortOrLong(text, group({ by: optional(text, 'What acts on the trigger.'), every: optional(elapsed, 'How often it runs.') })),
    'What carries it out automatically.',
  ),
  goesTo: optional(text, 'Where the traffic goes: the previous step, or the old system.'),
  data: optional(text, 'What happens to data written since: `none` where nothing has to move.'),
  loses: optional(text, 'What is lost.'),
  needs: optional(texts, 'What has to be in place.'),
  rehearsed: optional(text, 'When it was last rehearsed.'),
  steps: optional(
    shortOrLong(text, group({})),
    'Only to say that there are none: `{ notApplicable: "why" }`. Steps are the numbered list of the body.',
  ),
  triggers: optional(
    listOf(
      group({
        ...rowFields,
        id: optional(id, 'Its id, which `abortIf` of a step names.'),
        when: required(text, 'What is watched, in words.'),
        is: optional(quantity, 'The threshold.'),
        for: optional(elapsed, 'How long it has to last.'),
        metric: optional(text, 'The metric that is watched.'),
      }),
    ),
    'What triggers it.',
  ),
  versions: optional(
    group({ from: optional(text, 'The old version.'), to: optional(text, 'The version that is restored.') }),
    'Versions.',
  ),
  tested: optional(flag, 'Whether it was tested.'),
});
