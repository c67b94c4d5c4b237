import { describe, expect, test } from 'vitest';
import { isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import { compute } from '../../src/pipeline/compute.ts';
import { folderTree } from '../../src/reader/folder.ts';
import { memoryTree } from '../../src/reader/memory.ts';
import { readContent } from '../../src/reader/read.ts';

const AS_OF = '2026-06-01';
/** No date, no duration, no quantity, no word of a list, no id. */
const JUNK = '"§§ junk §§"';

const read = async (root: string): Promise<Record<string, string>> => {
  const files: Record<string, string> = {};
  const { files: listed } = await folderTree(new URL(`../../content${root}`, import.meta.url).pathname);
  for (const { file, read } of listed) if (!file.startsWith('guide/')) files[file] = new TextDecoder().decode(await read());
  return files;
};
const computed = async (files: Record<string, string>) =>
  compute(await readContent(memoryTree(files)), AS_OF, { profile: 'strict' });

/** The ranges of all scalar values of a file's frontmatter. */
function valuesOf(text: string): { start: number; end: number; path: string }[] {
  const open = text.indexOf('\n') + 1;
  const close = text.indexOf('\n---', open - 1) + 1;
  const values: { start: number; end: number; path: string }[] = [];
  const walk = (node: unknown, path: string): void => {
    if (isMap(node)) for (const { key, value } of node.items) walk(value, `${path}.${isScalar(key) ? String(key.value) : ''}`);
    else if (isSeq(node)) for (const [index, item] of node.items.entries()) walk(item, `${path}.${index}`);
    else if (isScalar(node)) {
      const [start = 0, end = 0] = (node as Node).range ?? [];
      values.push({ start: open + start, end: open + end, path });
    }
  };
  walk(parseDocument(text.slice(open, close), { schema: 'failsafe' }).contents, '');
  return values;
}

/** Every value of the example plan, and a sample of those of the five plans. */
const ROOTS: readonly (readonly [root: string, each: number])[] = [
  ['/guide/example', 1],
  ['', 131],
];

describe.each(ROOTS)('one value of content%s that cannot be read', (root, each) => {
  test('is one finding, none that is untrue, and its plan stays', async () => {
    const files = await read(root);
    const whole = await computed(files);
    const before = new Set(whole.findings.map(({ fingerprint }) => fingerprint));
    const values = Object.entries(files).flatMap(([file, text]) => valuesOf(text).map((value) => ({ file, text, ...value })));
    const faults: string[] = [];
    let tried = 0;
    for (const { file, text, start, end, path } of values.filter((_, index) => index % each === 0)) {
      const { findings, plans } = await computed({ ...files, [file]: `${text.slice(0, start)}${JUNK}${text.slice(end)}` });
      const added = findings.filter(({ fingerprint }) => !before.has(fingerprint));
      // Where any words will do, junk is a value like another.
      if (!added.some(({ rule }) => rule.startsWith('schema/'))) continue;
      tried++;
      if (added.length !== 1 || plans.length !== whole.plans.length)
        faults.push(
          `${file}${path}: ${plans.length} plans, ${added.map(({ rule, message }) => `${rule}: ${message}`).join(' | ')}`,
        );
    }
    expect(tried).toBeGreaterThan(10);
    expect(faults).toEqual([]);
  }, 300_000);
});
