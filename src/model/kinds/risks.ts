import { z } from 'zod';
import { group, level, listOf, optional, required, text, texts, word } from '../field.ts';
import { fileFields, phasedRowFields } from './common.ts';

/** Risk states (ISO 31000 has no list; these are the usual ones). */
export const RISK_STATES = ['open', 'mitigated', 'accepted', 'closed', 'occurred'] as const;

const rowShape = {
  ...phasedRowFields,
  category: optional(text, 'Its kind.'),
  level: optional(level, 'The level as a whole, where the plan gives no probability and impact.'),
  probability: optional(level, 'How likely: a word or 1–5.'),
  impact: optional(level, 'How bad: a word or 1–5.'),
  status: optional(word(RISK_STATES), 'Its status; by default open.'),
  consequence: optional(text, 'What happens if it occurs.'),
  mitigation: optional(text, 'What makes it less likely or less bad.'),
  tasks: optional(texts, 'The tasks (`phase/task`) that carry the mitigation out.'),
  contingency: optional(text, 'What is done once it has occurred.'),
  testing: optional(text, 'How the mitigation is tested.'),
  trigger: optional(text, 'How it is noticed.'),
  affects: optional(texts, 'What it touches: `phase/core-api`, `endpoints/auth/login`.'),
  critical: optional(text, 'Why the plan calls it critical.'),
};

/** `risks.mdx`: the risk register. */
export const risksSchema = z.strictObject({
  ...fileFields,
  defaults: optional(group(rowShape), 'Default values for its rows.'),
  risks: required(
    listOf(
      group({
        ...rowShape,
        title: required(text, 'What may go wrong.'),
      }),
    ),
    'One row a risk.',
  ),
  stated: optional(
    group({ level: optional(text, 'The overall level that the plan names.') }),
    'Values the author states although they can be computed.',
  ),
});
