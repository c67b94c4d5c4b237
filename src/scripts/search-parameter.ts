/** The parameter of an address that opens the search with a query. */
export const QUERY = 'search';
