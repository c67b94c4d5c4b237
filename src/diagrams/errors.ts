/** Why a diagram could not be drawn. */
export type DiagramErrorKind =
  | 'empty' // nothing but blank lines and comments
  | 'unknown-type' // the first word names no diagram that mermaid knows
  | 'syntax' // mermaid's grammar refused it
  | 'drawing'; // the grammar accepted it, the drawing failed

/** Position and message of a problem in the author's source. */
export interface DiagramProblem {
  readonly kind: DiagramErrorKind;
  /** From 1, counted in the source of the diagram. */
  readonly line: number;
  /** From 1; 1 if mermaid reports only the line. */
  readonly column: number;
  /** One sentence without the position. */
  readonly message: string;
}

/** Thrown by the renderer. The caller adds the position of the fence to get a position in the file. */
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
