import { isAbsent } from '../model/field.ts';
import { shorten } from '../model/shorten.ts';
import { isParsed } from './meaning.ts';

/** Longer texts are cut in sentences; the change itself holds them whole. */
const LONGEST = 90;

export const cut = (text: string, longest = LONGEST): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return shorten(line, longest);
};

/** A value as the author wrote it, in one line: `2w`, `GET /a, GET /b`, `unknown (why)`, `nothing`. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (isAbsent(value)) {
    const [[word = 'unknown', why = ''] = []] = Object.entries(value);
    return `${word === 'unknown' ? 'unknown' : 'not applicable'} (${cut(String(why), 60)})`;
  }
  if (isParsed(value)) return value.raw;
  if (typeof value === 'string') return cut(value);
  if (Array.isArray(value)) return value.length === 0 ? 'none' : cut(value.map(shown).join(', '));
  if (typeof value === 'object' && value !== null)
    return cut(
      `{ ${Object.entries(value)
        .filter(([, each]) => each !== undefined)
        .map(([key, each]) => `${key}: ${shown(each)}`)
        .join(', ')} }`,
    );
  return String(value);
}
