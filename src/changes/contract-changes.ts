import { pathShape } from '../analysis/operations.ts';
import { type ContractDelta, deltaText } from '../endpoints/openapi/delta.ts';
import { type ApiOperation, operationText } from '../endpoints/openapi/document.ts';
import { operationDeltas } from '../endpoints/openapi/operation-deltas.ts';
import { Work } from '../endpoints/openapi/schema-deltas.ts';
import { fingerprint } from '../model/fingerprint.ts';
import type { Surface } from '../model/plan.ts';
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
  operation: ApiOperation;
  surface: Surface;
}

const keyOf = ({ method, fullPath }: ApiOperation): string => `${method} ${pathShape(fullPath)}`;

/** Operations of the documents of a side, by what callers send. Nothing where no document could be read. */
function documented({ facts }: ComputedPlan, which: Which): Map<string, Documented> {
  const groups = facts.contracts?.groups ?? [];
  return new Map(
    groups.flatMap(({ surfaces: [surface], documents }) =>
      surface ? documents[which].map((operation) => [keyOf(operation), { operation, surface }] as const) : [],
    ),
  );
}

const worst = (deltas: readonly ContractDelta[], which: Which): ChangeSeverity =>
  deltas.some(({ severity }) => severity === 'breaking')
    ? BREAKS[which]
    : deltas.some(({ severity }) => severity === 'risky')
      ? 'warning'
      : 'note';

/**
 * What changed in the OpenAPI documents that a plan names, an operation each: they are part of the plan. A side without
 * documents, or with one that cannot be read, is not compared.
 */
export function contractChanges(base: ComputedPlan, head: ComputedPlan, places: Places): Change[] {
  const work = new Work(MOST_PAIRS);
  return (['from', 'to'] as const).flatMap((which): Change[] => {
    const [was, now] = [documented(base, which), documented(head, which)];
    if (was.size === 0 || now.size === 0) return [];
    const common = (action: Change['action'], { operation, surface }: Documented, severity: ChangeSeverity, says: string) => ({
      fingerprint: fingerprint('contract', action, head.plan.id, which, keyOf(operation), says),
      severity,
      action,
      kind: 'endpoints' as const,
      plan: head.plan.id,
      ref: `${surface.ref}/${which}/${keyOf(operation)}`,
      label: operationText(operation),
      field: `${which}.openapi`,
      sentence: `${operationText(operation)} in ${operation.file} (${API[which]}): ${says}`,
    });
    const field = [which, 'openapi'];
    const gone = [...was].flatMap(([key, each]): Change[] =>
      now.has(key)
        ? []
        : [
            {
              ...common('changed', each, BREAKS[which], 'the document no longer has it'),
              before: operationText(each.operation),
              places: { base: places.base(each.surface.source, field) },
            },
          ],
    );
    const others = [...now].flatMap(([key, each]): Change[] => {
      const before = was.get(key);
      if (!before)
        return [
          {
            ...common('changed', each, 'note', 'the document has it now'),
            after: operationText(each.operation),
            places: { head: places.head(each.surface.source, field) },
          },
        ];
      const deltas = operationDeltas(before.operation, each.operation, work);
      if (deltas.length === 0) return [];
      const sorted = [...deltas].sort((a, b) => RANK[a.severity] - RANK[b.severity]);
      const named = sorted
        .slice(0, MOST_DELTAS)
        .map((delta) => `${deltaText(delta)}${delta.severity === 'breaking' ? ': breaking' : ''}`);
      const more = deltas.length - named.length;
      return [
        {
          ...common('changed', each, worst(deltas, which), `${named.join('; ')}${more > 0 ? `; and ${more} more` : ''}`),
          before: operationText(before.operation),
          after: deltas.map(deltaText),
          places: { base: places.base(before.surface.source, field), head: places.head(each.surface.source, field) },
        },
      ];
    });
    return [...gone, ...others];
  });
}

const RANK: Readonly<Record<ContractDelta['severity'], number>> = { breaking: 0, risky: 1, compatible: 2 };
