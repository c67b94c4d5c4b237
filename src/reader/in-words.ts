import { readFrontmatter } from './frontmatter.ts';

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a row is called: the first of these that it has. */
const NAMES = ['title', 'name', 'from', 'to', 'when', 'id', 'at', 'path', 'port', 'kind', 'layer', 'role'];

const inline = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(inline).join(', ');
  if (isFields(value))
    return Object.entries(value)
      .map(([key, each]) => `${key} ${inline(each)}`)
      .join(', ');
  return String(value).replace(/\s+/g, ' ').trim();
};

function rowName(row: Fields, index: number): string {
  const field = NAMES.find((name) => row[name] !== undefined && row[name] !== 'none');
  return field === undefined ? `row ${index + 1}` : inline(row[field]);
}

function* lines(value: unknown, path: string): Generator<string> {
  if (Array.isArray(value) && value.some(isFields)) {
    for (const [index, row] of value.entries()) {
      if (!isFields(row)) yield `${path}: ${inline(row)}`;
      else for (const [key, each] of Object.entries(row)) yield* lines(each, `${path} › ${rowName(row, index)} › ${key}`);
    }
  } else if (Array.isArray(value)) {
    // An item a line: one that comes is one line of a difference.
    for (const item of value) yield `${path}: ${inline(item)}`;
  } else if (isFields(value)) {
    for (const [key, each] of Object.entries(value)) yield* lines(each, `${path} › ${key}`);
  } else yield `${path}: ${inline(value)}`;
}

/**
 * A plan file as lines that each say one thing whole (`risks › Old clients › level: high`), for `git diff`: a changed
 * field of a long row is one changed line, which names the row. What is no plan file stays as it is.
 */
export function inWords(text: string): string {
  const { data, bodyStart, problems } = readFrontmatter(text.replace(/\r\n/g, '\n'));
  if (problems.length > 0 || !isFields(data)) return text;
  const fields = Object.entries(data).flatMap(([key, value]) => [...lines(value, key)]);
  return `${fields.join('\n')}\n\n${text.replace(/\r\n/g, '\n').slice(bodyStart).trim()}\n`;
}
