import type { MessageOperation } from '../asyncapi/document.ts';
import { messageDeltas } from '../asyncapi/message-deltas.ts';
import type { FieldOperation } from '../graphql/document.ts';
import { fieldDeltas } from '../graphql/field-deltas.ts';
import { distinct } from '../openapi/content-deltas.ts';
import type { ApiOperation } from '../openapi/document.ts';
import { operationDeltas } from '../openapi/operation-deltas.ts';
import type { ContractDelta } from './delta.ts';
import { type ContractDocument, type ContractOperation, type DocumentFormat, operationText } from './document.ts';
import { Work } from './pair-walk.ts';

/** An operation of a document of any format. */
export type ReadOperation = ApiOperation | FieldOperation | MessageOperation;
/** A document of any format. */
export type ReadDocument = ContractDocument<ReadOperation>;

export const FORMAT_NAMES: Readonly<Record<DocumentFormat, string>> = {
  openapi: 'OpenAPI',
  graphql: 'GraphQL',
  asyncapi: 'AsyncAPI',
};

/** A stream or a socket of a row is matched as GET, and a webhook is no call. */
const methodDeltas = (old: ContractOperation, next: ContractOperation): ContractDelta[] =>
  old.method === next.method || old.method === 'HOOK' || next.method === 'HOOK'
    ? []
    : [{ in: 'method', kind: 'type', at: '', was: old.method, now: next.method, severity: 'breaking' }];

/** Returns what a format says of two of its operations; `undefined` if they are of two formats. */
function formatDeltas(old: ReadOperation, next: ReadOperation, work: Work): ContractDelta[] | undefined {
  if (old.format === 'openapi' && next.format === 'openapi') return operationDeltas(old, next, work);
  if (old.format === 'graphql' && next.format === 'graphql') return fieldDeltas(old, next, work);
  if (old.format === 'asyncapi' && next.format === 'asyncapi') return messageDeltas(old, next, work);
  return undefined;
}

/**
 * Compares the contracts of two operations: what a caller of the first experiences at the second. For a webhook or a published
 * message, the receiver is the caller, since it gets what others send.
 * @param work limits the comparison, and records afterwards what was skipped, and what cannot be compared
 */
export function contractDeltas(old: ReadOperation, next: ReadOperation, work = new Work()): ContractDelta[] {
  const own = formatDeltas(old, next, work);
  if (!own) {
    work.notCompared.add(
      `${operationText(old)} is described by ${FORMAT_NAMES[old.format]}, and ${operationText(next)} by ${FORMAT_NAMES[next.format]}`,
    );
    return [];
  }
  return [
    ...methodDeltas(old, next),
    ...own,
    ...(!old.deprecated && next.deprecated
      ? [{ in: 'deprecation', kind: 'deprecated', at: '', severity: 'compatible' } as const]
      : []),
  ];
}

/** Compares a split with the operation that it replaces: only what none of the targets has counts as removed. */
export function splitDeltas(old: ReadOperation, targets: readonly ReadOperation[], work = new Work()): ContractDelta[] {
  const each = targets.map((target) => contractDeltas(old, target, work));
  const [only, ...others] = each;
  if (only && others.length === 0) return distinct(only);
  const key = ({ in: part, kind, at }: ContractDelta): string => `${part} ${kind} ${at}`;
  const everywhere = (delta: ContractDelta): boolean => each.every((deltas) => deltas.some((other) => key(other) === key(delta)));
  return distinct(each.flat().filter((delta) => delta.kind !== 'removed' || everywhere(delta)));
}
