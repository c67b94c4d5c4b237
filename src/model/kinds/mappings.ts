import { z } from 'zod';
import { group, listOf, oneOrMany, optional, quantity, required, text, word } from '../field.ts';
import { fileFields, phasedRowFields, status } from './common.ts';

/** The subjects of mapping tables. */
export const MAPPED = [
  'concepts',
  'files',
  'components',
  'types',
  'services',
  'hosts',
  'controls',
  'packages',
  'variables',
  'data',
  'commands',
  'metrics',
  'other',
] as const;

/** `mappings/<what>.mdx`: old-to-new mappings of anything but operations and the stack. */
export const mappingsSchema = z.strictObject({
  ...fileFields,
  title: required(text, 'Its title.'),
  of: required(word(MAPPED), 'What the rows are.'),
  from: optional(text, 'The name of the old side, for the head of the table.'),
  to: optional(text, 'The name of the new side.'),
  mappings: required(
    listOf(
      group({
        ...phasedRowFields,
        title: optional(text, 'Its name, if the two sides do not say it.'),
        from: optional(oneOrMany(text), 'What it was; `none` where it is new.'),
        to: optional(oneOrMany(text), 'What it becomes; `same`, or `none` where it is removed.'),
        benefit: optional(text, 'What is gained.'),
        change: optional(text, 'What changes.'),
        compat: optional(quantity, 'How far they behave alike, as stated.'),
        status: optional(status, 'Its status.'),
        statusText: optional(text, "The author's words for the status."),
      }),
    ),
    'One row a pair.',
  ),
});
