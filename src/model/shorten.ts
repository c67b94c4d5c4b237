/** Returns a text of at most `most` UTF-16 code units: a longer one ends in `…`, and never within a surrogate pair. */
export const shorten = (text: string, most: number): string =>
  text.length <= most
    ? text
    : `${text
        .slice(0, most - 1)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd()}…`;
