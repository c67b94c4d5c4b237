import { cleanSource, type CleanedSource } from './cleaned-source.ts';
import { nearestKeyword } from './diagram-types.ts';
import { DiagramError, type DiagramErrorKind } from './errors.ts';
import { readGrammarError } from './grammar-errors.ts';

/**
 * Makes a `DiagramError` with the author's line and column of whatever mermaid threw.
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
  const found = readFrontmatterError(error) ?? readGrammarError(cleaned, error);
  if (found) return new DiagramError({ kind: 'syntax', ...found });
  const message = sentence(error instanceof Error ? error.message : String(error));
  return new DiagramError({ kind: fallback, ...(mentioned(cleaned, message) ?? start), message });
}

function unknownType(text: string): string {
  const word = /\S+/.exec(text)?.[0] ?? '';
  const nearest = nearestKeyword(word);
  const hint = nearest ? ` Did you mean "${nearest}"?` : ' A diagram begins with its type, such as "flowchart LR".';
  return `"${word}" is no diagram type.${hint}`;
}

/** js-yaml counts from 0, from the line below the opening dashes. */
function readFrontmatterError(error: unknown): { line: number; column: number; message: string } | undefined {
  if (!(error instanceof Error) || error.name !== 'YAMLException') return undefined;
  const { mark, reason } = error as Error & { mark?: { line: number; column: number }; reason?: string };
  if (!mark) return undefined;
  return { line: mark.line + 2, column: mark.column + 1, message: sentence(`The frontmatter is no YAML: ${reason}`) };
}

/**
 * Some checks after the grammar name what they dislike, but not where: "… inactive participant (A)". The first line that
 * names it is the best guess.
 */
function mentioned(cleaned: CleanedSource, message: string): { line: number; column: number } | undefined {
  for (const [, name = ''] of message.matchAll(/["'`([]+([^"'`)\]]+)["'`)\]]/g)) {
    for (const [index, line] of cleaned.text.split('\n').entries()) {
      const column = line.indexOf(name);
      if (column >= 0 && index > 0) return cleaned.toSource(index + 1, column + 1);
    }
  }
  return undefined;
}

function sentence(text: string): string {
  const line = text.trim().split('\n')[0] ?? '';
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
