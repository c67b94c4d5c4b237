import { compute } from '../computing/compute.ts';
import type { CivilDate } from '../model/values/civil.ts';
import { memoryTree } from '../reading/memory.ts';
import { readContent } from '../reading/read.ts';
import type { Example } from '../rules/rule.ts';
import { type FindingView, findingView } from './views/findings.ts';

const MINIMAL_PLAN = '---\ntitle: Example\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\n---\n';

/** The day on which examples are checked; the tests of the rules use the same. */
const AS_OF: CivilDate = '2026-06-01';

const outsidePlans = (file: string): boolean => file.startsWith('calendars/') || file === 'portfolio.mdx';

/** What a rule says of an example: computed, so that its page can never differ from what the rule does. */
export async function saidOfExample(example: Example, rule: string): Promise<FindingView[]> {
  const files = { 'plan.mdx': MINIMAL_PLAN, ...example };
  const reading = await readContent(
    memoryTree(
      Object.fromEntries(
        Object.entries(files).map(([file, text]) => [outsidePlans(file) ? file : `plans/example/${file}`, text]),
      ),
    ),
  );
  const { portfolio, findings } = compute(reading, AS_OF);
  return findings
    .filter((finding) => finding.rule === rule)
    .map((finding) => findingView(finding, findings, { portfolio, lineOf: reading.lineOf }));
}
