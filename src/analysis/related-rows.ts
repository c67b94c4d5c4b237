import type { ArchitectureNode, Plan } from '../model/plan.ts';

/** A row of another register that a node of the architecture is about. */
export interface RelatedRow {
  kind: 'service' | 'stack';
  text: string;
  ref: string;
}

const words = (text: string): string => ` ${text.toLowerCase().replace(/[^\p{L}\p{N}.+#]+/gu, ' ')} `;

/** Returns the service that a node runs as, and the products of the stack that its title or technology names. */
export function relatedRows(plan: Plan, node: ArchitectureNode): RelatedRow[] {
  const service = node.service;
  const row = service === undefined ? undefined : plan.environment?.services.find((each) => each.id === service);
  const text = words(`${node.title ?? ''} ${node.tech ?? ''}`);
  const products = (plan.stack?.stack ?? []).flatMap((item): RelatedRow[] => {
    const named = [item.to, item.from].find(
      (side) => typeof side === 'object' && 'name' in side && side.name.length >= 3 && text.includes(words(side.name)),
    );
    return typeof named === 'object' ? [{ kind: 'stack', text: named.name, ref: item.ref }] : [];
  });
  return [...(row ? [{ kind: 'service' as const, text: row.name ?? row.id, ref: row.ref }] : []), ...products];
}

/** Returns the nodes of all views that a row is about, as `API in Target`. */
export const nodesAbout = (plan: Plan, ref: string): { text: string; ref: string }[] =>
  plan.architecture.flatMap((view) =>
    view.nodes
      .filter((node) => relatedRows(plan, node).some((row) => row.ref === ref))
      .map((node) => ({ text: `${node.title ?? node.id} in ${view.title ?? view.id}`, ref: node.ref })),
  );
