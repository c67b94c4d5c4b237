import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import { guideLoader } from './release/guide-loader.ts';

/** The guide, which is compiled with the site. Plans come from the shared reading (`site/state.ts`); see `content.ts` for their collections. */
export const collections = {
  guide: defineCollection({
    loader: guideLoader('content/guide', ['**/*.mdx', '!example/**']),
    schema: z.object({ title: z.string(), summary: z.string().optional(), order: z.number() }),
  }),
};
