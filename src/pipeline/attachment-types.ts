/** The most that a picture or document may have, in bytes. */
export const MOST_BYTES = 10 * 1024 * 1024;

type Sign = (bytes: Uint8Array) => boolean;

/** Whether ASCII text stands at an offset. */
const holds =
  (text: string, at = 0): Sign =>
  (bytes) =>
    [...text].every((char, index) => bytes[at + index] === char.charCodeAt(0));
const both =
  (one: Sign, other: Sign): Sign =>
  (bytes) =>
    one(bytes) && other(bytes);
const any =
  (...signs: Sign[]): Sign =>
  (bytes) =>
    signs.some((sign) => sign(bytes));

/** An SVG begins with its root element; a declaration, a document type and comments may stand before it. */
const isSvg: Sign = (bytes) =>
  /^\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*(?:<!DOCTYPE[^>[]*>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<svg[\s>]/i.test(
    new TextDecoder().decode(bytes.subarray(0, 4096)),
  );

/** What may be published beside plans: types that browsers show and that run nothing, by ending, with how their files begin. */
const TYPES: ReadonlyMap<string, { type: string; begins: Sign }> = new Map([
  ['png', { type: 'image/png', begins: holds('\x89PNG\r\n\x1a\n') }],
  ['jpg', { type: 'image/jpeg', begins: holds('\xff\xd8\xff') }],
  ['jpeg', { type: 'image/jpeg', begins: holds('\xff\xd8\xff') }],
  ['gif', { type: 'image/gif', begins: any(holds('GIF87a'), holds('GIF89a')) }],
  ['webp', { type: 'image/webp', begins: both(holds('RIFF'), holds('WEBP', 8)) }],
  ['avif', { type: 'image/avif', begins: any(holds('ftypavif', 4), holds('ftypavis', 4)) }],
  ['svg', { type: 'image/svg+xml', begins: isSvg }],
  ['pdf', { type: 'application/pdf', begins: holds('%PDF-') }],
]);

export const ENDINGS: readonly string[] = [...TYPES.keys()];

const endingOf = (file: string): string => file.slice(file.lastIndexOf('.') + 1).toLowerCase();

/** The media type of a file by its ending; `undefined` where none of that ending is published. */
export const typeOf = (file: string): string | undefined => TYPES.get(endingOf(file))?.type;

/** Whether a file begins as its ending says. */
export const beginsAsNamed = (file: string, bytes: Uint8Array): boolean => TYPES.get(endingOf(file))?.begins(bytes) ?? false;
