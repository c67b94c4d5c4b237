import { z } from 'zod';
import { group, listOf, optional, required, scalar, text, version, word } from '../field.ts';
import { ok, type Parse } from '../values/parsed.ts';
import { type Product, parseProduct } from '../values/version.ts';
import { fileFields, phasedRowFields, status } from './common.ts';

const parseSide: Parse<Product | 'none' | 'same'> = (raw) => (raw === 'none' || raw === 'same' ? ok(raw) : parseProduct(raw));
const side = scalar(parseSide, { examples: ['FastAPI 0.115+', 'none'] });

const rowShape = {
  ...phasedRowFields,
  category: optional(text, 'What it is for: framework, database, auth, testing.'),
  scope: optional(word(['runtime', 'dev', 'test', 'build']), 'Where it is needed.'),
  purpose: optional(text, 'What it does here.'),
  pins: optional(version, 'The exact pin stated elsewhere: `==2.3.3`.'),
  pinnedIn: optional(text, 'The file with that pin.'),
  extras: optional(text, 'Extras of the package.'),
  benefit: optional(text, 'What is gained.'),
  decision: optional(text, 'The decision that settles it.'),
  status: optional(status, 'Its status.'),
  statusText: optional(text, "The author's words for the status."),
};

/** `stack.mdx`: languages, frameworks, packages and services, old to new. */
export const stackSchema = z.strictObject({
  ...fileFields,
  defaults: optional(group(rowShape), 'Default values for its rows.'),
  stack: required(
    listOf(
      group({
        ...rowShape,
        from: optional(side, 'What is used today, with its version; `none` where it is new.'),
        to: optional(side, 'What is used afterwards, with its version range; `same`, or `none` where it is removed.'),
      }),
    ),
    'One row a product.',
  ),
});
