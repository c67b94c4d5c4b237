import { type CleanedSource, cleanSource } from './cleaned-source.ts';
import { nearestKeyword } from './diagram-types.ts';
import { DiagramError, type DiagramErrorKind } from './errors.ts';
import { readGrammarError } from './grammar-errors.ts';

/**
 * Converts an error of mermaid to a `DiagramError` with line and column in the author's source.
 * @param fallback the kind of an error that no grammar raised
 */
export function locate(source: string, error: unknown, fallback: DiagramErrorKind): DiagramError {
  if (error instanceof DiagramError) return error;
  const cleaned = cleanSource(source);
  const start = cleaned.toSource(1, 1 + (/^\s*/.exec(cleaned.text)?.[0].length ?? 0));
  if (!cleaned.text.trim()) {
    return new DiagramError({ kind: 'empty', line: 1, column: 1, message: 'The diagram is empty.' });
  }
  if (error instanceof Error && error.name === 'UnknownDiagramError') {
    return new DiagramError({ kind: 'unknown-type', ...start, message: unknownType(cleaned.text) });
  }
  const located = readFrontmatterError(error) ?? readGrammarError(cleaned, error);
  if (located) return new DiagramError({ kind: 'syntax', ...located });
  const text = error instanceof Error ? error.message : String(error);
  const place = mentioned(cleaned, text) ?? start;
  // The usecase diagram wraps its grammar's error in a plain one that lists all its tokens.
  const found = /but found: '(.*?)'/.exec(text)?.[1];
  if (found) return new DiagramError({ kind: 'syntax', ...place, message: `Unexpected "${found}".` });
  // A fault within mermaid says nothing about the source.
  const isFault = error instanceof TypeError || error instanceof ReferenceError;
  return new DiagramError({ kind: fallback, ...place, message: sentence(isFault ? `mermaid fails: ${text}` : text) });
}

function unknownType(text: string): string {
  const word = /\S+/.exec(text)?.[0] ?? '';
  const nearest = nearestKeyword(word);
  const hint = nearest ? ` Did you mean "${nearest}"?` : ' A diagram begins with its type, such as "flowchart LR".';
  return `"${word}" is no diagram type.${hint}`;
}

/** js-yaml counts from 0, starting on the line below the opening dashes. */
function readFrontmatterError(error: unknown): { line: number; column: number; message: string } | undefined {
  if (!(error instanceof Error) || error.name !== 'YAMLException') return undefined;
  const { mark, reason } = error as Error & { mark?: { line: number; column: number }; reason?: string };
  if (!mark) return undefined;
  return { line: mark.line + 2, column: mark.column + 1, message: sentence(`The frontmatter is no YAML: ${reason}`) };
}

/**
 * Returns the position of a name in the message. Some semantic checks report a name without a position: "… inactive participant
 * (A)". The failing use follows valid ones, so the last line with the name is the best guess.
 */
function mentioned(cleaned: CleanedSource, message: string): { line: number; column: number } | undefined {
  const lines = cleaned.text.split('\n');
  for (const name of namesIn(message)) {
    const pattern = new RegExp(`(?<![\\w-])${name.replace(/[^\w\s-]/g, '\\$&')}(?![\\w-])`);
    const index = lines.findLastIndex((line) => pattern.test(line));
    // The first line is the type, which a message may contain by chance.
    if (index > 0) return cleaned.toSource(index + 1, 1 + (lines[index]?.search(pattern) ?? 0));
  }
  return undefined;
}

/**
 * Returns candidate names in a message: quoted texts, the last words of these (`"branch next"`), ranges (`9 - 12`), and text
 * after a colon.
 */
function namesIn(message: string): string[] {
  const quoted = Array.from(message.matchAll(QUOTED), (match) => match.slice(1).find(Boolean) ?? '');
  const words = quoted.flatMap((name) => name.split(/\s+/).at(-1) ?? []);
  const ranges = Array.from(message.matchAll(/(\d+) - (\d+)/g), ([, from, to]) => `${from}-${to}`);
  const last = /:\s*(\S+)$/.exec(message)?.[1] ?? '';
  return [...quoted, ...words, ...ranges, last].filter(Boolean);
}

const QUOTED = /"([^"]+)"|'([^']+)'|`([^`]+)`|\[([^\]]+)\]|\(([^()\s]+)\)/g;

function sentence(text: string): string {
  const line = text.trim().split('\n')[0] ?? '';
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
