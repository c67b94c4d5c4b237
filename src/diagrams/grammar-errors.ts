import type { CleanedSource } from './cleaned-source.ts';
import { expectedWords } from './grammar-words.ts';

/** A position in the author's source, and the problem there. */
export interface Located {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** The properties of errors of the older grammars (jison). */
interface JisonError extends Error {
  readonly hash: {
    readonly text?: string;
    readonly token?: string | number | null;
    readonly loc?: { first_line: number; first_column: number };
    readonly expected?: readonly string[];
  };
}

/** The properties of errors of the newer grammars (langium). At the end of input, the token's numbers are NaN. */
interface LangiumError extends Error {
  readonly result: {
    readonly lexerErrors: readonly { line: number; column: number; message: string }[];
    readonly parserErrors: readonly {
      readonly message: string;
      readonly token: Token;
      readonly previousToken?: Token;
    }[];
  };
}

interface Token {
  readonly image: string;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Returns position and reason of a grammar's error; `undefined` for any other error. */
export function readGrammarError(cleaned: CleanedSource, error: unknown): Located | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('hash' in error) return readJison(cleaned, error as JisonError);
  if ('result' in error) return readLangium(cleaned, error as LangiumError);
  return undefined;
}

function readJison(cleaned: CleanedSource, error: JisonError): Located | undefined {
  const { hash } = error;
  const stated = /on line (\d+)/.exec(error.message)?.[1];
  if (!stated) return undefined;
  const line = Number(stated);
  const lastLine = cleaned.text.trimEnd().split('\n').length;
  const expected = expectedWords((hash.expected ?? []).map((token) => token.replace(/^'|'$/g, '')));
  const upcoming = textAtCaret(error.message);
  if (line > lastLine) {
    // An unclosed bracket is detected only at the end; its opening is the place to report.
    const began = hash.loc && hash.loc.first_line <= lastLine ? hash.loc : undefined;
    const place = began ? cleaned.toSource(began.first_line, began.first_column + 1) : endOf(cleaned);
    return { ...place, message: complaint(DIAGRAM_ENDS, hash.expected?.includes("'end'") ? '"end"' : expected) };
  }
  const column = columnOf(cleaned.text, line, upcoming);
  const place = cleaned.toSource(Math.min(line, lastLine), column);
  const restOfLine = (cleaned.text.split('\n')[line - 1] ?? '').slice(column - 1);
  return { ...place, message: complaint(found(restOfLine, hash.text), expected) };
}

/** Returns the position after the last non-blank character. */
function endOf({ text, toSource }: CleanedSource): { line: number; column: number } {
  const lines = text.trimEnd().split('\n');
  return toSource(lines.length, (lines.at(-1)?.length ?? 0) + 1);
}

/** jison marks the position: a piece of the source without line breaks, and below it dashes up to a caret. */
function textAtCaret(message: string): string {
  const [, excerpt = '', dashes = ''] = /\n(.*)\n(-*)\^/.exec(message) ?? [];
  return excerpt.slice(dashes.length).replace(/\.\.\.$/, '');
}

/** Returns the column (from 1) of the text at the caret; that of the line's first word if it is not found. */
function columnOf(text: string, line: number, upcoming: string): number {
  const lines = text.split('\n');
  const own = lines[line - 1] ?? '';
  if (!upcoming) return own.length + 1;
  const rest = lines.slice(line - 1).join('');
  for (let column = 0; column <= own.length; column += 1) if (rest.startsWith(upcoming, column)) return column + 1;
  return 1 + (/^\s*/.exec(own)?.[0].length ?? 0);
}

function found(restOfLine: string, tokenText: string | undefined): string {
  const rest = restOfLine.trim();
  if (!rest) return LINE_ENDS;
  const token = tokenText?.trim();
  return unexpected(token && rest.startsWith(token) ? token : (rest.split(/\s/)[0] ?? rest));
}

function readLangium(cleaned: CleanedSource, error: LangiumError): Located | undefined {
  const [lexing] = error.result.lexerErrors;
  if (lexing) {
    const character = /->(.)/u.exec(lexing.message)?.[1] ?? '';
    return { ...cleaned.toSource(lexing.line, lexing.column), message: complaint(unexpected(character), undefined) };
  }
  const [parsing] = error.result.parserErrors;
  if (!parsing) return undefined;
  const { token, previousToken, message } = parsing;
  const expected = expectedWords(expectedTokens(message));
  if (!Number.isNaN(token.startLine)) {
    const subject = token.image.trim() ? unexpected(token.image) : LINE_ENDS;
    return { ...cleaned.toSource(token.startLine, token.startColumn), message: complaint(subject, expected) };
  }
  const end = previousToken ?? { endLine: 1, endColumn: 0 };
  return {
    ...cleaned.toSource(end.endLine, end.endColumn + 1),
    message: complaint(DIAGRAM_ENDS, expected),
  };
}

function expectedTokens(message: string): string[] {
  const [, single] = /Expecting token of type '(.+?)' but found/.exec(message) ?? [];
  return single ? [single] : [];
}

const LINE_ENDS = 'The line ends too early';
const DIAGRAM_ENDS = 'The diagram ends before this is complete';

function unexpected(text: string): string {
  return `Unexpected "${text}"`;
}

function complaint(fault: string, expected: string | undefined): string {
  return expected ? `${fault}, expected ${expected}.` : `${fault}.`;
}
