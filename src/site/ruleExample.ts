import { planFacts } from '../facts/facts.ts';
import type { CivilDate } from '../model/values/civil.ts';
import { memoryTree } from '../reading/memory.ts';
import { readContent } from '../reading/read.ts';
import type { Example, Rule } from '../rules/rule.ts';
import { runRules } from '../rules/run.ts';
import { schedulePlan } from '../schedule/schedule.ts';
import { type FindingView, findingView } from './views/findings.ts';

const MINIMAL_PLAN = '---\ntitle: Example\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\n---\n';

/** The day on which examples are checked; the tests of the rules use the same. */
const AS_OF: CivilDate = '2026-06-01';

const outsidePlans = (file: string): boolean => file.startsWith('calendars/') || file === 'portfolio.mdx';

/** What a rule says of an example: computed, so that its page can never differ from what the rule does. */
export async function saidOfExample(example: Example, rule: Rule): Promise<FindingView[]> {
  const files = { 'plan.mdx': MINIMAL_PLAN, ...example };
  const placed = Object.entries(files).map(([file, text]) => [outsidePlans(file) ? file : `plans/example/${file}`, text]);
  const { portfolio, locate, lineOf } = await readContent(memoryTree(Object.fromEntries(placed)));
  const { calendars } = portfolio;
  return portfolio.plans.flatMap((plan) => {
    const facts = planFacts(plan);
    const schedule = schedulePlan(plan, { calendars, asOf: AS_OF, progress: (phase) => facts.phases[phase.id]?.progress });
    const findings = runRules({ plan, calendars, schedule, facts, asOf: AS_OF, locate, rules: [rule] });
    return findings.filter((finding) => finding.rule === rule.id).map((finding) => findingView(finding, findings, { portfolio, lineOf }));
  });
}
