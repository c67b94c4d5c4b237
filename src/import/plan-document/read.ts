import type { Fields } from '../drafts.ts';
import { FILE_HEADING, readBody, trimBody } from './body.ts';
import { type ReadRow, readFields } from './fields.ts';
import { type Anchors, anchorOf } from './links.ts';
import { readText } from './notation.ts';

/** One file as read from a document, with the lines (from 0, the end exclusive) that it was made from. */
export interface ReadPart {
  place: string;
  data: Fields;
  body: string;
  /** Rows of its tables; they are in `data` as well. */
  rows: Record<string, ReadRow[]>;
  from: number;
  bodyFrom: number;
  to: number;
}

const SAYS = /^Plan `([^`]+)` as one document\b/;

/** The id of the plan that a text is the document of; undefined where it is another text. */
export function documentOf(text: string): string | undefined {
  const lines = text.split('\n', 20).filter((line) => line.trim() !== '');
  return lines[0]?.startsWith('# ') ? SAYS.exec(lines[1] ?? '')?.[1] : undefined;
}

const blank = (line: string | undefined): boolean => (line ?? '').trim() === '';

const placeOf = (heading: string): string => FILE_HEADING.exec(heading)?.[2] ?? 'plan';

/** Reads the part of one file between two lines. */
export function readPart(lines: readonly string[], from: number, to: number, anchors: Anchors): ReadPart {
  const first = lines[from] ?? '';
  const file = FILE_HEADING.exec(first);
  let at = from + 1;
  let title: string | undefined = file ? file[1] : first.replace(/^# /, '');
  if (!file) {
    while (at < to && blank(lines[at])) at++;
    if (title === SAYS.exec(lines[at] ?? '')?.[1]) title = undefined;
    at++;
  }
  const own = lines.slice(0, to);
  const { fields, rows, end } = readFields(own, at);
  let bodyFrom = end;
  while (bodyFrom < to && blank(own[bodyFrom])) bodyFrom++;
  if (own[bodyFrom] === '---') bodyFrom++;
  const place = placeOf(first);
  return {
    place,
    data: {
      ...(title !== undefined && { title: readText(title) }),
      ...fields,
      ...Object.fromEntries(Object.entries(rows).map(([field, each]) => [field, each.map((row) => row.fields)])),
    },
    body: trimBody(readBody(trimBody(own.slice(bodyFrom).join('\n')), place, anchors)),
    rows,
    from,
    bodyFrom,
    to,
  };
}

/** Reads a plan as one document into its files. */
export function readDocument(text: string): ReadPart[] {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => !blank(line));
  const starts = [start, ...lines.flatMap((line, index) => (index > start && FILE_HEADING.test(line) ? [index] : []))];
  const anchors = new Map(starts.map((at) => [placeOf(lines[at] ?? ''), anchorOf(lines[at] ?? '')]));
  return starts.map((from, index) => readPart(lines, from, starts[index + 1] ?? lines.length, anchors));
}
