/** The dialog of the search. Its own words are those of Pagefind. */
export const SEARCH = {
  title: 'Search',
  placeholder: 'Search phases, endpoints, risks, findings',
  filter: 'Filter',
  failed: (why: string) => `The search failed: ${why}`,
  instead: (asked: string, corrected: string) => `Nothing matches “${asked}” exactly. These are the results for “${corrected}”.`,
  more: (most: number, count: string) => `The first ${most} of ${count} are listed. Add a word, or choose a filter.`,
  noIndex: 'There is no search index here.',
  noIndexBecause: 'It is written when the site is built:',
  close: 'Close',
};
