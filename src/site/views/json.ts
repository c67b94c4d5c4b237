/** Data for a `<script type="application/json">`: `<` is escaped, so that nothing in it ends the script. */
export const json = (data: unknown): string =>
  JSON.stringify(data)
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');
