import { z } from 'zod';
import { date, group, id, listOf, oneOrMany, optional, period, required, text, texts, word } from '../field.ts';
import { fileFields, rowFields } from './common.ts';

export const DECISION_STATES = ['open', 'decided', 'superseded'] as const;

const shape = {
  ...rowFields,
  state: optional(
    word(DECISION_STATES),
    'An open question is an open decision. Default: decided where `chosen` is given, else open.',
  ),
  date: optional(date, 'The day it was made.'),
  due: optional(period, 'The day by which it has to be made.'),
  options: optional(texts, 'What there is to choose from: words, or `rollout/<id>`.'),
  recommended: optional(text, 'The option that the plan recommends.'),
  chosen: optional(oneOrMany(text), 'The chosen option.'),
  why: optional(text, 'Why.'),
  blocks: optional(listOf(id), 'Phases that wait for it.'),
  supersedes: optional(id, 'The decision that it replaces.'),
  consequences: optional(text, 'What follows from it.'),
  affects: optional(texts, 'What it touches.'),
};

/** `decisions.mdx`: decisions and open questions, one row each. */
export const decisionsSchema = z.strictObject({
  ...fileFields,
  defaults: optional(group(shape), 'Default values for its rows.'),
  decisions: required(listOf(group({ ...shape, title: required(text, 'The question.') })), 'One row a decision.'),
});

/** `decisions/<id>.mdx`: one decision, described in its body. */
export const decisionSchema = z.strictObject({ ...fileFields, ...shape, title: required(text, 'The question.') });
