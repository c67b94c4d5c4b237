import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import type { APIRoute } from 'astro';
import { siteOptions } from '../../site/options.ts';
import { siteState } from '../../site/state.ts';

/** What plan bodies point to, by its ending. Anything else is offered for saving, never run. */
const TYPES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
};

/** Pictures and documents beside the plans that their bodies point to; nothing else of the content root is published. */
export async function getStaticPaths() {
  const { reading } = await siteState();
  const files = new Set<string>();
  for (const { document } of reading.files.values()) {
    for (const { url } of document.body.links) {
      const path = url.split('#')[0] ?? '';
      if (/^([a-z][a-z0-9+.-]*:|\/)/i.test(path) || !/\.\w+$/.test(path) || /\.mdx?$/i.test(path)) continue;
      const target = posix.normalize(posix.join(posix.dirname(document.file), decodeURI(path)));
      if (!target.startsWith('../')) files.add(target);
    }
  }
  return [...files].sort().map((file) => ({ params: { file } }));
}

export const GET: APIRoute = async ({ params }) => {
  const file = params.file ?? '';
  const bytes = await readFile(join(siteOptions().content, file));
  return new Response(bytes, {
    headers: { 'content-type': TYPES[file.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream' },
  });
};
