import type { Place } from '../../src/model/source.ts';
import { compute } from '../../src/pipeline/compute.ts';
import { withContracts } from '../../src/pipeline/contracts.ts';
import { folderTree } from '../../src/reader/folder.ts';
import { memoryTree } from '../../src/reader/memory.ts';
import { type Reading, readContent } from '../../src/reader/read.ts';
import { FORMATS, formatFindings } from '../../src/report/format.ts';
import { type Mutation, mutate } from './mutations.ts';

/** The example plans as bytes, and the names of their files: what mutations begin with. */
export interface Corpus {
  files: ReadonlyMap<string, Buffer>;
  names: readonly string[];
}

export async function exampleCorpus(): Promise<Corpus> {
  const tree = await folderTree('content');
  const files = new Map(await Promise.all(tree.files.map(async ({ file, read }) => [file, Buffer.from(await read())] as const)));
  return { files, names: [...files.keys()].filter((file) => file.startsWith('plans/')) };
}

/** The plan of a file, with that file changed. Lines and keys are borrowed from the file that follows it. */
export function mutated({ files, names }: Corpus, name: string, steps: readonly Mutation[]): Record<string, Buffer> {
  const plan = name.split('/').slice(0, 2).join('/');
  const own = Object.fromEntries([...files].filter(([file]) => file.startsWith(`${plan}/`)));
  const donor = (files.get(names[(names.indexOf(name) + 1) % names.length] ?? '') ?? '').toString('utf8');
  own[name] = steps.reduce((bytes, step) => mutate(bytes, step, donor), files.get(name) ?? Buffer.alloc(0));
  return own;
}

/** Lines of a file as an editor shows them, whatever its bytes are. */
const linesOf = (bytes: Buffer): string[] => bytes.toString('utf8').split(/\r\n?|\n/);

function complaint(place: Place, files: Readonly<Record<string, Buffer>>): string | undefined {
  const bytes = files[place.file];
  // A plan without its plan.mdx is told at its folder.
  if (!bytes) return Object.keys(files).some((file) => file.startsWith(`${place.file}/`)) ? undefined : 'there is no such file';
  const lines = linesOf(bytes);
  const beyond = (line: number, column: number): boolean =>
    !(line >= 1 && line <= lines.length && column >= 1 && column <= (lines[line - 1] ?? '').length + 1);
  if (beyond(place.line, place.column)) return 'it begins beyond the file';
  if (beyond(place.endLine, place.endColumn)) return 'it ends beyond the file';
  const backwards = place.endLine < place.line || (place.endLine === place.line && place.endColumn < place.column);
  return backwards ? 'it ends before it begins' : undefined;
}

/** Reads and computes files as `check` does and prints what it finds in all formats; answers findings whose places do not exist. */
export async function misplaced(
  files: Readonly<Record<string, Buffer>>,
  { asOf = '2026-02-10', forecast = false }: { asOf?: string; forecast?: boolean } = {},
): Promise<{ reading: Reading; complaints: string[] }> {
  const reading = await withContracts(await readContent(memoryTree(files)), async (file) => files[file]?.toString('utf8'));
  const computed = compute(reading, asOf, { forecast });
  const places = computed.findings.flatMap(({ rule, place, related }) => [
    { rule, place },
    ...related.map((each) => ({ rule: `${rule} (related)`, place: each.place })),
  ]);
  const report = { root: '/content', cwd: '/', lineOf: reading.lineOf, files: reading.files.size, plans: 1, colours: true };
  for (const format of FORMATS) formatFindings(format, { ...report, findings: computed.findings });
  return {
    reading,
    complaints: places.flatMap(({ rule, place }) => {
      const why = complaint(place, files);
      const { file, line, column, endLine, endColumn } = place;
      return why === undefined ? [] : [`${rule} ${file}:${line}:${column}–${endLine}:${endColumn}: ${why}`];
    }),
  };
}
