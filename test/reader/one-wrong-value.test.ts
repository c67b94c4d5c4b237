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
  ['', 37],
];

/** The files of each plan with those that belong to none: to read the other plans as well would tell nothing more. */
function aloneIn(files: Record<string, string>): Record<string, string>[] {
  const folderOf = (file: string): string | undefined => /^plans\/[^/]+\//.exec(file)?.[0];
  const plans = new Set(Object.keys(files).flatMap((file) => folderOf(file) ?? []));
  return [...plans].map((plan) =>
    Object.fromEntries(Object.entries(files).filter(([file]) => [undefined, plan].includes(folderOf(file)))),
  );
}

describe.each(ROOTS)('one value of content%s that cannot be read', (root, each) => {
  test('is one finding, none that is untrue, and its plan stays', async () => {
    const faults: string[] = [];
    let [count, tried] = [0, 0];
    for (const files of aloneIn(await read(root))) {
      const whole = await computed(files);
      const before = new Set(whole.findings.map(({ fingerprint }) => fingerprint));
      const values = Object.entries(files).flatMap(([file, text]) => valuesOf(text).map((value) => ({ file, text, ...value })));
      for (const { file, text, start, end, path } of values) {
        if (count++ % each !== 0) continue;
        const { findings, plans } = await computed({ ...files, [file]: `${text.slice(0, start)}${JUNK}${text.slice(end)}` });
        const added = findings.filter(({ fingerprint }) => !before.has(fingerprint));
        // Where any words will do, junk is a value like another.
        if (!added.some(({ rule }) => rule.startsWith('schema/'))) continue;
        tried++;
        if (added.length !== 1 || plans.length !== 1)
          faults.push(
            `${file}${path}: ${plans.length} plans, ${added.map(({ rule, message }) => `${rule}: ${message}`).join(' | ')}`,
          );
      }
    }
    expect(tried).toBeGreaterThan(10);
    expect(faults).toEqual([]);
  }, 300_000);
});

const findingsOf = async (files: Record<string, string>): Promise<string[]> =>
  (
    await computed({
      'plans/p/plan.mdx':
        '---\ntitle: P\nfrom: { system: A }\nto: { system: B }\nstatus: planned\n---\n\nSee [the key](metrics.mdx#key).\n',
      ...files,
    })
  ).findings
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, message }) => `${rule}: ${message}`);

describe('a row whose id cannot be read', () => {
  test('breaks no link to it', async () => {
    expect(await findingsOf({ 'plans/p/metrics.mdx': '---\nmetrics:\n  - { id: "§", name: Key, target: 5 ms }\n---\n' })).toEqual(
      ['schema/value: `id`: "§": not an id'],
    );
    expect(
      await findingsOf({ 'plans/p/metrics.mdx': '---\nmetrics:\n  - { id: other, name: Key, target: 5 ms }\n---\n' }),
    ).toEqual(['reference/broken-link: metrics.mdx has no row or heading `#key`']);
  });

  test('does not take the id that its name would give it from another row', async () => {
    expect(
      await findingsOf({
        'plans/p/metrics.mdx':
          '---\nmetrics:\n  - { id: "§", name: Key, target: 5 ms }\n  - { name: Key, target: 6 ms, statistic: p95 }\n---\n',
      }),
    ).toEqual(['schema/value: `id`: "§": not an id']);
  });
});

test('a file that could not be read wholly is judged by no rule, and the others are', async () => {
  const judged = async (order: string): Promise<string[]> =>
    (
      await computed({
        'plans/p/plan.mdx': '---\ntitle: P\nfrom: { system: A }\nto: { system: B }\nstatus: planned\n---\n',
        'plans/p/pages/hosts.mdx': '---\ntitle: Hosts\n---\n\nTBD\n',
        'plans/p/pages/ports.mdx': `---\ntitle: Ports\norder: ${order}\n---\n\nTBD\n`,
      })
    ).findings
      .filter(({ rule }) => rule === 'damage/placeholder')
      .map(({ place }) => place.file);
  expect(await judged('2')).toEqual(['plans/p/pages/hosts.mdx', 'plans/p/pages/ports.mdx']);
  expect(await judged('[2]')).toEqual(['plans/p/pages/hosts.mdx']);
});

test('curly quotation marks are named where they break a value', async () => {
  const { findings } = await computed({
    'plans/p/plan.mdx': '---\ntitle: “Shop: the move”\nfrom: { system: A }\nto: { system: B }\nstatus: planned\n---\n',
  });
  expect(findings.map(({ message, fix }) => `${message} → ${fix}`)).toEqual([
    '“ and ” are not quotation marks in YAML → Write " in their place',
  ]);
});
