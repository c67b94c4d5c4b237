import type { Table } from 'mdast';
import { METHODS } from '../model/values/operation.ts';
import type { Block, BlockDocument } from './blocks.ts';
import { bare } from './words/bare.ts';
import { type ColumnRole, columnRole } from './words/columns.ts';

/** A cell in Markdown and as plain text. */
export interface Cell {
  markdown: string;
  plain: string;
}

export interface TableColumn {
  header: string;
  role?: ColumnRole;
}

export interface TableRow {
  cells: readonly Cell[];
  /** First line, of the repaired text. */
  line: number;
  /** Last line, where a cell has line ends of its own. */
  end?: number;
}

/** A table with the roles of its columns, found from the words of its header. */
export interface ReadTable {
  columns: readonly TableColumn[];
  rows: readonly TableRow[];
}

/** Signs for an empty cell. */
export const EMPTY = /^(?:|[-–—]+|n\/?a|none|нет|无|なし|없음)$/i;

const cell = (markdown: string): Cell => {
  const text = markdown
    .replace(/^\|?\s*|\s*\|?$/g, '')
    .replace(/\\\|/g, '|')
    .replace(/<br\s*\/?>/gi, ' · ');
  return { markdown: text, plain: bare(text) || text };
};

/** Reads a table; rows with too few cells are filled, the last cell takes in what is too much. */
export function readTable(document: BlockDocument, block: Block): ReadTable {
  const { children } = block.node as Table;
  const rows = children.map((row): TableRow => {
    const line = row.position?.start.line ?? block.from;
    const source = document.lines[line - 1] ?? '';
    const cells = row.children.flatMap((each) => {
      const { start, end } = each.position ?? { start: { column: 1 }, end: { column: 1 } };
      return end.column > start.column ? [cell(source.slice(start.column - 1, end.column - 1))] : [];
    });
    return { cells, line };
  });
  const [head, ...body] = rows;
  const columns = (head?.cells ?? []).map(({ plain }): TableColumn => {
    const role = columnRole(plain);
    return { header: plain, ...(role && { role }) };
  });
  const fitted = body.map((row) => {
    if (row.cells.length <= columns.length)
      return { ...row, cells: [...row.cells, ...Array.from({ length: columns.length - row.cells.length }, () => cell(''))] };
    const last = row.cells.slice(columns.length - 1);
    return {
      ...row,
      cells: [
        ...row.cells.slice(0, columns.length - 1),
        { markdown: last.map((each) => each.markdown).join(' | '), plain: last.map((each) => each.plain).join(' | ') },
      ],
    };
  });
  return { columns, rows: fitted };
}

/** The share of cells with text in a column for which something holds; 0 where it has none. */
export function shareOf(table: ReadTable, column: number, holds: (cell: Cell) => boolean): number {
  const filled = table.rows
    .map((row) => row.cells[column])
    .filter((each): each is Cell => each !== undefined && !EMPTY.test(each.plain));
  return filled.length === 0 ? 0 : filled.filter(holds).length / filled.length;
}

/** The first column with a role. */
export const columnOf = (table: ReadTable, ...roles: readonly ColumnRole[]): number => {
  for (const role of roles) {
    const index = table.columns.findIndex((column) => column.role === role);
    if (index >= 0) return index;
  }
  return -1;
};

const METHOD_WORDS = METHODS.join('|');
const OPERATION = new RegExp(`^(?:(${METHOD_WORDS})(?:\\s*[/|,]\\s*(?:${METHOD_WORDS}))*\\s+)?(/[^\\s()（]*)`, 'i');
const FILE = /\.\w{1,5}$|\/(?:src|app|lib|test|tests|docs|etc|var|usr|opt|home|mnt)\//;

/** All operations of a cell that holds several, or nothing where it holds one, or more than operations. */
export function operationsOf(plain: string, method?: string): string[] | undefined {
  const parts = plain.split(/\s*(?:,|;|、|，|·|\+|\band\b)\s*/).filter((part) => part !== '');
  const read = parts.map((part) => operationOf(part, method));
  return parts.length > 1 && read.every((each) => each?.rest === '')
    ? read.flatMap((each) => (each ? [each.operation] : []))
    : undefined;
}

/** `GET orders/{id}`: a verb and a path that is written without the slash in front, and nothing else. */
const UNROOTED = new RegExp(
  `^((?:${METHOD_WORDS})(?:\\s*[/|,]\\s*(?:${METHOD_WORDS}))*)\\s+([a-z{][\\w{}:.?=&-]*(?:/[\\w{}:.?=&-]*)*)$`,
);

/** The operation at the beginning of a cell, in canonical form, and the words behind it. */
export function operationOf(plain: string, method?: string): { operation: string; rest: string } | undefined {
  const text = plain.replace(/^[^\p{L}/]+/u, '').replace(UNROOTED, '$1 /$2');
  const match = OPERATION.exec(text);
  const path = match?.[2];
  if (!match || !path || (/^\/{2}/.test(path) && path.length > 2)) return undefined;
  const verbs = match[1] ? text.slice(0, text.indexOf(path)).trim() : (method ?? '');
  if (verbs === '' && FILE.test(path)) return undefined;
  const list = verbs.toUpperCase().match(new RegExp(METHOD_WORDS, 'g')) ?? [];
  return {
    operation: `${list.length > 0 ? `${[...new Set(list)].join('|')} ` : ''}${path.replace(/[,;:.]+$/, '')}`,
    rest: text
      .slice(match[0].length)
      .trim()
      .replace(/^[,;:.–—-]+\s*/, ''),
  };
}
