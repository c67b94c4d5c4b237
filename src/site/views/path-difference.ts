/** A piece of a path, and whether the other side has no such piece. */
export interface PathPart {
  text: string;
  differs: boolean;
}

/** `/api/users/{id}` → `/api`, `/users`, `/{id}`. A gRPC method has no leading slash: `pkg.Service/Method`. */
const segments = (path: string): string[] => path.match(/^[^/]+|\/[^/]*/g) ?? [];

/** Names of parameters do not matter for matching, so they are no difference. */
const shape = (segment: string): string => segment.replace(/\{[^}]*\}/g, '{}');

/** Which segments of `path` stand in `other` too, in the same order: a longest common subsequence. */
function shared(path: readonly string[], other: readonly string[]): boolean[] {
  const [a, b] = [path.map(shape), other.map(shape)];
  const lengths: number[][] = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const row = lengths[i];
      if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const kept = new Array<boolean>(a.length).fill(false);
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      kept[i] = true;
      i++;
      j++;
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return kept;
}

/**
 * A path in pieces, those marked that none of the other side's paths has. `/build/{id}` against `/ws/build/{build}`
 * differs nowhere; the other way round `/ws` does. With no other side nothing is marked.
 */
export function pathParts(path: string, others: readonly string[]): PathPart[] {
  const own = segments(path);
  const kept = others.map((other) => shared(own, segments(other)));
  const parts: PathPart[] = [];
  own.forEach((text, index) => {
    const differs = others.length > 0 && !kept.some((each) => each[index]);
    const last = parts.at(-1);
    if (last && last.differs === differs) last.text += text;
    else parts.push({ text, differs });
  });
  return parts;
}
