import { isDeepStrictEqual } from 'node:util';
import type { Fields, Value } from '../drafts.ts';

/**
 * How values of frontmatter are written in a plan as one document. Most stand as they are; what Markdown would swallow or
 * take for something else is put into backticks, and what even they cannot hold is JSON in backticks. Every function here
 * has its inverse, and a value is written in the first way that reads back as itself.
 */

const BREAK = '<br>';
const BULLET = '• ';
const NAMED = /^\*([^*]+):\* (.*)$/s;

/** Text in backticks, with as many of them as its content needs. */
function codeSpan(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^`|`$|^ .* $/.test(text) ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}

/** The content of a text that is one code span as a whole. */
function codeOf(text: string): string | undefined {
  const [, fence = '', inner] = /^(`+)([^`\n](?:.*[^`\n])?)\1$/.exec(text) ?? [];
  if (inner === undefined || new RegExp(`(?<!\`)${fence}(?!\`)`).test(inner)) return undefined;
  return /^ .* $/.test(inner) ? inner.slice(1, -1) : inner;
}

const onlyText = (value: unknown): boolean =>
  typeof value === 'string' ||
  (typeof value === 'object' && value !== null && Object.values(value).every((each) => onlyText(each)));

function jsonOf(code: string): Value | undefined {
  if (!/^["[{]/.test(code)) return undefined;
  try {
    const value: unknown = JSON.parse(code);
    return onlyText(value) ? (value as Value) : undefined;
  } catch {
    return undefined;
  }
}

const asJson = (value: Value): string => codeSpan(JSON.stringify(value));

/** Paths, operations, names with underscores and the like: Markdown would take their signs for its own. */
const LITERAL = /^(?:[A-Z]+(?:\|[A-Z]+)* )?[^\s`]*[_*<>{}/\\~@][^\s`]*$/;
const TAG = /<[A-Za-z/!]/;

/** Whether a text stands as it is in Markdown. */
const plain = (text: string): boolean =>
  text.trim() === text &&
  text !== '' &&
  !LITERAL.test(text) &&
  !TAG.test(text.replace(/`[^`]*`/g, '')) &&
  !text.startsWith(BULLET) &&
  !/^\*\*.+?:\*\*/.test(text) &&
  !NAMED.test(text);

/** Reads a text as it was written. */
export function readText(written: string): Value {
  const code = codeOf(written);
  if (code !== undefined) return jsonOf(code) ?? code;
  return written.replaceAll(BREAK, '\n');
}

/** Writes a text. */
export function writeText(text: string): string {
  const ways = [...(plain(text) ? [text.replaceAll('\n', BREAK)] : []), codeSpan(text)];
  return ways.find((way) => !/[\n\r\u2028\u2029]/.test(way) && readText(way) === text) ?? asJson(text);
}

/** `statusText` → `Status text`. Other keys than those of our schemas stand in backticks. */
export function writeKey(key: string): string {
  if (!/^[a-z][A-Za-z0-9]*$/.test(key)) return codeSpan(key);
  const words = key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function readKey(label: string): string {
  const code = codeOf(label.trim());
  if (code !== undefined) return code;
  const [first = '', ...rest] = label.trim().split(/\s+/);
  return [
    first.charAt(0).toLowerCase() + first.slice(1),
    ...rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)),
  ].join('');
}

export function readInline(written: string): Value {
  if (codeOf(written) !== undefined) return readText(written);
  const parts = written.split(BREAK);
  if (parts.every((part) => part.startsWith(BULLET))) return parts.map((part) => readText(part.slice(BULLET.length)));
  const named = parts.map((part) => NAMED.exec(part));
  if (named.every((match) => match !== null))
    return Object.fromEntries(named.map((match) => [readKey(match[1] ?? ''), readText(match[2] ?? '')]));
  return readText(written);
}

/** Writes a value on one line: in a cell of a table, or as an item of a list. */
export function writeInline(value: Value): string {
  if (typeof value === 'string') return writeText(value);
  const oneLine = (each: Value): string => (typeof each === 'string' ? writeText(each) : asJson(each));
  const way = Array.isArray(value)
    ? (value as readonly Value[]).map((each) => `${BULLET}${oneLine(each)}`).join(BREAK)
    : Object.entries(value as Fields)
        .map(([key, each]) => `*${writeKey(key)}:* ${oneLine(each)}`)
        .join(BREAK);
  return !/[\n\r]/.test(way) && isDeepStrictEqual(readInline(way), value) ? way : asJson(value);
}
