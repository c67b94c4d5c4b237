import { rowLabel } from '../../analysis/labels.ts';
import type { ResolvedMapping } from '../../analysis/operations.ts';
import type { RowContract, RowOperation } from '../../endpoints/contracts.ts';
import { didYouMean } from '../../model/values/nearest.ts';
import { listing } from '../listing.ts';
import type { RuleContext } from '../rule.ts';

const document = (path: string): string => `openapi: 3.0.3\ninfo: { title: API, version: "1" }\npaths:\n  ${path}: { get: {} }\n`;

const surface = (rows: readonly string[]): string =>
  `---\ntitle: API\nfrom: { system: Old, openapi: openapi/old.yaml }\nto: { system: New, openapi: openapi/new.yaml }\nmappings:\n${rows.map((row) => `  - ${row}\n`).join('')}---\n`;

export const files = (...rows: string[]): Record<string, string> => ({
  'endpoints/api.mdx': surface(rows),
  'openapi/old.yaml': document('/users'),
  'openapi/new.yaml': document('/people'),
});

export function check(
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
