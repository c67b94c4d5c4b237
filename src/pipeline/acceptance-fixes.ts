import type { Edit, Finding } from '../model/finding.ts';
import type { Plan } from '../model/plan.ts';
import type { ReadFile } from '../reader/outcome.ts';
import { placeIn } from '../reader/read-file.ts';
import { removal } from '../reader/remove.ts';

/** The edit that takes an entry out of the frontmatter of a file. */
export function removalIn(
  file: string,
  read: ReadFile,
  path: readonly (string | number)[],
  others: readonly (readonly (string | number)[])[] = [],
): Edit | undefined {
  const found = removal(read, path, others);
  return found && { place: placeIn(file, read.lines, found.start, found.end), text: found.text };
}

const GONE: ReadonlySet<string> = new Set(['allow/unused', 'allow/expired']);

/** Gives the findings about acceptances that accept nothing any more the edit that removes the acceptance. */
export function withRemovals(findings: readonly Finding[], plan: Plan, read: ReadFile | undefined): Finding[] {
  const pathOf = ({ rule, subject }: Finding): (string | number)[] | undefined => {
    const index = /^plan\/allow\/(\d+)$/.exec(subject ?? '')?.[1];
    return GONE.has(rule) && index !== undefined ? ['allow', Number(index)] : undefined;
  };
  const all = findings.flatMap((finding) => {
    const path = pathOf(finding);
    return path ? [path] : [];
  });
  return findings.map((finding) => {
    const path = pathOf(finding);
    const edit = read && path && removalIn(plan.source.file, read, path, all);
    return edit ? { ...finding, edit } : finding;
  });
}
