import { posix } from 'node:path';
import type { Portfolio } from '../model/plan.ts';
import { sourceOf } from '../model/source.ts';
import type { ReadBytes } from '../reader/text-files.ts';
import { type Attachment, type Refusal, readAttachment } from './read-attachment.ts';

/** The size limit of a logo, in bytes: every page shows it. */
const MAX_BYTES = 100_000;

/** A picture for the head of every page. */
export interface Logo extends Attachment {
  /** Width divided by height. */
  ratio: number;
}

/** The files of a team's logo, relative to the content root; without `dark`, `light` serves both themes. */
export function logoFiles(portfolio: Portfolio): { light: string; dark?: string } | undefined {
  const stated = portfolio.file?.logo;
  if (stated === undefined) return undefined;
  if (typeof stated === 'string') return { light: posix.normalize(stated) };
  const { light, dark } = stated;
  if (light === undefined) return undefined;
  return { light: posix.normalize(light), ...(dark !== undefined && { dark: posix.normalize(dark) }) };
}

/** Width by height of an SVG, from its `viewBox` or its own size; of a PNG, from its header (PNG, section 11.2.1). */
function ratioOf({ type, bytes }: Attachment): number | undefined {
  if (type === 'image/png') {
    const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return bytes.byteLength < 24 ? undefined : header.getUint32(16) / header.getUint32(20);
  }
  const root = /<svg\b[^>]*>/i.exec(new TextDecoder().decode(bytes))?.[0] ?? '';
  const box = /\bviewBox\s*=\s*["']\s*[-\d.e]+[\s,]+[-\d.e]+[\s,]+([\d.e]+)[\s,]+([\d.e]+)/i.exec(root);
  const own = (name: string): string | undefined =>
    new RegExp(`\\s${name}\\s*=\\s*["']\\s*([\\d.]+)(?:px)?\\s*["']`, 'i').exec(root)?.[1];
  return Number(box?.[1] ?? own('width')) / Number(box?.[2] ?? own('height'));
}

/** Reads a logo. Returns a message and a fix if it cannot be one: another type, too large, or without a size. */
export async function readLogo(read: ReadBytes, file: string): Promise<Logo | Refusal> {
  const found = await readAttachment(read, file);
  if ('message' in found) return found;
  if (found.type !== 'image/svg+xml' && found.type !== 'image/png')
    return { message: `${file} is neither an SVG nor a PNG`, fix: 'Save the logo as SVG, or as PNG' };
  if (found.bytes.byteLength > MAX_BYTES)
    return {
      message: `${file} has ${Math.ceil(found.bytes.byteLength / 1000)} kB, of at most ${MAX_BYTES / 1000}`,
      fix: 'Save the logo smaller: it is 28 pixels high, so 56 pixels are enough for a PNG',
    };
  const ratio = ratioOf(found);
  if (ratio === undefined || !(ratio > 0) || !Number.isFinite(ratio))
    return { message: `${file} does not say how wide and high it is`, fix: 'Give its root element a viewBox' };
  return { ...found, ratio };
}

/** Returns what is wrong with the files of a logo, each with the source of the field that names it. */
export async function logoRefusals(portfolio: Portfolio, read: ReadBytes) {
  const files = logoFiles(portfolio);
  const source = portfolio.file?.source;
  if (!files || !source) return [];
  const isGroup = typeof portfolio.file?.logo === 'object';
  const found = Object.entries(files).map(async ([theme, file]) => {
    const logo = await readLogo(read, file);
    const at = isGroup ? { source: sourceOf(source, 'logo'), field: theme } : { source, field: 'logo' };
    return 'message' in logo ? [{ ...logo, file, ...at }] : [];
  });
  return (await Promise.all(found)).flat();
}
