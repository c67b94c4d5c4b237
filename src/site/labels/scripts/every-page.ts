/** What the script of every page says: how old its dates are, and the list of shortcuts. */
export const EVERY_PAGE = {
  daysAgo: (days: number) => `${days} days ago`,
  shortcuts: 'Shortcuts',
  close: 'Close',
  search: 'Search',
  pageBefore: 'Previous page',
  pageAfter: 'Next page',
  thisList: 'This list',
  portfolio: 'Portfolio',
  upNext: 'Up next',
  allEndpoints: 'All endpoints',
  overview: 'Overview of the plan',
  timeline: 'Timeline',
  endpoints: 'Endpoints',
  risks: 'Risks',
  rollback: 'Rollback',
  findings: 'Findings',
};
