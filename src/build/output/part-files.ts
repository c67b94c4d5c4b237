/** Returns the folder of an index part below `pagefind/`. The first part is at the top, beside Pagefind's runtime. */
export const partFolder = (part: number): string => (part === 0 ? '' : `${part}/`);

/** The file that lists the folders of all parts but the first. */
export const PARTS = 'pagefind/parts.json';

/** The file in the folder of a part that lists its words, for the correction of misspelt ones. */
export const WORDS = 'words.json';

/** Returns the index part that a file belongs to; `undefined` for a file outside the index. */
export function partOfFile(file: string): number | undefined {
  const [index, part = 0] = /^pagefind\/(?:(\d+)\/)?/.exec(file) ?? [];
  return index === undefined || file === PARTS ? undefined : Number(part);
}
