import { memoryTree } from '../../src/reader/memory.ts';
import { type Reading, readContent } from '../../src/reader/read.ts';

export const PLAN = '---\ntitle: Example\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\n---\n';

/** Reads files of a plan called `p` (paths below it), beside a valid plan.mdx unless one is given. */
export const readPlan = (files: Readonly<Record<string, string | Uint8Array>>): Promise<Reading> =>
  readContent(
    memoryTree(
      Object.fromEntries(Object.entries({ 'plan.mdx': PLAN, ...files }).map(([file, text]) => [`plans/p/${file}`, text])),
    ),
  );

/** What is wrong with files of a plan: `file:line:column rule: message → fix`. */
export async function problems(files: Readonly<Record<string, string | Uint8Array>>): Promise<string[]> {
  const { findings } = await readPlan(files);
  return findings.map(
    ({ place, rule, message, fix }) =>
      `${place.file.replace('plans/p/', '')}:${place.line}:${place.column} ${rule}: ${message}${fix ? ` → ${fix}` : ''}`,
  );
}
