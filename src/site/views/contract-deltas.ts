import type { RowContract } from '../../endpoints/contracts.ts';
import { type ContractDelta, deltaText } from '../../endpoints/documents/delta.ts';
import { LABELS } from '../labels/index.ts';

export interface ContractDeltaView {
  in: string;
  text: string;
  breaking: boolean;
}

/** How the contracts of a row differ; `undefined` where nothing was compared. */
export interface ContractView {
  source: string;
  /** What breaks callers, then what may. */
  telling: ContractDeltaView[];
  /** Of those, as many as are not listed. */
  more: number;
  compatible: ContractDeltaView[];
  /** How many of those there are. */
  compatibleCount: number;
  /** Parts of large contracts that were compared, and left out. */
  truncated?: { compared: number; skipped: number };
}

/** More deltas of one row than this are counted, not listed: a page for each row would hide the table. */
const LISTED = 30;

const shown = (delta: ContractDelta): ContractDeltaView => ({
  in: delta.in,
  text: deltaText(delta),
  breaking: delta.severity === 'breaking',
});

export function contractView(contract: RowContract<unknown> | undefined): ContractView | undefined {
  if (!contract?.deltas) return undefined;
  const { deltas, evidence, truncated } = contract;
  const of = (severity: ContractDelta['severity']): ContractDeltaView[] =>
    deltas.filter((delta) => delta.severity === severity).map(shown);
  const compatible = of('compatible');
  const telling = [...of('breaking'), ...of('risky')];
  return {
    source: evidence === 'oasdiff' ? LABELS.endpoints.aReportOfOasdiff : LABELS.endpoints.theirOpenapiDocuments,
    telling: telling.slice(0, LISTED),
    more: Math.max(0, telling.length - LISTED),
    compatible: compatible.slice(0, LISTED),
    compatibleCount: compatible.length,
    ...(truncated && { truncated }),
  };
}
