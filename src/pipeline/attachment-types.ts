/** The size limit of an image or document, in bytes. */
export const MAX_BYTES = 10 * 1024 * 1024;

type Sign = (bytes: Uint8Array) => boolean;

/** Returns whether ASCII text is found at an offset. */
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

/** An SVG starts with its root element, optionally after an XML declaration, a doctype and comments. */
const isSvg: Sign = (bytes) =>
  /^\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*(?:<!DOCTYPE[^>[]*>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<svg[\s>]/i.test(
    new TextDecoder().decode(bytes.subarray(0, 4096)),
  );

/** Publishable file types: those that browsers display without running anything, by extension, with their magic numbers. */
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

/** Returns the media type for a file's extension; `undefined` if files with that extension are not published. */
export const typeOf = (file: string): string | undefined => TYPES.get(endingOf(file))?.type;

/** Returns whether a file's first bytes match its extension. */
export const beginsAsNamed = (file: string, bytes: Uint8Array): boolean => TYPES.get(endingOf(file))?.begins(bytes) ?? false;
