import type { ContractGroup } from '../../analysis/contracts.ts';
import { basePath } from '../../analysis/operations.ts';
import { freshRow, missingRow } from '../../endpoints/contracts.ts';
import { deltaText } from '../../endpoints/documents/delta.ts';
import { type ContractOperation, namesAmong } from '../../endpoints/documents/document.ts';
import { LABELS } from '../labels/index.ts';

/** What the rows of some surfaces cover of the documents that they name. */
export interface CoverageView {
  /** Files that could not be read. */
  unread: string[];
  /** Changes of a report that belong to no operation, in words. */
  general: string[];
  old?: {
    files: string[];
    total: number;
    covered: number;
    counts: { value: string; label: string; count: number }[];
    missing: string[];
    rows: string;
  };
  new?: { files: string[]; total: number; mapped: number; fresh: string[]; rows: string };
}

/** Rows to paste. Where documents have several hosts, each host wants a table of its own, with a base. */
function rowsByHost(
  operations: readonly ContractOperation[],
  all: readonly ContractOperation[],
  rowOf: (operation: ContractOperation) => string,
): string {
  const several = new Set(all.filter(({ format }) => format === 'openapi').map(({ origin }) => origin)).size > 1;
  return [...Map.groupBy(operations, ({ origin }) => (several ? origin : undefined))]
    .flatMap(([origin, own]) => [
      ...(origin === undefined ? [] : [`  # in a table with base: ${origin}`]),
      ...own.map((operation) => `  ${rowOf(operation)}`),
    ])
    .join('\n');
}

export function coverageView({ coverage, surfaces, old, new: next, unread, general, documents }: ContractGroup): CoverageView {
  const baseOf = (side: 'from' | 'to'): string => {
    const bases = new Set(surfaces.map((surface) => basePath(surface[side]?.base)));
    return bases.size === 1 ? ([...bases][0] ?? '') : '';
  };
  const { old: before, new: after } = coverage;
  return {
    unread,
    general: general.map(deltaText),
    ...(before && {
      old: {
        files: old,
        total: before.total,
        covered: before.total - before.missing.length - before.open.length,
        counts: [
          { value: 'mapped', label: LABELS.endpoints.mapped, count: before.mapped },
          { value: 'gone', label: LABELS.endpoints.leaveWithTheOldSystem, count: before.leaving },
          { value: 'open', label: LABELS.endpoints.open, count: before.open.length },
          { value: 'not-stated', label: LABELS.endpoints.withoutARow, count: before.missing.length },
        ].filter(({ count }) => count > 0),
        missing: before.missing.map(namesAmong(documents.from)),
        rows: rowsByHost(before.missing, documents.from, (operation) => missingRow(operation, baseOf('from'))),
      },
    }),
    ...(after && {
      new: {
        files: next,
        total: after.total,
        mapped: after.mapped,
        fresh: after.fresh.map(namesAmong(documents.to)),
        rows: rowsByHost(after.fresh, documents.to, (operation) => freshRow(operation, baseOf('to'))),
      },
    }),
  };
}
