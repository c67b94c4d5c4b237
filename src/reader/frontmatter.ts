import {
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  visit,
  type YAMLError,
  type Document as YamlDocument,
} from 'yaml';
import type { RawProblem } from './raw.ts';

/** The character range of a value, or of a key, in the file. */
export type Range = readonly [start: number, end: number];

/** The frontmatter of a file: its data (every scalar is text), where each value stands, and where the body begins. */
export interface Frontmatter {
  data: unknown;
  /** `risks.2.title` → where its value stands; `risks.2.title!` → where its key stands. */
  ranges: Map<string, Range>;
  bodyStart: number;
  problems: RawProblem[];
}

/** Key of a path in {@link Frontmatter.ranges}. */
export const pathKey = (path: readonly (string | number)[]): string => path.join('\u0000');
const KEY = '\u0000!';
export const keyOfKey = (path: readonly (string | number)[]): string => pathKey(path) + KEY;

/** The key of what stands under a name or a number in a value that has a key. */
const keyBelow = (key: string, depth: number, name: string | number): string => (depth === 0 ? `${name}` : `${key}\u0000${name}`);

const MAX_DEPTH = 30;

/** Splits a file at its `---` lines. */
function split(text: string): { yaml: string; yamlStart: number; bodyStart: number } | { missing: 'open' | 'close' } {
  if (!/^---[ \t]*(\n|$)/.test(text)) return { missing: 'open' };
  const yamlStart = text.indexOf('\n') + 1;
  if (yamlStart === 0) return { missing: 'close' };
  const close = /^---[ \t]*$/m;
  const rest = text.slice(yamlStart);
  const match = close.exec(rest);
  if (!match) return { missing: 'close' };
  const end = yamlStart + match.index;
  return { yaml: text.slice(yamlStart, end), yamlStart, bodyStart: Math.min(text.length, end + match[0].length + 1) };
}

const lineAround = (yaml: string, offset: number): string => {
  const start = yaml.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
  const end = yaml.indexOf('\n', offset);
  return yaml.slice(start, end < 0 ? undefined : end);
};

