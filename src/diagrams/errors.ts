/** What kept a diagram from being drawn. */
export type DiagramErrorKind =
  | 'empty' // nothing but blank lines and comments
  | 'unknown-type' // the first word names no diagram that mermaid knows
  | 'syntax' // mermaid's grammar refused it
  | 'drawing'; // the grammar accepted it, the drawing failed

/** Where and why, in the author's own lines. */
export interface DiagramProblem {
  readonly kind: DiagramErrorKind;
  /** From 1, counted in the source of the diagram. */
  readonly line: number;
  /** From 1; 1 when mermaid tells only the line. */
  readonly column: number;
  /** One sentence without the position. */
  readonly message: string;
}

/** Thrown by the renderer. The caller adds the place of the fence to get a position in its file. */
export class DiagramError extends Error implements DiagramProblem {
  override readonly name = 'DiagramError';
  readonly kind: DiagramErrorKind;
  readonly line: number;
  readonly column: number;

  constructor({ kind, line, column, message }: DiagramProblem) {
    super(message);
    this.kind = kind;
    this.line = line;
    this.column = column;
  }
}
