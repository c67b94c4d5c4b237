/** The table of endpoints: rows that open, and buttons of their details. */
export const ENDPOINT_TABLE = {
  openAll: 'Open all',
  closeAll: 'Close all',
  detailsOf: (operation: string) => `Details of ${operation}`,
  copyLink: 'Copy link',
  copyHeaderLines: 'Copy header lines',
};
