import { z } from 'zod';
import { id, optional, required, text } from '../field.ts';
import { fileFields } from './common.ts';

/** `pages/**.mdx`: free prose without a register. */
export const pageSchema = z.strictObject({
  ...fileFields,
  title: required(text, 'Its title.'),
  summary: optional(text, 'One sentence.'),
  phase: optional(id, 'The phase that it belongs to.'),
});
