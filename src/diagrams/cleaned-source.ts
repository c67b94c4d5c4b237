/** mermaid's frontmatter: between lines of three dashes, from the first character on. */
const FRONTMATTER = /^([^\S\n]*)---[^\S\n]*\n(?:[\s\S]*?\n)?\1---\s*?\n/;
/** The regular expressions with which mermaid removes directives and comments (its `regexes.ts` and `comments.ts`). */
const DIRECTIVE = /%{2}{\s*(?:(\w+)\s*:|(\w+))\s*(?:(\w+)|((?:(?!}%{2}).|\n)*))?\s*(?:}%{2})?/gi;
const COMMENT = /^\s*%%(?!{)[^\n]+\n?/gm;
const LEADING_SPACE = /^\s+/;

/** These grammars parse comments themselves, so mermaid leaves them in. */
const KEEPS_COMMENTS = /^\s*(?:agentflow-beta|eventmodeling)\b/;

/**
 * The text that mermaid's grammars read, with a mapping of positions to the author's source. mermaid removes frontmatter,
 * directives, comments and leading blanks before it parses, and counts lines in the rest.
 */
export interface CleanedSource {
  readonly text: string;
  /** Maps a position in `text` to one in the source; lines and columns from 1. */
  toSource(line: number, column: number): { line: number; column: number };
}

export function cleanSource(source: string): CleanedSource {
  const normal = source.replace(/\r\n?/g, '\n');
  let kept: TrackedText = { text: normal, origins: [...Array(normal.length).keys()] };
  kept = remove(remove(kept, FRONTMATTER), DIRECTIVE);
  if (!KEEPS_COMMENTS.test(kept.text.replace(COMMENT, ''))) kept = remove(remove(kept, COMMENT), LEADING_SPACE);
  const { text, origins } = kept;
  return {
    text,
    toSource(line, column) {
      const lines = text.split('\n');
      const start = lines.slice(0, line - 1).reduce((sum, before) => sum + before.length + 1, 0);
      const offset = Math.min(start + Math.min(column - 1, lines[line - 1]?.length ?? 0), text.length - 1);
      const pastEnd = start + column - 1 > offset && offset === text.length - 1 ? 1 : 0;
      return position(normal, (origins[offset] ?? 0) + pastEnd);
    },
  };
}

/** A text, and the original offset of each of its code units. */
interface TrackedText {
  readonly text: string;
  readonly origins: readonly number[];
}

function remove({ text, origins }: TrackedText, pattern: RegExp): TrackedText {
  let left = '';
  const leftOrigins: number[] = [];
  let start = 0;
  const keepUntil = (end: number): void => {
    left += text.slice(start, end);
    for (let index = start; index < end; index += 1) leftOrigins.push(origins[index] ?? 0);
  };
  const global = new RegExp(pattern.source, pattern.flags.replace('g', '').concat('g'));
  for (const match of text.matchAll(global)) {
    keepUntil(match.index);
    start = match.index + match[0].length;
  }
  keepUntil(text.length);
  return { text: left, origins: leftOrigins };
}

function position(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}
