import { z } from 'zod';
import { group, listOf, optional, quantity, required, text, texts, word } from '../field.ts';
import { fileFields, phasedRowFields, status } from './common.ts';

/** `data.mdx`: data to migrate; steps are in the body. */
export const dataSchema = z.strictObject({
  ...fileFields,
  datasets: required(
    listOf(
      group({
        ...phasedRowFields,
        name: required(text, 'The data.'),
        mode: optional(word(['shared', 'copy', 'convert', 'archive', 'none']), 'How it gets to the new system.'),
        from: optional(text, 'Where and how it is stored today.'),
        to: optional(text, 'Where and how it will be stored.'),
        store: optional(text, 'The database or storage that holds it.'),
        location: optional(text, 'Its path or table.'),
        compat: optional(quantity, 'How far both systems support it.'),
        size: optional(quantity, 'How much it is.'),
        steps: optional(texts, 'How it is moved, if the body does not say it.'),
        checks: optional(texts, 'How it is verified.'),
        status: optional(status, 'Its status.'),
        statusText: optional(text, "The author's words for the status."),
      }),
    ),
    'One row a set of data.',
  ),
});
