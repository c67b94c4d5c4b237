/** A piece of a page's body: prose, or the place of data. */
export type BodyPart = { kind: 'html'; html: string } | { kind: 'placed'; name: string };

/** Splits rendered HTML at its placement comments. Each of `slots` is placed once: where the body says, else at the end. */
export function splitBody(html: string, slots: readonly string[]): BodyPart[] {
  const left = new Set(slots);
  const pieces = html.split(/<!--place:([A-Za-z]+)-->/);
  const parts = pieces.flatMap((piece, index): BodyPart[] => {
    if (index % 2 === 0) return piece.trim() === '' ? [] : [{ kind: 'html', html: piece }];
    return left.delete(piece) ? [{ kind: 'placed', name: piece }] : [];
  });
  return [...parts, ...[...left].map((name): BodyPart => ({ kind: 'placed', name }))];
}
