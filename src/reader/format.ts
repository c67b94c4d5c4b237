import { isDeepStrictEqual } from 'node:util';
import {
  type Document,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type Scalar,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { readFrontmatter } from './frontmatter.ts';

/** A row fits on a line up to this many characters; a longer one is written as a block. */
export const ROW_WIDTH = 100;

/** Words, numbers, ids and dates stand bare; whatever YAML or a reader could take for something else is quoted. */
const BARE = /^(?:[\p{L}\p{N}~≈≤≥<±^./_$@+-][^\n{}[\],#"'`|&*!]*)$/u;
const NOT_BARE = /(?::\s|\s#|:$|^\s|\s$|^[-?:]\s|^[>@`%]|^---|\s{2,})/;

/** From this many words on a value is a sentence, and sentences are quoted. */
const SENTENCE_WORDS = 6;
/** Other readers of YAML take these for numbers, flags or nothing: as text they keep the quotes that their author gave them. */
const OTHER_TYPES = /^(?:true|false|null|yes|no|on|off|~|[\d_.:+-]+)$/i;
/** YAML 1.1 reads `22:22` as a number of base 60. */
const BASE_60 = /^\d+(?::\d+)+$/;

function style(value: string, written: string | undefined): 'PLAIN' | 'QUOTE_DOUBLE' {
  const sentence = value.split(/\s+/).length >= SENTENCE_WORDS;
  if (value === '' || sentence || BASE_60.test(value) || !BARE.test(value) || NOT_BARE.test(value)) return 'QUOTE_DOUBLE';
  return OTHER_TYPES.test(value) && written?.startsWith('QUOTE') ? 'QUOTE_DOUBLE' : 'PLAIN';
}

const hasComment = (node: Node): boolean => {
  let found = false;
  visit(node, (_, each) => {
    if (
      each &&
      typeof each === 'object' &&
      (('comment' in each && each.comment) || ('commentBefore' in each && each.commentBefore))
    ) {
      found = true;
      return visit.BREAK;
    }
    return undefined;
  });
  return found;
};

function quote(document: Document): void {
  visit(document, {
    Scalar(key, node) {
      if (key === 'key' || typeof node.value !== 'string') return;
      if (node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL') return;
      node.type = node.value.includes('\n') ? 'QUOTE_DOUBLE' : style(node.value, node.type);
    },
  });
}

/** A row in one line, as it would be written. */
function oneLine(node: YAMLMap): string {
  const scalar = (value: Scalar): string => (value.type === 'QUOTE_DOUBLE' ? JSON.stringify(value.value) : String(value.value));
  const write = (each: unknown): string => {
    if (isScalar(each)) return scalar(each);
    if (isSeq(each)) return `[${each.items.map(write).join(', ')}]`;
    if (isMap(each))
      return each.items.length === 0
        ? '{}'
        : `{ ${each.items.map((pair) => `${isScalar(pair.key) ? String(pair.key.value) : ''}: ${write(pair.value)}`).join(', ')} }`;
    return '';
  };
  return write(node);
}

/** Sets one row flow or block by its length. A row with comments or text blocks stays as its author wrote it. */
function layRow(row: YAMLMap, indent: number): void {
  let blocks = false;
  visit(row, {
    Scalar: (_, node) => {
      if (node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL') blocks = true;
    },
  });
  if (blocks || hasComment(row)) return;
  row.flow = indent + 2 + oneLine(row).length <= ROW_WIDTH;
  if (row.flow) return;
  for (const pair of row.items) {
    const { value } = pair;
    if (isMap(value)) layNested(value, indent + 4);
    else if (isSeq(value)) layList(value, indent + 4);
  }
}

function layNested(map: YAMLMap, indent: number): void {
  if (hasComment(map)) return;
  map.flow = indent + oneLine(map).length <= ROW_WIDTH;
  if (!map.flow) for (const pair of map.items) if (isMap(pair.value)) layNested(pair.value, indent + 2);
}

function layList(list: YAMLSeq, indent: number): void {
  if (hasComment(list)) return;
  const scalars = list.items.every((item) => isScalar(item));
  if (scalars) {
    const length = list.items.reduce<number>((sum, item) => sum + (isScalar(item) ? String(item.value).length + 4 : 0), 2);
    list.flow = list.items.length === 0 || indent + length <= ROW_WIDTH;
    return;
  }
  const short = list.items.length === 1 && isMap(list.items[0]) && indent + oneLine(list.items[0]).length + 4 <= ROW_WIDTH;
  list.flow = short && indent > 2;
  if (!list.flow) for (const item of list.items) if (isMap(item)) layRow(item, indent);
}

function lay(document: Document): void {
  const root = document.contents;
  if (!isMap(root)) return;
  root.flow = false;
  for (const pair of root.items) {
    if (!isPair(pair)) continue;
    if (isSeq(pair.value)) layList(pair.value, 2);
    else if (isMap(pair.value)) layNested(pair.value, String(isScalar(pair.key) ? pair.key.value : '').length + 2);
  }
}

/** `[ a, b ]` → `[a, b]`, outside quotes and comments. Braces keep their spaces. */
function tightBrackets(yaml: string): string {
  let out = '';
  let quoted = false;
  let comment = false;
  for (let index = 0; index < yaml.length; index++) {
    const char = yaml[index] ?? '';
    if (quoted && char === '\\') {
      // An escape takes in the character behind it: `"\\"` ends at its second quote.
      out += char + (yaml[++index] ?? '');
      continue;
    }
    if (char === '\n') comment = false;
    else if (!comment && char === '"') quoted = !quoted;
    else if (!quoted && char === '#' && /\s/.test(yaml[index - 1] ?? ' ')) comment = true;
    if (!quoted && !comment && char === ' ' && (yaml[index - 1] === '[' || yaml[index + 1] === ']')) continue;
    out += char;
  }
  return out;
}

/** What formatting a file came to. */
export type Formatted = { ok: true; text: string } | { ok: false; why: string };

/**
 * Writes the frontmatter of a file canonically: one row a line up to {@link ROW_WIDTH} characters, quotes where they are
 * needed and nowhere else, an indentation of two. Comments, order and meaning stay: a text whose data would change is
 * refused. The body is left as it is, but for one line end at the end of the file.
 */
export function formatFile(text: string): Formatted {
  const before = readFrontmatter(text);
  if (before.problems.length > 0) return { ok: false, why: before.problems[0]?.message ?? 'it cannot be read' };
  const open = text.indexOf('\n') + 1;
  const close = text.slice(0, before.bodyStart).lastIndexOf('---');
  const body = text.slice(before.bodyStart);
  const document = parseDocument(text.slice(open, close), { schema: 'failsafe', keepSourceTokens: false });
  quote(document);
  lay(document);
  const yaml =
    document.contents === null
      ? text.slice(open, close)
      : document.toString({ lineWidth: 0, indent: 2, flowCollectionPadding: true, minContentWidth: 0 }).replace(/\n*$/, '\n');
  const formatted = `---\n${tightBrackets(yaml)}---\n${body.trim() === '' ? '' : `${body.replace(/\s*$/, '')}\n`}`;
  const after = readFrontmatter(formatted);
  if (after.problems.length > 0 || !isDeepStrictEqual(after.data, before.data))
    return { ok: false, why: 'its meaning would change' };
  return { ok: true, text: formatted };
}
