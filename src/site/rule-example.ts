import { planFacts } from '../analysis/facts.ts';
import type { CivilDate } from '../model/values/civil.ts';
import { readExample } from '../pipeline/example.ts';
import type { Example, Rule } from '../rules/rule.ts';
import { runRules } from '../rules/run.ts';
import { schedulePlan } from '../schedule/schedule.ts';
import { type FindingView, findingView } from './views/findings.ts';

/** The day on which examples are checked; the tests of the rules use the same. */
const AS_OF: CivilDate = '2026-06-01';

/** What a rule says of an example: computed, so that its page can never differ from what the rule does. */
export async function saidOfExample(example: Example, rule: Rule): Promise<FindingView[]> {
  const { portfolio, locate, lineOf, contracts } = await readExample(example);
  const { calendars } = portfolio;
  return portfolio.plans.flatMap((plan) => {
    const facts = planFacts(plan, contracts);
    const schedule = schedulePlan(plan, { calendars, asOf: AS_OF, progress: (phase) => facts.phases[phase.id]?.progress });
    const findings = runRules({ plan, calendars, schedule, facts, asOf: AS_OF, locate, rules: [rule] });
    return findings
      .filter((finding) => finding.rule === rule.id)
      .map((finding) => findingView(finding, findings, { portfolio, lineOf }));
  });
}
