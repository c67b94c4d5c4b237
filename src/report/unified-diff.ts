import { alignment } from '../model/alignment.ts';

/** Lines around a change that are shown with it. */
const CONTEXT = 3;

const SIGNS = { same: ' ', removed: '-', added: '+' } as const;

/** `1,7`, or `1` for one line; a range without lines names the line in front of it. */
const range = (start: number, count: number): string => `${count === 0 ? start - 1 : start}${count === 1 ? '' : `,${count}`}`;

/** The difference of two texts as `patch` and `git apply` read it (unified format, GNU diffutils); empty where there is none. */
export function unifiedDiff(path: string, old: string, next: string): string {
  if (old === next) return '';
  const split = (text: string): string[] => (text === '' ? [] : text.split(/(?<=\n)/));
  const steps = alignment(split(old), split(next), Number.POSITIVE_INFINITY);
  const lines = steps.map(({ op, item }) => [SIGNS[op], item] as const);
  const changed = lines.flatMap(([sign], index) => (sign === ' ' ? [] : [index]));
  const hunks: [from: number, to: number][] = [];
  for (const index of changed) {
    const last = hunks.at(-1);
    if (last && index - last[1] <= 2 * CONTEXT) last[1] = index;
    else hunks.push([index, index]);
  }
  const oldBefore = (index: number): number => lines.slice(0, index).filter(([sign]) => sign !== '+').length;
  const nextBefore = (index: number): number => lines.slice(0, index).filter(([sign]) => sign !== '-').length;
  const text = hunks.map(([first, last]) => {
    const [from, to] = [Math.max(0, first - CONTEXT), Math.min(lines.length, last + 1 + CONTEXT)];
    const shown = lines.slice(from, to);
    const [oldCount, nextCount] = [oldBefore(to) - oldBefore(from), nextBefore(to) - nextBefore(from)];
    const head = `@@ -${range(oldBefore(from) + 1, oldCount)} +${range(nextBefore(from) + 1, nextCount)} @@\n`;
    return (
      head +
      shown.map(([sign, line]) => `${sign}${line}${line.endsWith('\n') ? '' : '\n\\ No newline at end of file\n'}`).join('')
    );
  });
  return `--- a/${path}\n+++ b/${path}\n${text.join('')}`;
}
