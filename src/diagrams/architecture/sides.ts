import type { ArchitectureGroup, ArchitectureNode, View } from '../../model/plan.ts';

/** The column of a part: the old system left, the new one right, shared parts between them. */
export type Side = 'legacy' | 'shared' | 'fresh';
export const SIDES: readonly Side[] = ['legacy', 'shared', 'fresh'];

export const sideOfNode = (node: ArchitectureNode): Side => {
  const change = node.change;
  return change === 'remove' ? 'legacy' : change === 'add' ? 'fresh' : 'shared';
};

/** Returns the outermost group around a group. A cycle of groups ends where it began. */
export function outermost(view: View, group: string): string {
  const seen = new Set<string>();
  let current = group;
  while (!seen.has(current)) {
    seen.add(current);
    const parent = view.groups.find((each) => each.id === current)?.group;
    if (parent === undefined || !view.groups.some((each) => each.id === parent)) return current;
    current = parent;
  }
  return group;
}

/** Returns the side of a group: that of most of its nodes; `shared` if neither system has a majority. */
export function sideOfGroup(view: View, group: ArchitectureGroup): Side {
  const own = group.change;
  if (own === 'remove') return 'legacy';
  if (own === 'add') return 'fresh';
  const nodes = view.nodes.filter((node) => {
    const holder = node.group;
    return holder !== undefined && outermost(view, holder) === group.id;
  });
  const count = (side: Side): number => nodes.filter((node) => sideOfNode(node) === side).length;
  const [legacy, fresh, shared] = [count('legacy'), count('fresh'), count('shared')];
  if (fresh > 0 && legacy === 0 && nodes.every((node) => node.change !== 'keep')) return 'fresh';
  if (legacy > fresh + shared) return 'legacy';
  return fresh > legacy + shared ? 'fresh' : 'shared';
}
