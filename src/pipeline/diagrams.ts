import { checkMany } from '../diagrams/check.ts';
import type { Fence } from '../model/body.ts';
import type { Finding } from '../model/finding.ts';
import { fingerprint } from '../model/fingerprint.ts';
import type { Place } from '../model/source.ts';
import { titleOfRule } from '../reader/catalogue.ts';
import type { ReadFile, Reading } from '../reader/read.ts';

/** Yields every mermaid fence of the plans, with its file. */
function* mermaidFences(files: Reading['files']): Generator<{ file: ReadFile; fence: Fence }> {
  for (const file of files.values()) {
    for (const fence of file.document.body.fences) if (fence.lang === 'mermaid') yield { file, fence };
  }
}

/** Maps a position in a diagram's source (from 1) to the file. Fences in lists are indented; their source is not. */
function placeInFile(file: ReadFile, fence: Fence, line: number, column: number): Place {
  const { lines, document } = file;
  const first = lines.at(fence.source.start ?? 0).line + 1;
  const at = Math.min(first + line - 1, lines.at(fence.source.end ?? 0).line);
  const own = fence.value.split('\n')[line - 1] ?? '';
  const indent = Math.max(0, lines.line(at).indexOf(own));
  return {
    file: document.file,
    line: at,
    column: indent + column,
    endLine: at,
    endColumn: Math.max(indent + column + 1, indent + own.length + 1),
  };
}

/** Returns a finding for each mermaid fence that mermaid cannot parse. Draws nothing. */
export async function diagramFindings(reading: Reading, cacheDir: string): Promise<Finding[]> {
  const fences = [...mermaidFences(reading.files)];
  if (fences.length === 0) return [];
  const problems = await checkMany(
    fences.map(({ fence }) => fence.value),
    { cacheDir },
  );
  return fences.flatMap(({ file, fence }, index): Finding[] => {
    const problem = problems[index];
    if (!problem) return [];
    const { file: path, plan } = file.document;
    return [
      {
        rule: 'syntax/diagram',
        title: titleOfRule('syntax/diagram'),
        severity: 'error',
        message: `the diagram cannot be drawn: ${problem.message}`,
        place: placeInFile(file, fence, problem.line, problem.column),
        related: [],
        fix: 'Fix the diagram source; mermaid.js.org documents the syntax of each type',
        ...(plan !== undefined && { plan }),
        fingerprint: fingerprint('syntax/diagram', path, fence.value),
      },
    ];
  });
}
