import { z } from 'zod';
import type { Kind } from './registry.ts';

/** Returns the JSON Schema (2020-12) of a kind's frontmatter, for editors and other tools. */
export const jsonSchema = (kind: Kind): Record<string, unknown> => ({
  ...z.toJSONSchema(kind.schema, { io: 'input', unrepresentable: 'any' }),
  title: `Banyan: ${kind.name}`,
});
