import { type ContractGroup, namedDocuments } from '../../analysis/contracts.ts';
import { counted } from '../../analysis/counted.ts';
import { basePath } from '../../analysis/operations.ts';
import { type Coverage, missingRow } from '../../endpoints/contracts.ts';
import { namesAmong } from '../../endpoints/documents/document.ts';
import { hostOf } from '../../model/values/host.ts';
import { listing } from '../listing.ts';
import type { RuleContext } from '../rule.ts';

export const DOCUMENT =
  'openapi: 3.0.3\ninfo: { title: Old, version: "1" }\npaths:\n  /users: { get: {} }\n  /rss: { get: {} }\n';

export const surface = (rows: string, more = ''): string =>
  `---\ntitle: API\nfrom: { system: Old, openapi: openapi/old.yaml }\nto: { system: New }\n${more}mappings:\n${rows}---\n`;

export const ONE = '  - { from: GET /users, to: same }\n';

export const BOTH = `${ONE}  - { from: GET /rss, to: none }\n`;

/** Whether all surfaces that share the documents say that they list every old operation. */
const isCalledComplete = ({ surfaces }: ContractGroup): boolean => surfaces.every(({ complete }) => complete === true);

function missingIn(coverage: Coverage): { missing: NonNullable<Coverage['old']>['missing']; total: number } | undefined {
  return coverage.old && coverage.old.missing.length > 0
    ? { missing: coverage.old.missing, total: coverage.old.total }
    : undefined;
}

export function check({ facts, report }: RuleContext, complete: boolean): void {
  for (const group of facts.contracts?.groups ?? []) {
    const gaps = missingIn(group.coverage);
    const [first] = group.surfaces;
    if (!gaps || !first || isCalledComplete(group) !== complete) continue;
    const { missing, total } = gaps;
    const base = basePath(first.from?.base);
    const [one] = missing;
    const paths = group.documents.from.filter(({ format }) => format === 'openapi');
    const hosts = new Set(paths.map(({ origin }) => hostOf(origin)));
    const elsewhere = one?.origin !== undefined && hosts.size > 1 ? `, in a file with base: ${one.origin}` : '';
    const finding = report(
      first,
      `${missing.length} of ${counted(total, 'operation')} of ${listing(group.old)} ${missing.length === 1 ? 'has' : 'have'} no row${complete ? ', although complete: true says that all have' : ''}: ${listing(missing.map(namesAmong(group.documents.from)))}.`,
    )
      .at(complete ? 'complete' : ['from', namedDocuments(first, 'from')[0]?.format ?? 'openapi'])
      .fix(`Add a row for each${elsewhere}: ${one ? missingRow(one, base) : ''}${missing.length > 1 ? ' …' : ''}`);
    for (const other of group.surfaces.slice(1)) finding.related(other, 'these rows count as well');
  }
}
