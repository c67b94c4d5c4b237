import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import { KINDS } from './model/registry.ts';
import { guideLoader } from './site/guide-loader.ts';
import { kindLoader } from './site/loader.ts';

/** One collection a kind of file, filled by our own reader (see `site/loader.ts`), and the guide, which is ours. */
export const collections = {
  ...Object.fromEntries(
    KINDS.map((kind) => [kind.collection, defineCollection({ loader: kindLoader(kind.name), schema: kind.schema })]),
  ),
  guide: defineCollection({
    loader: guideLoader('content/guide', ['**/*.mdx', '!example/**']),
    schema: z.object({ title: z.string(), summary: z.string().optional(), order: z.number() }),
  }),
};
