/** Lines around a change that are shown with it. */
const CONTEXT = 3;

type Line = readonly [sign: ' ' | '-' | '+', text: string];

/** The lines of two texts side by side, by their longest common subsequence between what is the same at both ends. */
function compared(old: readonly string[], next: readonly string[]): Line[] {
  let start = 0;
  while (start < old.length && start < next.length && old[start] === next[start]) start++;
  let end = 0;
  while (end < old.length - start && end < next.length - start && old.at(-1 - end) === next.at(-1 - end)) end++;
  const [a, b] = [old.slice(start, old.length - end), next.slice(start, next.length - end)];
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const row = lengths[i];
      if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const middle: Line[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      middle.push([' ', a[i] ?? '']);
      i++;
      j++;
    } else if (i < a.length && (j >= b.length || at(i + 1, j) >= at(i, j + 1))) middle.push(['-', a[i++] ?? '']);
    else middle.push(['+', b[j++] ?? '']);
  }
  const same = (lines: readonly string[]): Line[] => lines.map((line) => [' ', line]);
  return [...same(old.slice(0, start)), ...middle, ...same(old.slice(old.length - end))];
}

/** `1,7`, or `1` for one line; a range without lines names the line in front of it. */
const range = (start: number, count: number): string => `${count === 0 ? start - 1 : start}${count === 1 ? '' : `,${count}`}`;

/** The difference of two texts as `patch` and `git apply` read it (unified format, GNU diffutils); empty where there is none. */
export function unifiedDiff(path: string, old: string, next: string): string {
  if (old === next) return '';
  const split = (text: string): string[] => (text === '' ? [] : text.split(/(?<=\n)/));
  const lines = compared(split(old), split(next));
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
