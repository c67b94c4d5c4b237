import { grouped } from '../model/values/number.ts';
import type { DiagramProblem } from './errors.ts';

/** Lines of a diagram: mermaid's layouts take time that grows with the square of what they place. */
const MAX_LINES = 1_000;
/** Subgraphs inside each other: each level multiplies the time of the layout. */
const MAX_SUBGRAPHS = 10;

/** Returns what is too large to be drawn about a diagram; `undefined` if it keeps to the limits. */
export function tooLarge(source: string): DiagramProblem | undefined {
  const lines = source.split('\n');
  const problem = (line: number, message: string): DiagramProblem => ({ kind: 'syntax', line, column: 1, message });
  if (lines.length > MAX_LINES)
    return problem(
      MAX_LINES + 1,
      `the diagram has ${grouped(lines.length)} lines; one that can be drawn has at most ${grouped(MAX_LINES)}`,
    );
  let depth = 0;
  for (const [index, line] of lines.entries()) {
    if (/^\s*subgraph\b/.test(line)) depth++;
    else if (/^\s*end\s*;?\s*$/.test(line)) depth = Math.max(0, depth - 1);
    if (depth > MAX_SUBGRAPHS) return problem(index + 1, `more than ${MAX_SUBGRAPHS} subgraphs inside each other`);
  }
  return undefined;
}
