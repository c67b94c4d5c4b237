/** Limits of one file, so that no small file stops a check or a build: many patterns take quadratic time in one line. */

import { grouped } from '../model/values/number.ts';

/** UTF-16 code units of a line. The longest line of 51 plans found in public repositories has 765. */
export const MAX_LINE = 10_000;
/** Fields of one mapping in the frontmatter. */
export const MAX_FIELDS = 1_000;
/** Lists, quotes and components inside each other in a body. */
export const MAX_NESTING = 50;
/** Columns before the marker of a list item. */
const MAX_INDENT = 8 * MAX_NESTING;

/** What goes beyond a limit, where (counted from 1), and what to do about it. */
export interface Excess {
  rule: 'file/long-line' | 'file/too-deep' | 'file/too-many-fields';
  message: string;
  fix: string;
  line: number;
  column: number;
}

/** Counts the list and quote markers that a line begins with. A line of nothing else is a rule, or a heading's underline. */
function markers(line: string): number {
  let count = 0;
  for (let at = 0; at < line.length; at++) {
    const char = line[at] ?? '';
    if (char === '>') count++;
    else if ('-*+'.includes(char) && /\s/.test(line[at + 1] ?? '')) count++;
    else if (char !== ' ' && char !== '\t') return count;
  }
  return /^[\s>]*$/.test(line) ? count : 0;
}

const OPENING = /^<([A-Z]\w*)[^>]*[^/>]>\s*$|^<([A-Z]\w*)>\s*$/;
const CLOSING = /^<\/[A-Z]\w*>\s*$/;

/** Returns the first place where a file goes beyond a limit; `undefined` if it keeps to all. Linear in the length of the text. */
export function excess(text: string): Excess | undefined {
  const lines = text.split('\n');
  const long = lines.findIndex((line) => line.length > MAX_LINE);
  if (long >= 0)
    return {
      rule: 'file/long-line',
      message: `the line has ${grouped(lines[long]?.length ?? 0)} characters; a line has at most ${grouped(MAX_LINE)}`,
      fix: 'Break it into several lines, or move data out of the content folder',
      line: long + 1,
      column: 1,
    };
  const end = /^---\s*$/.test(lines[0] ?? '') ? lines.findIndex((line, index) => index > 0 && /^---\s*$/.test(line)) : -1;
  return tooManyFields(lines.slice(0, Math.max(0, end))) ?? tooDeep(lines, end + 1);
}

/** Counts fields by their indentation; a line that is indented less, or begins a list item, ends the mappings within. */
function tooManyFields(lines: readonly string[]): Excess | undefined {
  let fields: number[] = [];
  for (const [index, line] of lines.entries()) {
    const indent = line.search(/\S/);
    if (indent < 0 || line[indent] === '#') continue;
    fields = fields.slice(0, indent + 1);
    const count = (fields[indent] ?? 0) + (line[indent] === '-' ? 0 : 1);
    fields[indent] = count;
    if (count > MAX_FIELDS && line.includes(':'))
      return {
        rule: 'file/too-many-fields',
        message: `more than ${grouped(MAX_FIELDS)} fields in one place`,
        fix: 'Write a list, or split the file',
        line: index + 1,
        column: indent + 1,
      };
  }
  return undefined;
}

function tooDeep(lines: readonly string[], from: number): Excess | undefined {
  let open = 0;
  for (const [offset, line] of lines.slice(from).entries()) {
    if (OPENING.test(line)) open++;
    else if (CLOSING.test(line)) open = Math.max(0, open - 1);
    const indent = line.search(/\S/);
    const deep =
      open > MAX_NESTING || markers(line) > MAX_NESTING || (indent > MAX_INDENT && /^[-*+>\d]/.test(line.slice(indent)));
    if (deep)
      return {
        rule: 'file/too-deep',
        message: `more than ${MAX_NESTING} lists, quotes or components inside each other`,
        fix: 'Flatten it',
        line: from + offset + 1,
        column: Math.max(indent, 0) + 1,
      };
  }
  return undefined;
}
