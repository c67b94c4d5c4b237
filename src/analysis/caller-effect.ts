import type { RowContract } from '../endpoints/contracts.ts';
import type { ContractDelta } from '../endpoints/documents/delta.ts';
import type { EffectWord } from '../endpoints/effect.ts';
import type { EndpointMapping } from '../model/plan.ts';

/** Who says so: `breaking:` of the row, its `deltas:`, its API documents, or a report of oasdiff. */
export type EffectSource = 'row' | 'deltas' | 'documents' | 'oasdiff';

/** The effect of a row on callers. Without a word nothing states it, and no documents were compared. */
export interface CallerEffect {
  word?: EffectWord;
  by?: EffectSource;
}

export const EFFECT_SOURCES: Readonly<Record<EffectSource, string>> = {
  row: 'stated',
  deltas: 'by its deltas',
  documents: 'by its API documents',
  oasdiff: 'by oasdiff',
};

/** Deltas that the author states, without those that are marked as unknown. */
export const statedDeltas = ({ deltas }: Pick<EndpointMapping, 'deltas'>) => deltas ?? [];

const wordOf = (deltas: readonly ContractDelta[]): EffectWord => {
  const has = (severity: ContractDelta['severity']): boolean => deltas.some((delta) => delta.severity === severity);
  return has('breaking') ? 'breaking' : has('risky') ? 'may break' : 'compatible';
};

/**
 * Returns whether callers of a row have to change, and who says so. What the author states wins: `breaking:`, then a delta
 * with `breaking: true`; then the compared contracts; then deltas that all say `breaking: false`. Where the documents
 * contradict the author, `endpoints/delta-contradicted` reports it.
 */
export function callerEffect(
  mapping: EndpointMapping,
  contract?: Pick<RowContract<unknown>, 'deltas' | 'evidence' | 'notCompared'>,
): CallerEffect {
  const stated = mapping.breaking;
  if (stated !== undefined) return { word: stated ? 'breaking' : 'compatible', by: 'row' };
  const deltas = statedDeltas(mapping);
  if (deltas.some((delta) => delta.breaking === true)) return { word: 'breaking', by: 'deltas' };
  if (contract?.deltas) {
    const word = wordOf(contract.deltas);
    // What was not compared may break as well.
    if (word !== 'compatible' || !contract.notCompared) return { word, by: contract.evidence };
  }
  if (deltas.length > 0 && deltas.every((delta) => delta.breaking === false)) return { word: 'compatible', by: 'deltas' };
  return {};
}

/** Parts that callers meet as one: an error is identified by its status, and a page by its query or its answer. */
const ALIKE: Readonly<Record<string, readonly string[]>> = {
  error: ['status', 'response'],
  status: ['error'],
  response: ['error', 'pagination', 'event'],
  query: ['pagination'],
  argument: ['query', 'body'],
  field: ['response'],
  message: ['event', 'body'],
};

/** Whether a stated delta in `stated` is about the part of a computed one. */
export const isAbout = (stated: string | undefined, part: string): boolean =>
  stated === part || (ALIKE[part] ?? []).includes(stated ?? '');

/** Number of changes of a row's contract: those that were computed, and stated ones about other parts. */
export function deltaCount(mapping: EndpointMapping, contract?: Pick<RowContract<unknown>, 'deltas'>): number {
  const computed = contract?.deltas ?? [];
  const added = statedDeltas(mapping).filter((own) => !computed.some((delta) => isAbout(own.in, delta.in)));
  return computed.length + added.length;
}
