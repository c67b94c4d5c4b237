import { posix } from 'node:path';
import type { Document } from '../model/document.ts';
import type { Plan } from '../model/plan.ts';
import { filesOf, rowsOf, tasksOf } from '../model/rows-of.ts';
import { nearest } from '../model/values/nearest.ts';
import type { RawProblem } from './raw.ts';

/** The anchors of each file of a plan: its headings, its rows, its tasks. */
function anchorsOf(plan: Plan | undefined, own: readonly Document[]): Map<string, Set<string>> {
  const anchors = new Map<string, Set<string>>();
  const add = (file: string, anchor: string) => {
    const set = anchors.get(file);
    if (set) set.add(anchor);
    else anchors.set(file, new Set([anchor]));
  };
  for (const { file, body } of own) for (const heading of body.headings) add(file, heading.slug);
  if (!plan) return anchors;
  for (const file of filesOf(plan)) for (const heading of file.body.headings) add(file.source.file, heading.slug);
  for (const row of rowsOf(plan)) add(row.source.file, row.id);
  for (const { task } of tasksOf(plan)) add(task.source.file, task.id);
  return anchors;
}

/** What links may lead to: the files of a content root and their folders. */
export interface LinkTargets {
  files: ReadonlySet<string>;
  /** Files that could not be read wholly: the rows that links lead to may be in the part that was not. */
  incomplete: ReadonlySet<string>;
  folders: ReadonlySet<string>;
  /** Files that are no plan files; absent where they are not known (the tree of a git ref). */
  assets?: ReadonlySet<string> | undefined;
}

export const linkTargets = (documents: readonly Document[], assets?: ReadonlySet<string>): LinkTargets => ({
  assets,
  files: new Set(documents.map((document) => document.file)),
  incomplete: new Set(documents.filter(({ incomplete }) => incomplete).map(({ file }) => file)),
  folders: new Set(documents.flatMap((document) => ancestors(document.file))),
});

/** Links of bodies (of a plan, or of files that belong to none) that lead nowhere: to a file that is not there, or to an anchor that it does not have. */
export function checkLinks(
  plan: Plan | undefined,
  own: readonly Document[],
  { files: known, incomplete, folders, assets }: LinkTargets,
): { document: Document; problem: RawProblem }[] {
  const problems: { document: Document; problem: RawProblem }[] = [];
  let made: Map<string, Set<string>> | undefined;
  const anchorsOfFile = (file: string): Set<string> => {
    made ??= anchorsOf(plan, own);
    return made.get(file) ?? new Set<string>();
  };
  for (const document of own) {
    for (const link of document.body.links) {
      if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(link.url)) continue;
      const [path = '', anchor] = link.url.split('#');
      const target = path === '' ? document.file : posix.normalize(posix.join(posix.dirname(document.file), decodePath(path)));
      const at = { start: link.source.start ?? 0, end: link.source.end ?? 0 };
      const dangling = (message: string, fix: string) =>
        problems.push({ document, problem: { rule: 'reference/broken-link', message, fix, ...at, key: link.url } });
      const plain = target.replace(/\/$/, '');
      if (assets ? assets.has(target) : /\.\w+$/.test(target) && !/\.mdx?$/.test(target)) continue;
      if (!known.has(target) && !folders.has(plain)) {
        const meant = nearest(target, known);
        const relative = meant && posix.relative(posix.dirname(document.file), meant);
        dangling(
          `the link ${link.url} leads to no file of the plan`,
          relative
            ? `Did you mean \`${relative}\`?`
            : 'Links are relative to the file: ../risks.mdx#id, or to a folder: ../rollout/',
        );
      } else if (anchor && known.has(target) && (plan || own.some(({ file }) => file === target))) {
        const there = anchorsOfFile(target);
        const name = decodePath(anchor);
        if (there.has(name) || incomplete.has(target)) continue;
        const meant = nearest(name, there);
        dangling(
          `${path === '' ? 'this page' : path} has no row or heading \`#${name}\``,
          meant
            ? `Did you mean \`#${meant}\`?`
            : `It has ${there.size} anchors${there.size > 0 ? `: ${[...there].slice(0, 6).join(', ')}${there.size > 6 ? ', …' : ''}` : ''}`,
        );
      }
    }
  }
  return problems;
}

const ancestors = (file: string): string[] => {
  const parts = file.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
};

/** A path of an address as the name of a file: `my%20plan.png` → `my plan.png`. What is no escape stays as it is. */
export const decodePath = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
