import type { ApiSources } from '../analysis/contracts.ts';
import { memoryTree } from '../reader/memory.ts';
import { type Reading, readContent } from '../reader/read.ts';
import type { Example } from '../rules/rule.ts';
import { withContracts } from './contracts.ts';

/** The plan.mdx of an example that has none of its own. */
export const MINIMAL_PLAN = '---\ntitle: Example\nstatus: planned\nowner: Ana\nfrom: { system: Old }\nto: { system: New }\n---\n';

const isPlanFile = (file: string): boolean => /\.mdx?$/.test(file);
const outsidePlans = (file: string): boolean => file.startsWith('calendars/') || file === 'portfolio.mdx';

/**
 * Reads the example of a rule: a plan called `example`, with a minimal plan.mdx unless it has its own. Other files
 * (`openapi/old.yaml`) are placed in the content root.
 */
export async function readExample(example: Example): Promise<Reading & { contracts: ApiSources }> {
  const files = Object.entries({ 'plan.mdx': MINIMAL_PLAN, ...example });
  const plan = files
    .filter(([file]) => isPlanFile(file))
    .map(([file, text]) => [outsidePlans(file) ? file : `plans/example/${file}`, text]);
  const beside = new Map(files.filter(([file]) => !isPlanFile(file)));
  return withContracts(await readContent(memoryTree(Object.fromEntries(plan))), async (file) => beside.get(file));
}
