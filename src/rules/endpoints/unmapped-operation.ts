import type { ContractGroup } from '../../analysis/contracts.ts';
import { counted } from '../../analysis/counted.ts';
import { basePath } from '../../analysis/operations.ts';
import { type Coverage, missingRow } from '../../endpoints/contracts.ts';
import { operationText } from '../../endpoints/openapi/document.ts';
import { given } from '../../model/field.ts';
import { listing } from '../listing.ts';
import { defineRule, type RuleContext } from '../rule.ts';

const DOCUMENT = 'openapi: 3.0.3\ninfo: { title: Old, version: "1" }\npaths:\n  /users: { get: {} }\n  /rss: { get: {} }\n';
const surface = (rows: string, more = ''): string =>
  `---\ntitle: API\nfrom: { system: Old, openapi: openapi/old.yaml }\nto: { system: New }\n${more}mappings:\n${rows}---\n`;
const ONE = '  - { from: GET /users, to: same }\n';
const BOTH = `${ONE}  - { from: GET /rss, to: none }\n`;

/** Whether all surfaces that share the documents say that they list every old operation. */
const isCalledComplete = ({ surfaces }: ContractGroup): boolean => surfaces.every(({ complete }) => given(complete) === true);

function missingIn(coverage: Coverage): { missing: NonNullable<Coverage['old']>['missing']; total: number } | undefined {
  return coverage.old && coverage.old.missing.length > 0
    ? { missing: coverage.old.missing, total: coverage.old.total }
    : undefined;
}

function check({ facts, report }: RuleContext, complete: boolean): void {
  for (const group of facts.contracts?.groups ?? []) {
    const gaps = missingIn(group.coverage);
    const [first] = group.surfaces;
    if (!gaps || !first || isCalledComplete(group) !== complete) continue;
    const { missing, total } = gaps;
    const base = basePath(given(given(first.from)?.base));
    const [one] = missing;
    const finding = report(
      first,
      `${missing.length} of ${counted(total, 'operation')} of ${listing(group.old)} ${missing.length === 1 ? 'has' : 'have'} no row${complete ? ', although complete: true says that all have' : ''}: ${listing(missing.map(operationText))}.`,
    )
      .at(complete ? 'complete' : ['from', 'openapi'])
      .fix(`Add a row for each: ${one ? missingRow(one, base) : ''}${missing.length > 1 ? ' …' : ''}`);
    for (const other of group.surfaces.slice(1)) finding.related(other, 'these rows count as well');
  }
}

export const unmappedOperation = defineRule({
  id: 'endpoints/unmapped-operation',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Old operations have no row',
  why: 'They stop working on the day the old system is switched off, and that was never decided.',
  examples: {
    fails: { 'endpoints/api.mdx': surface(ONE), 'openapi/old.yaml': DOCUMENT },
    passes: { 'endpoints/api.mdx': surface(BOTH), 'openapi/old.yaml': DOCUMENT },
  },
  check: (context) => check(context, false),
});

export const completeWithGaps = defineRule({
  id: 'endpoints/complete-with-gaps',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Table is called complete but has gaps',
  why: 'Readers take what is not listed for something that does not exist.',
  examples: {
    fails: { 'endpoints/api.mdx': surface(ONE, 'complete: true\n'), 'openapi/old.yaml': DOCUMENT },
    passes: { 'endpoints/api.mdx': surface(BOTH, 'complete: true\n'), 'openapi/old.yaml': DOCUMENT },
  },
  check: (context) => check(context, true),
});
