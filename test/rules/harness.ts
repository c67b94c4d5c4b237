import type { Finding } from '../../src/model/finding.ts';
import type { Profile } from '../../src/model/kinds/rule-settings.ts';
import { compute } from '../../src/pipeline/compute.ts';
import { readExample } from '../../src/pipeline/example.ts';
import type { Example } from '../../src/rules/rule.ts';

/** The findings of all rules in an example: a plan called `example`, with a minimal plan.mdx unless it brings its own. */
export const findingsOf = async (example: Example, asOf = '2026-06-01', profile: Profile = 'strict'): Promise<Finding[]> =>
  compute(await readExample(example), asOf, { profile }).findings;

/** `rule @ file:line: message` of those of one rule. */
export const said = (findings: readonly Finding[], rule: string): string[] =>
  findings
    .filter((finding) => finding.rule === rule)
    .map((finding) => `${finding.place.file.replace('plans/example/', '')}:${finding.place.line}: ${finding.message}`);
