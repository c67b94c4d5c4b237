import { close, createIndex } from 'pagefind';
import type { Computed } from '../computing/compute.ts';
import { searchRecords } from './records.ts';

/**
 * Indexes the pages of a built site and one record a row, and writes the index into it. Returns how many of both. Addresses
 * are below the base path: Pagefind puts the folder that its index lies in before all of them.
 */
export async function indexSite(site: string, computed: Computed): Promise<{ pages: number; rows: number }> {
  const { index, errors } = await createIndex({ forceLanguage: 'en', keepIndexUrl: false });
  if (!index) throw new Error(`the search index could not be made: ${errors.join('; ')}`);
  try {
    const { page_count: pages } = await index.addDirectory({ path: site });
    let rows = 0;
    for (const plan of computed.plans) {
      for (const record of searchRecords(plan)) {
        const { url, content, title, kind, plan: planTitle, filters } = record;
        const added = await index.addCustomRecord({
          url,
          content,
          language: 'en',
          meta: { title, kind, plan: planTitle },
          filters,
        });
        if (added.errors.length > 0) throw new Error(`a row could not be indexed: ${added.errors.join('; ')}`);
        rows++;
      }
    }
    const written = await index.writeFiles({ outputPath: `${site}/pagefind` });
    if (written.errors.length > 0) throw new Error(`the search index could not be written: ${written.errors.join('; ')}`);
    return { pages, rows };
  } finally {
    await close();
  }
}
