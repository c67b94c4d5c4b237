import type { Value } from './drafts.ts';
import { dayOf, timeOf } from './spans.ts';
import { bare } from './words/bare.ts';
import { statusOf } from './words/status.ts';

/** Text as it is compared: without marks of Markdown, with single spaces, in small letters. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[`*_~|\\]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

const LETTER = /[\p{L}\p{N}]/u;
/** These are written without spaces between words. */
const EAST_ASIAN = /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]/;

/** Whether a text has another in it, as whole words. */
function has(text: string, part: string): boolean {
  if (part === '') return false;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    const cuts = (inside: string, outside: string): boolean =>
      LETTER.test(inside) && LETTER.test(outside) && !EAST_ASIAN.test(inside + outside);
    if (!cuts(part.charAt(0), text.charAt(at - 1)) && !cuts(part.charAt(part.length - 1), text.charAt(at + part.length)))
      return true;
  }
  return false;
}

/** Parts of lines that may be a value of their own: cells, and what signs and brackets separate. */
const partsOf = (lines: string): string[] =>
  lines
    .split('\n')
    .flatMap((line) => [line, ...line.split(/[|,;；，、()（）]|\s[-–—]\s|[:：]\s*/)])
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Runs of up to five words. */
function runsOf(lines: string): string[] {
  const words = bare(lines)
    .split(/[\s,;()（）]+/)
    .map((word) => word.replace(/[.:]+$/, ''));
  return words.flatMap((_, from) => [1, 2, 3, 4, 5].map((count) => words.slice(from, from + count).join(' ')));
}

/** Whether a value of a field stands in lines of the source: as it is, or as the import itself reads such words (a status, a day, a length). */
function stands(value: string, field: string, lines: string): boolean {
  if (has(plain(lines), plain(value))) return true;
  if (field === 'status') return partsOf(lines).some((part) => statusOf(part) === value);
  return [...partsOf(lines).map(bare), ...runsOf(lines)].some(
    (words) => dayOf(words) === value || timeOf(words)?.value === value,
  );
}

/** The first text of a value that does not stand in the lines; undefined where all of them do. */
export function notInSource(value: Value, field: string, lines: string): string | undefined {
  if (typeof value === 'string') return stands(value, field, lines) ? undefined : value;
  for (const [key, each] of Object.entries(value)) {
    const missing = notInSource(each as Value, Array.isArray(value) ? field : key, lines);
    if (missing !== undefined) return missing;
  }
  return undefined;
}
