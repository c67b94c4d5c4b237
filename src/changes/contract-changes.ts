import { pathShape } from '../analysis/operations.ts';
import { contractDeltas, type ReadOperation } from '../endpoints/documents/compare.ts';
import { type ContractDelta, deltaText } from '../endpoints/documents/delta.ts';
import { operationText } from '../endpoints/documents/document.ts';
import { Work } from '../endpoints/documents/pair-walk.ts';
import { fingerprint } from '../model/fingerprint.ts';
import type { Surface } from '../model/plan.ts';
import { hostOf } from '../model/values/host.ts';
import type { ComputedPlan } from '../pipeline/compute.ts';
import type { Change, ChangeSeverity } from './change.ts';
import type { Places } from './field-changes.ts';

/** So many differences of an operation are named. */
const MOST_DELTAS = 3;
/** Pairs of schemas that are compared for all documents of a plan. */
const MOST_PAIRS = 200_000;

type Which = 'from' | 'to';
const API: Record<Which, string> = { from: 'the old API', to: 'the new API' };

/** What the document of the new API promises, callers rely on; the old one describes what they meet today. */
const BREAKS: Record<Which, ChangeSeverity> = { from: 'warning', to: 'breaking' };

interface Documented {
  operation: ReadOperation;
  surface: Surface;
}

const keyOf = ({ method, fullPath }: ReadOperation): string => `${method} ${pathShape(fullPath)}`;

/** Operations of the documents of a side. None where no document could be read. */
const documented = ({ facts }: ComputedPlan, which: Which): Documented[] =>
  (facts.contracts?.groups ?? []).flatMap(({ surfaces: [surface], documents }) =>
    surface ? documents[which].map((operation) => ({ operation, surface })) : [],
  );

/** Returns operations by what callers send. Services that answer the same call, such as `GET /health`, are distinguished by their hosts. */
function byKey(sides: readonly (readonly Documented[])[]): Map<string, Documented>[] {
  const addressOf = ({ operation, surface }: Documented): string => `${surface.ref} ${hostOf(operation.origin) ?? ''}`;
  const several = new Set(
    sides.flatMap((side) =>
      [...Map.groupBy(side, ({ operation }) => keyOf(operation))]
        .filter(([, own]) => new Set(own.map(addressOf)).size > 1)
        .map(([key]) => key),
    ),
  );
  const full = (each: Documented): string => {
    const key = keyOf(each.operation);
    return several.has(key) ? `${addressOf(each)} ${key}` : key;
  };
  return sides.map((side) => new Map(side.map((each) => [full(each), each])));
}

const worst = (deltas: readonly ContractDelta[], which: Which): ChangeSeverity =>
  deltas.some(({ severity }) => severity === 'breaking')
    ? BREAKS[which]
    : deltas.some(({ severity }) => severity === 'risky')
      ? 'warning'
      : 'note';

/**
 * What changed in the API documents that a plan names, an operation each: they are part of the plan. A side without
 * documents, or with one that cannot be read, is not compared.
 */
export function contractChanges(base: ComputedPlan, head: ComputedPlan, places: Places): Change[] {
  const work = new Work(MOST_PAIRS);
  return (['from', 'to'] as const).flatMap((which): Change[] => {
    const [was = new Map<string, Documented>(), now = new Map<string, Documented>()] = byKey([
      documented(base, which),
      documented(head, which),
    ]);
    if (was.size === 0 || now.size === 0) return [];
    const common = (key: string, { operation, surface }: Documented, severity: ChangeSeverity, says: string) => ({
      fingerprint: fingerprint('contract', 'changed', head.plan.id, which, key, says),
      severity,
      action: 'changed' as const,
      kind: 'endpoints' as const,
      plan: head.plan.id,
      ref: `${surface.ref}/${which}/${key}`,
      label: operationText(operation),
      field: `${which}.${operation.format}`,
      sentence: `${operationText(operation)} in ${operation.file} (${API[which]}): ${says}`,
    });
    const field = ({ operation }: Documented): string[] => [which, operation.format];
    const gone = [...was].flatMap(([key, each]): Change[] =>
      now.has(key)
        ? []
        : [
            {
              ...common(key, each, BREAKS[which], 'the document no longer has it'),
              before: operationText(each.operation),
              places: { base: places.base(each.surface.source, field(each)) },
            },
          ],
    );
    const others = [...now].flatMap(([key, each]): Change[] => {
      const before = was.get(key);
      if (!before)
        return [
          {
            ...common(key, each, 'note', 'the document has it now'),
            after: operationText(each.operation),
            places: { head: places.head(each.surface.source, field(each)) },
          },
        ];
      const deltas = contractDeltas(before.operation, each.operation, work);
      if (deltas.length === 0) return [];
      const sorted = [...deltas].sort((a, b) => RANK[a.severity] - RANK[b.severity]);
      const named = sorted
        .slice(0, MOST_DELTAS)
        .map((delta) => `${deltaText(delta)}${delta.severity === 'breaking' ? ': breaking' : ''}`);
      const more = deltas.length - named.length;
      return [
        {
          ...common(key, each, worst(deltas, which), `${named.join('; ')}${more > 0 ? `; and ${more} more` : ''}`),
          before: operationText(before.operation),
          after: deltas.map(deltaText),
          places: {
            base: places.base(before.surface.source, field(before)),
            head: places.head(each.surface.source, field(each)),
          },
        },
      ];
    });
    return [...gone, ...others];
  });
}

const RANK: Readonly<Record<ContractDelta['severity'], number>> = { breaking: 0, risky: 1, compatible: 2 };
