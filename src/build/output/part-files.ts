/** The folder of a part below that of the index: the first one lies in it, with Pagefind's programs. */
export const partFolder = (part: number): string => (part === 0 ? '' : `${part}/`);

/** The file of a site that lists the folders of all parts but the first. */
export const PARTS = 'pagefind/parts.json';

/** The part that a file of the index belongs to; `undefined` for all other files. */
export function partOfFile(file: string): number | undefined {
  const [index, part = 0] = /^pagefind\/(?:(\d+)\/)?/.exec(file) ?? [];
  return index === undefined || file === PARTS ? undefined : Number(part);
}
