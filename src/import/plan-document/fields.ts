import { isAbsent } from '../../model/field.ts';
import type { Fields, Value } from '../drafts.ts';
import { readInline, readKey, writeInline, writeKey } from './notation.ts';

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);
const isMap = (value: Value): value is { readonly [field: string]: Value } => typeof value === 'object' && !Array.isArray(value);

/** Lists of rows are tables. */
const isTable = (value: Value): value is readonly Fields[] =>
  isList(value) && value.length > 0 && value.every(isMap) && value.some((row) => Object.keys(row).length > 0);

function bullets(label: string, value: Value, indent: string): string[] {
  const head = `${indent}- **${label}:**`;
  if (isList(value) && value.length > 0) return [head, ...value.map((each) => `${indent}  - ${writeInline(each)}`)];
  if (isMap(value) && Object.keys(value).length > 0 && !isAbsent(value))
    return [head, ...Object.entries(value).flatMap(([key, each]) => bullets(writeKey(key), each, `${indent}  `))];
  return [`${head} ${writeInline(value)}`];
}

const cell = (text: string): string => text.replaceAll('|', '\\|');
const tableRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function table(label: string, rows: readonly Fields[]): string[] {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [
    '',
    `**${label}**`,
    '',
    tableRow(keys.map((key) => cell(writeKey(key)))),
    tableRow(keys.map(() => '---')),
    ...rows.map((row) => tableRow(keys.map((key) => (row[key] === undefined ? '' : cell(writeInline(row[key])))))),
  ];
}

/** Writes fields: single values as a list, lists of rows as tables. */
export function writeFields(fields: Fields): string[] {
  const entries = Object.entries(fields);
  return [
    ...entries.flatMap(([key, value]) => (isTable(value) ? [] : bullets(writeKey(key), value, ''))),
    ...entries.flatMap(([key, value]) => (isTable(value) ? table(writeKey(key), value) : [])),
  ];
}

/** One row of a table as read, with its line (index into the lines given). */
export interface ReadRow {
  fields: Fields;
  line: number;
}

/** Fields as read, and the index of the first line that is none. */
export interface ReadFields {
  fields: Fields;
  rows: Record<string, ReadRow[]>;
  end: number;
}

const ITEM = /^( *)[-*+] (.*)$/;
const KEYED = /^\*\*(.+?):\*\*(?: +(.*))?$/;

interface Node {
  indent: number;
  text: string;
  children: Node[];
}

function readNode(node: Node, own: string | undefined): Value {
  if (node.children.length === 0) return own === undefined || own === '' ? '' : readInline(own.trim());
  if (node.children.every((child) => KEYED.test(child.text))) return mapOf(node.children);
  return node.children.map((child) => readInline(child.text.trim()));
}

const mapOf = (nodes: readonly Node[]): Fields =>
  Object.fromEntries(
    nodes.map((node) => {
      const [, label = '', own] = KEYED.exec(node.text) ?? [];
      return [readKey(label), readNode(node, own)];
    }),
  );

/** Cells of a row of a table: a bar behind a backslash is a part of its cell. */
function cellsOf(line: string): string[] | undefined {
  if (!/^\s*\|.*\|\s*$/.test(line)) return undefined;
  return line
    .trim()
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((each) => each.trim().replaceAll('\\|', '|'));
}

const DIVIDER = /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/;

function readTable(lines: readonly string[], at: number): { rows: ReadRow[]; end: number } | undefined {
  const keys = cellsOf(lines[at] ?? '');
  if (!keys || !DIVIDER.test(lines[at + 1] ?? '')) return undefined;
  const rows: ReadRow[] = [];
  let line = at + 2;
  for (let cells = cellsOf(lines[line] ?? ''); cells; cells = cellsOf(lines[++line] ?? '')) {
    const fields: Fields = {};
    for (const [index, key] of keys.entries()) if (cells[index]) fields[readKey(key)] = readInline(cells[index]);
    rows.push({ fields, line });
  }
  return { rows, end: line };
}

const skipBlank = (lines: readonly string[], from: number): number => {
  let at = from;
  while (at < lines.length && (lines[at] ?? '').trim() === '') at++;
  return at;
};

/** Reads the fields at the head of lines. */
export function readFields(lines: readonly string[], from: number): ReadFields {
  const roots: Node[] = [];
  const open: Node[] = [];
  const start = skipBlank(lines, from);
  let at = start;
  for (; at < lines.length; at++) {
    const [, spaces, text = ''] = ITEM.exec(lines[at] ?? '') ?? [];
    if (spaces === undefined) break;
    const node: Node = { indent: spaces.length, text, children: [] };
    while (open.length > 0 && (open.at(-1)?.indent ?? 0) >= node.indent) open.pop();
    const parent = open.at(-1);
    if (!parent && !KEYED.test(text)) break;
    (parent ? parent.children : roots).push(node);
    open.push(node);
  }
  const fields = mapOf(roots);
  const rows: Record<string, ReadRow[]> = {};
  let end = roots.length > 0 ? at : from;
  for (;;) {
    const next = skipBlank(lines, end);
    const label = /^\*\*(.+)\*\*$/.exec(lines[next] ?? '')?.[1];
    const found = label === undefined ? undefined : readTable(lines, skipBlank(lines, next + 1));
    if (label === undefined || !found || found.rows.length === 0) break;
    rows[readKey(label)] = found.rows;
    end = found.end;
  }
  return { fields, rows, end };
}
