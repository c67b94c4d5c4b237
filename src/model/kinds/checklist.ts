import { z } from 'zod';
import { id, optional, required, text, word } from '../field.ts';
import { fileFields, status } from './common.ts';

export const CHECKLIST_PURPOSES = [
  'gate',
  'next-steps',
  'security',
  'deployment',
  'documentation',
  'training',
  'completion',
  'review',
  'communication',
  'other',
] as const;

/** `checklists/<id>.mdx`: headings and boxes. */
export const checklistSchema = z.strictObject({
  ...fileFields,
  title: required(text, 'Its title.'),
  purpose: optional(word(CHECKLIST_PURPOSES), 'What it is for.'),
  status: optional(status, 'Its status.'),
  gates: optional(text, 'What may not happen before all of it is ticked: `phase/<id>`, `rollout/<id>`.'),
  after: optional(id, 'The phase after which it is due.'),
  phase: optional(id, 'The phase that it belongs to.'),
});