/** What the parser means, in words of this project. */
function explain(error: YAMLError, yaml: string): { message: string; fix?: string } {
  const offset = error.pos[0];
  const line = lineAround(yaml, offset);
  const bounded = /:\s*(>=?\s*\d[^,}]*?)\s*(?:[,}].*)?$/.exec(line);
  if (bounded?.[1])
    return {
      message: '">" starts a block of text in YAML',
      fix: `Write "${bounded[1]}" in quotes, or ${bounded[1].startsWith('>=') ? 'at least' : 'over'} ${bounded[1].replace(/^>=?\s*/, '')}`,
    };
  if (/[:,{[-]\s*[“”„‟]/.test(line)) return { message: '“ and ” are not quotation marks in YAML', fix: 'Write " in their place' };
  if (/^\s*-\s*\{/.test(line) && /[^\s{,:[]\s*\{|\w\s*\[/.test(line.replace(/^\s*-\s*\{/, '')))
    return {
      message: 'a value with braces or brackets in a one-line row needs quotes',
      fix: 'Put the value in quotes: "GET /users/{id}"',
    };
  if (/^\s*- \[[ xX]?\] /.test(line))
    return { message: 'a list of boxes in the frontmatter', fix: 'Boxes belong in the body, below the second ---' };
  if (error.code === 'DUPLICATE_KEY') return { message: 'the field is given twice', fix: 'Remove one of the two' };
  if (error.code === 'TAB_AS_INDENT') return { message: 'a tab as indentation; YAML wants spaces', fix: 'Indent by two spaces' };
  if (error.code === 'BAD_SCALAR_START' || error.code === 'BAD_ALIAS')
    return { message: `a value that starts with ${JSON.stringify(yaml[offset] ?? '')}`, fix: 'Put the value in quotes' };
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY' || error.code === 'MULTILINE_IMPLICIT_KEY')
    return {
      message: 'a value with ": " in it, or a wrong indentation',
      fix: 'Put the value in quotes, or indent it under its field',
    };
  if (error.code === 'MISSING_CHAR')
    return {
      message: error.message.split('\n')[0] ?? 'something is missing',
      fix: 'Close what was opened: a quote, a brace or a bracket',
    };
  if (error.code === 'BAD_INDENT')
    return /sequence items/.test(error.message)
      ? { message: 'the items of a list start in different columns', fix: 'Align it with the item above' }
      : { message: 'a wrong indentation', fix: 'Align it with the field above' };
  return { message: (error.message.split('\n')[0] ?? 'not YAML').replace(/ at line \d+.*$/, '') };
}

/** Returns where a quote, a bracket or a brace that is never closed opens; the parser reports where the text ends. */
function opened(
  error: YAMLError,
  document: YamlDocument,
  yaml: string,
): { message: string; fix: string; start: number } | undefined {
  if (error.code === 'BAD_INDENT' && error.message.startsWith('Flow ')) {
    let start: number | undefined;
    visit(document, {
      Collection: (_, node) => {
        if (node.flow && node.range?.[1] === error.pos[0]) start = node.range[0];
      },
    });
    if (start === undefined) return undefined;
    const mark = yaml[start] ?? '[';
    return { message: `the ${mark} that opens here is not closed`, fix: `Close it with ${mark === '[' ? ']' : '}'}`, start };
  }
  if (error.code !== 'MISSING_CHAR' || !/quote/.test(error.message)) return undefined;
  let start: number | undefined;
  visit(document, {
    Scalar: (_, node) => {
      if (node.type?.startsWith('QUOTE') && (node.range?.[1] ?? 0) >= error.pos[0]) start = node.range?.[0];
    },
  });
  return start === undefined
    ? undefined
    : { message: 'the quote that opens here is not closed', fix: 'Close it at the end of the value', start };
}

/** Reads the frontmatter with YAML's failsafe schema: no value changes its type (`3.10` stays `3.10`, `no` stays `no`). */
export function readFrontmatter(text: string): Frontmatter {
  const ranges = new Map<string, Range>();
  const problems: RawProblem[] = [];
  const parts = split(text);
  if ('missing' in parts) {
    const whole = text.trim() === '';
    const message = whole
      ? 'the file is empty'
      : parts.missing === 'open'
        ? 'the file does not start with frontmatter (---)'
        : 'the frontmatter is not closed: a second line --- is missing';
    const fix =
      parts.missing === 'close'
        ? 'Write --- on a line of its own, below the fields'
        : 'Start with: --- title: … --- (each on a line of its own)';
    problems.push({ rule: 'syntax/frontmatter', message, fix, start: 0, end: Math.min(3, text.length), key: parts.missing });
    return { data: undefined, ranges, bodyStart: parts.missing === 'open' ? 0 : text.length, problems };
  }
  const { yaml, yamlStart, bodyStart } = parts;
  const document: YamlDocument = parseDocument(yaml, {
    schema: 'failsafe',
    prettyErrors: false,
    strict: true,
    uniqueKeys: true,
    keepSourceTokens: false,
  });
  const seenLines = new Set<string>();
  // What the parser says after the first error is mostly a consequence of it: only what can be explained is repeated.
  const told = document.errors.filter((error, index) => index === 0 || explain(error, yaml).fix !== undefined);
  for (const error of told) {
    const line = lineAround(yaml, error.pos[0]);
    if (seenLines.has(line)) continue;
    seenLines.add(line);
    const open = opened(error, document, yaml);
    const { message, fix } = open ?? explain(error, yaml);
    const [start, end] = open ? [open.start, open.start + 1] : [error.pos[0], Math.max(error.pos[1], error.pos[0] + 1)];
    problems.push({
      rule: 'syntax/yaml',
      message,
      ...(fix !== undefined && { fix }),
      start: yamlStart + start,
      end: yamlStart + end,
      key: line.trim(),
    });
  }
  if (problems.length > 0) return { data: undefined, ranges, bodyStart, problems };

  const problem = (rule: string, message: string, fix: string, start: number, end: number, key: string) =>
    problems.push({ rule, message, fix, start: yamlStart + start, end: yamlStart + end, key });
  const rangeOf = (node: Node): Range => [yamlStart + (node.range?.[0] ?? 0), yamlStart + (node.range?.[1] ?? 0)];

  function guard(node: Node, key: string): void {
    const [start = 0, end = 0] = node.range ?? [];
    if ((node.tag !== undefined && !node.tag.startsWith('tag:yaml')) || (!isAlias(node) && node.anchor !== undefined)) {
      problem('syntax/yaml-tag', '"!" and "&" have a meaning of their own in YAML', 'Put the value in quotes', start, end, key);
    }
    if (!isScalar(node)) return;
    const { comment, type } = node;
    const curly = type === 'PLAIN' ? /^[“”„«‘]/.exec(String(node.value))?.[0] : undefined;
    if (curly !== undefined && !/[”“»’]/.test(String(node.value).slice(1)))
      problem(
        'syntax/yaml',
        `${curly} is not a quote in YAML, so that the value ends too early`,
        'Write straight quotes: "…"',
        start,
        end,
        key,
      );
    if (comment != null && type === 'PLAIN' && !/^\s/.test(comment)) {
      problem(
        'syntax/cut-by-hash',
        `"#${comment.slice(0, 20)}" was read as a comment and is lost`,
        'Put the whole value in quotes',
        end,
        end + comment.length + 2,
        key,
      );
    }
    if ((type === 'BLOCK_FOLDED' || type === 'BLOCK_LITERAL') && String(node.value).trim() === '') {
      problem(
        'syntax/empty-block',
        `"${
          lineAround(yaml, start)
            .slice(start - yaml.lastIndexOf('\n', start) - 1)
            .trim() || '>'
        }" starts a block of text in YAML, and it is empty`,
        'Put the quantity in quotes',
        start,
        Math.max(end, start + 1),
        key,
      );
    }
  }

  /** `key` is that of its path; written out at every level, it is the slowest part of reading thousands of rows. */
  function read(node: unknown, key: string, depth: number): unknown {
    if (node === null || node === undefined) return undefined;
    const yamlNode = node as Node;
    if (depth > MAX_DEPTH) {
      problem(
        'syntax/yaml',
        `more than ${MAX_DEPTH} levels of nesting`,
        'Flatten it',
        yamlNode.range?.[0] ?? 0,
        yamlNode.range?.[1] ?? 0,
        key,
      );
      return undefined;
    }
    ranges.set(key, rangeOf(yamlNode));
    if (isAlias(yamlNode)) {
      problem(
        'syntax/yaml-alias',
        'a value that starts with "*"',
        'Put the value in quotes',
        yamlNode.range?.[0] ?? 0,
        yamlNode.range?.[1] ?? 0,
        key,
      );
      return undefined;
    }
    guard(yamlNode, key);
    if (isScalar(yamlNode)) return yamlNode.value === null ? undefined : String(yamlNode.value);
    if (isSeq(yamlNode)) return yamlNode.items.map((item, index) => read(item, keyBelow(key, depth, index), depth + 1));
    if (!isMap(yamlNode)) return undefined;
    const result: Record<string, unknown> = Object.create(null);
    for (const pair of yamlNode.items) {
      const name = isScalar(pair.key) ? String(pair.key.value) : '';
      const own = keyBelow(key, depth, name);
      const keyNode = pair.key as Node | null;
      if (keyNode) ranges.set(own + KEY, rangeOf(keyNode));
      const missing =
        pair.value === null ||
        (isScalar(pair.value) && pair.value.type === 'PLAIN' && pair.value.value === '' && pair.value.source === '');
      if (missing && yamlNode.flow) {
        const [start = 0, end = 0] = keyNode?.range ?? [];
        problem(
          'syntax/no-value',
          `"${name}" has no value in a one-line row`,
          'A comma split a sentence (put it in quotes), or a space is missing after ":"',
          start,
          end,
          own,
        );
        continue;
      }
      if (missing) {
        const [start = 0, end = 0] = keyNode?.range ?? [];
        problem(
          'syntax/no-value',
          `"${name}" has no value`,
          `${pair === yamlNode.items.at(-1) ? 'Remove' : 'Indent the lines that belong to it, remove'} the line, or write ${name}: { unknown: "why" }`,
          start,
          end,
          own,
        );
        continue;
      }
      result[name] = read(pair.value, own, depth + 1);
    }
    return { ...result };
  }

  const contents = document.contents;
  if (contents === null || (isScalar(contents) && contents.value === '')) return { data: {}, ranges, bodyStart, problems };
  if (!isCollection(contents) || !isMap(contents)) {
    problem(
      'syntax/frontmatter',
      'the frontmatter is not a list of fields',
      'Write fields: title: …',
      0,
      Math.min(yaml.length, 20),
      'no-map',
    );
    return { data: undefined, ranges, bodyStart, problems };
  }
  return { data: read(contents, '', 0), ranges, bodyStart, problems };
}

/** A key or a value of frontmatter. */
export interface FrontmatterText {
  text: string;
  range: Range;
  /** The key that a value is written under; for an item of a list, that of the list. Absent for keys. */
  key?: string;
}

/** Yields the keys and values of frontmatter, with their places. */
export function* textsOf({ data, ranges }: Frontmatter): Generator<FrontmatterText> {
  const waiting: [value: unknown, path: (string | number)[]][] = [[data, []]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [value, path] = next;
    const range = ranges.get(pathKey(path));
    if (typeof value === 'string' && range) {
      const key = path.findLast((each) => typeof each === 'string');
      yield { text: value, range, ...(key !== undefined && { key }) };
    }
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, each] of Object.entries(value)) {
      const below = [...path, Array.isArray(value) ? Number(key) : key];
      const place = ranges.get(keyOfKey(below));
      if (place) yield { text: key, range: place };
      waiting.push([each, below]);
    }
  }
}
