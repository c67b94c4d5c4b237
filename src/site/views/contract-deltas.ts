import type { RowContract } from '../../endpoints/contracts.ts';
import { type ContractDelta, deltaText } from '../../endpoints/documents/delta.ts';
import { LABELS } from '../labels/index.ts';

export interface ContractDeltaView {
  in: string;
  text: string;
  breaking: boolean;
}

/** How the contracts of a row differ, and what was not compared of them. */
export interface ContractView {
  source: string;
  /** Whether all was compared, and nothing differs. */
  same: boolean;
  /** What breaks callers, then what may. */
  telling: ContractDeltaView[];
  /** Of those, as many as are not listed. */
  more: number;
  compatible: ContractDeltaView[];
  /** How many of those there are. */
  compatibleCount: number;
  /** Parts of large contracts that were compared, and left out. */
  truncated?: { compared: number; skipped: number };
  /** What cannot be compared, in words. */
  notCompared: readonly string[];
}

/** More deltas of one row than this are counted, not listed: a page for each row would hide the table. */
const LISTED = 30;

const shown = (delta: ContractDelta): ContractDeltaView => ({
  in: delta.in,
  text: deltaText(delta),
  breaking: delta.severity === 'breaking',
});

function sourceOf({ evidence, old, new: next }: RowContract<unknown>): string {
  if (evidence === 'oasdiff') return LABELS.endpoints.aReportOfOasdiff;
  const [format, ...others] = new Set([...old, ...next].map((operation) => operation.format));
  return format === undefined || others.length > 0 ? LABELS.endpoints.theirApiDocuments : LABELS.endpoints.theirDocuments[format];
}

/** Returns `undefined` where no document says anything of a row. */
export function contractView(contract: RowContract<unknown> | undefined): ContractView | undefined {
  if (!contract || (!contract.deltas && !contract.notCompared)) return undefined;
  const { deltas = [], truncated, notCompared = [] } = contract;
  const of = (severity: ContractDelta['severity']): ContractDeltaView[] =>
    deltas.filter((delta) => delta.severity === severity).map(shown);
  const compatible = of('compatible');
  const telling = [...of('breaking'), ...of('risky')];
  return {
    source: sourceOf(contract),
    same: deltas.length + notCompared.length === 0 && !truncated,
    notCompared,
    telling: telling.slice(0, LISTED),
    more: Math.max(0, telling.length - LISTED),
    compatible: compatible.slice(0, LISTED),
    compatibleCount: compatible.length,
    ...(truncated && { truncated }),
  };
}
