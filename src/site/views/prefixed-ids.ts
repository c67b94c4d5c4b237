/**
 * Puts a prefix before the ids of rendered HTML, and before links to them within it, so that two bodies can stand on one
 * page. Text is never touched: in rendered HTML a `<` begins a tag.
 */
export const prefixedIds = (html: string, prefix: string): string =>
  html
    .replace(/(<[a-z][^<>]*? )id="([^"]*)"/g, `$1id="${prefix}$2"`)
    .replace(/(<a [^<>]*?)href="#([^"]+)"/g, `$1href="#${prefix}$2"`);
