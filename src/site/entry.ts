import { type CollectionKey, getEntry } from 'astro:content';

/** The rendered body of a file, and its headings for a table of contents. */
export interface RenderedEntry {
  html: string;
  headings: { depth: number; slug: string; text: string }[];
}

/** The body of `<plan>/<id>` in a collection; empty where the file has none. */
export async function renderedEntry(collection: string, id: string): Promise<RenderedEntry> {
  const entry = (await getEntry(collection as CollectionKey, id)) as
    | { rendered?: { html: string; metadata?: { headings?: RenderedEntry['headings'] } } }
    | undefined;
  return { html: entry?.rendered?.html ?? '', headings: entry?.rendered?.metadata?.headings ?? [] };
}
