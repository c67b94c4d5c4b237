import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compute } from '../../src/computing/compute.ts';
import { folderTree } from '../../src/reading/folder.ts';
import { memoryTree } from '../../src/reading/memory.ts';
import { readContent } from '../../src/reading/read.ts';

/** Text that means something somewhere, put where it does not belong. */
const BITS = [
  '{',
  '}',
  '[',
  ']',
  ': ',
  '"',
  '#',
  '- ',
  '\n',
  '\t',
  '\n---\n',
  '<Exit>\n',
  '</Exit>\n',
  '<',
  '`',
  '```\n',
  '|',
  '&a ',
  '*a',
  '!x ',
  '%',
  '-1',
  '2026-02-30',
  'weeks 9–1',
  'T+',
  '\u0000',
  '\ufeff',
  '\u202e',
  '1e999',
  'null',
  '- [ ] ',
  '(id: a)',
  'import x from "y"\n',
  '{ unknown: "" }',
  '\nafter: [',
  'duration: 99999999999w\n',
  'period: week 9999\n',
  '../../..',
  'javascript:',
  'start: 2999-12-31\n',
  'parent: ',
];

const edit = fc.record({
  kind: fc.constantFrom('insert', 'cut', 'drop', 'swap', 'repeat', 'truncate'),
  at: fc.double({ min: 0, max: 0.999, noNaN: true }),
  to: fc.double({ min: 0, max: 0.999, noNaN: true }),
  bit: fc.constantFrom(...BITS),
});
type Edit = { kind: string; at: number; to: number; bit: string };

function mutate(text: string, { kind, at, to, bit }: Edit): string {
  const offset = Math.floor(at * text.length);
  const lines = text.split('\n');
  const [a, b] = [Math.floor(at * lines.length), Math.floor(to * lines.length)];
  if (kind === 'insert') return text.slice(0, offset) + bit + text.slice(offset);
  if (kind === 'cut') return text.slice(0, offset) + text.slice(offset + Math.floor(to * 40));
  if (kind === 'truncate') return text.slice(0, offset);
  if (kind === 'drop') lines.splice(a, 1);
  else if (kind === 'repeat') lines.splice(a, 0, lines[a] ?? '');
  else [lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? ''];
  return lines.join('\n');
}

test('whatever happens to a file of the example plans, check ends, and every finding points into a file', async () => {
  const tree = await folderTree('content');
  const files = new Map(
    await Promise.all(tree.files.map(async ({ file, read }) => [file, Buffer.from(await read()).toString('utf8')] as const)),
  );
  const names = [...files.keys()].filter((file) => file.startsWith('plans/'));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...names),
      fc.array(edit, { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      async (name, edits, replan) => {
        const plan = name.split('/').slice(0, 2).join('/');
        const own = Object.fromEntries([...files].filter(([file]) => file.startsWith(`${plan}/`)));
        own[name] = edits.reduce(mutate, files.get(name) ?? '');
        const reading = await readContent(memoryTree(own));
        for (const { place, rule } of compute(reading, '2026-02-10', { replan }).findings) {
          const line = reading.lineOf(place.file, place.line);
          // A file that could not be decoded has no lines; it is told at the byte.
          if (line === undefined)
            expect([place.file in own || place.file.startsWith('plans/'), place.line >= 1], rule).toEqual([true, true]);
          else
            expect(
              place.column >= 1 && place.column <= line.length + 1,
              `${rule} ${place.file}:${place.line}:${place.column}`,
            ).toBe(true);
        }
      },
    ),
    { numRuns: 250, seed: 20_260_210 },
  );
});
