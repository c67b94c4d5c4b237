import type { Edit, Finding } from '../model/finding.ts';
import { Lines } from './lines.ts';
import { readFile } from './read-file.ts';

/** What mechanical fixes made of a file. */
export interface Fixed {
  text: string;
  /** The findings that were fixed. */
  findings: Finding[];
}

const before = (a: Edit, b: Edit): number => a.place.line - b.place.line || a.place.column - b.place.column;

/** Offset of a line and column, both from 1. */
const offsetOf = (lines: Lines, line: number, column: number): number => (lines.starts[line - 1] ?? 0) + column - 1;

/** A text with the edits made that do not overlap an earlier one. Everything outside of them stays as it is. */
export function applyEdits(text: string, edits: readonly Edit[]): { text: string; made: Edit[] } {
  const lines = new Lines(text);
  const made: Edit[] = [];
  let result = '';
  let at = 0;
  for (const edit of [...edits].sort(before)) {
    const start = offsetOf(lines, edit.place.line, edit.place.column);
    const end = offsetOf(lines, edit.place.endLine, edit.place.endColumn);
    if (start < at || (made.length > 0 && start === at && start === end)) continue;
    result += text.slice(at, start) + edit.text;
    at = end;
    made.push(edit);
  }
  return { text: result + text.slice(at), made };
}

/**
 * Makes the mechanical edits of the findings of one file. An edit after which reading finds more errors than before is left
 * out, so that a fix never makes a file worse. (It may find another one: a box that is read has attributes that can be wrong.)
 */
export function fixFile(file: string, text: string, findings: readonly Finding[]): Fixed {
  const errorsIn = (of: string): number =>
    readFile(file, new TextEncoder().encode(of)).findings.filter(({ severity }) => severity === 'error').length;
  const errors = errorsIn(text);
  const isSafe = (of: string): boolean => errorsIn(of) <= errors;
  const fixable = findings.filter(({ edit, place }) => edit !== undefined && place.file === file);
  const all = applyEdits(
    text,
    fixable.flatMap(({ edit }) => edit ?? []),
  );
  if (isSafe(all.text)) return { text: all.text, findings: fixable.filter(({ edit }) => edit && all.made.includes(edit)) };
  const safe = fixable.filter(({ edit }) => edit && isSafe(applyEdits(text, [edit]).text));
  const rest = applyEdits(
    text,
    safe.flatMap(({ edit }) => edit ?? []),
  );
  if (!isSafe(rest.text)) return { text, findings: [] };
  return { text: rest.text, findings: safe.filter(({ edit }) => edit && rest.made.includes(edit)) };
}
