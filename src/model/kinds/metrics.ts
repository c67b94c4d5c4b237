import { z } from 'zod';
import { elapsed, group, listOf, optional, period, quantity, required, text, word } from '../field.ts';
import { fileFields, phasedRowFields } from './common.ts';

const rowShape = {
  ...phasedRowFields,
  group: optional(text, 'The heading that it is listed under.'),
  statistic: optional(text, 'Which number of the distribution: `p95`, `mean`, `max`.'),
  scope: optional(text, 'Of which part: `api`, `idle`, `non-LLM`.'),
  better: optional(word(['lower', 'higher']), 'Which direction is better, where the target does not say so.'),
  for: optional(elapsed, 'The time over which it has to hold.'),
  of: optional(text, 'The claim or load test that it belongs to.'),
  when: optional(period, 'When it is measured.'),
};

/** `metrics.mdx`: success metrics. */
export const metricsSchema = z.strictObject({
  ...fileFields,
  defaults: optional(group(rowShape), 'Default values for its rows.'),
  metrics: required(
    listOf(
      group({
        ...rowShape,
        name: required(text, 'What is measured.'),
        baseline: optional(quantity, 'What the old system has.'),
        target: optional(quantity, 'What the new system has to reach.'),
        expected: optional(quantity, 'What the team expects.'),
        measured: optional(quantity, 'What the new system has.'),
        stated: optional(
          group({
            improvement: optional(text, 'The improvement that the plan names: `40 % faster`.'),
            status: optional(text, 'The status that the plan names.'),
            note: optional(text, 'Where the plan says so.'),
          }),
          'Values the author states although they can be computed.',
        ),
        statusText: optional(text, "The author's words for its status."),
      }),
    ),
    'One row a metric, scope and phase.',
  ),
});
