import { rowLabel } from '../../analysis/labels.ts';
import type { ResolvedMapping } from '../../analysis/operations.ts';
import type { RowContract, RowOperation } from '../../endpoints/contracts.ts';
import { didYouMean } from '../../model/values/nearest.ts';
import { listing } from '../listing.ts';
import { defineRule, type RuleContext } from '../rule.ts';

const document = (path: string): string => `openapi: 3.0.3\ninfo: { title: API, version: "1" }\npaths:\n  ${path}: { get: {} }\n`;
const surface = (row: string): string =>
  `---\ntitle: API\nfrom: { system: Old, openapi: openapi/old.yaml }\nto: { system: New, openapi: openapi/new.yaml }\nmappings:\n  - ${row}\n---\n`;
const files = (row: string): Record<string, string> => ({
  'endpoints/api.mdx': surface(row),
  'openapi/old.yaml': document('/users'),
  'openapi/new.yaml': document('/people'),
});

function check(
  { facts, report }: RuleContext,
  side: 'from' | 'to',
  absent: (row: RowContract<ResolvedMapping>) => RowOperation[],
): void {
  for (const group of facts.contracts?.groups ?? []) {
    const documents = side === 'from' ? group.old : group.new;
    const known = side === 'from' ? group.coverage.old?.missing : group.coverage.new?.fresh;
    for (const row of group.rows) {
      const lost = absent(row);
      if (lost.length === 0) continue;
      const texts = lost.map(({ methods, fullPath }) => `${methods.join('|')} ${fullPath}`);
      const meant =
        lost.length === 1
          ? didYouMean(
              texts[0] ?? '',
              (known ?? []).map(({ method, fullPath }) => `${method} ${fullPath}`),
            )
          : '';
      report(
        row.row.mapping,
        `${listing(texts)} ${side === 'to' ? `of ${rowLabel(row.row.mapping)} ` : ''}${lost.length === 1 ? 'is' : 'are'} not in ${listing(documents)}.`,
      )
        .at(side)
        .key(...texts)
        .fix(`Correct ${side}:${meant ? ` (${meant})` : ''}, or bring the document up to date`);
    }
  }
}

export const sourceNotDescribed = defineRule({
  id: 'endpoints/source-not-described',
  severity: 'warning',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Old operation is not in its API description',
  why: 'Either the row maps something that does not exist, or the description leaves out what callers use.',
  examples: { fails: files('{ from: GET /user, to: GET /people }'), passes: files('{ from: GET /users, to: GET /people }') },
  check: (context) => check(context, 'from', ({ absentOld }) => absentOld),
});

export const targetNotDescribed = defineRule({
  id: 'endpoints/target-not-described',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'New operation is not in its API description',
  why: 'Callers are sent to something that nobody builds.',
  examples: { fails: files('{ from: GET /users, to: GET /persons }'), passes: files('{ from: GET /users, to: GET /people }') },
  check: (context) => check(context, 'to', ({ absentNew }) => absentNew),
});
