import type { Change } from '../../model/kinds/architecture.ts';
import type { ArchitectureEdge, ArchitectureNode, Phase, View } from '../../model/plan.ts';

/** A moment of the migration: before it, after one of its phases, or after all of it. */
export interface ArchitectureStep {
  /** `step-before`, `step-<phase>`, `step-after`: the anchor of its drawing. */
  id: string;
  kind: 'before' | 'phase' | 'after';
  phase?: Phase;
}

/** The state of a part in a step: existing (`kept`, `legacy`, `fresh`), or changed by this step. */
export type PartState = 'absent' | 'kept' | 'legacy' | 'fresh' | 'added' | 'changed' | 'removed';

/** The change of a part, and the step in which it happens. */
export interface PartChange {
  change: Change | undefined;
  /** Index of the step of the change; 0 if there is none. */
  at: number;
  /** Whether the plan states the phase, it follows from the connected parts, or it is unknown. */
  by: 'stated' | 'ends' | 'unstated';
  phase?: string;
}

const isEvent = (change: Change | undefined): change is 'add' | 'change' | 'remove' => change !== undefined && change !== 'keep';

/** Returns the state of a part in the step with that index. */
export function stateAt({ change, at }: PartChange, step: number): PartState {
  if (!isEvent(change)) return 'kept';
  if (step === at) return change === 'add' ? 'added' : change === 'change' ? 'changed' : 'removed';
  if (change === 'add') return step < at ? 'absent' : 'fresh';
  if (change === 'remove') return step < at ? 'legacy' : 'absent';
  return 'kept';
}

const phasesOf = (view: View): Set<string> => {
  const named = [...view.nodes, ...view.edges, ...view.groups].flatMap((part) => {
    const phase = part.phase;
    return isEvent(part.change) && phase !== undefined ? [phase] : [];
  });
  return new Set(named);
};

/** Returns the steps of a view: before, each phase that changes something (in plan order), after. */
export function stepsOf(view: View, phases: readonly Phase[]): ArchitectureStep[] {
  const changing = phasesOf(view);
  return [
    { id: 'step-before', kind: 'before' },
    ...phases
      .filter((phase) => changing.has(phase.id))
      .map((phase): ArchitectureStep => ({ id: `step-${phase.id}`, kind: 'phase', phase })),
    { id: 'step-after', kind: 'after' },
  ];
}

function stated(
  part: { change?: ArchitectureNode['change']; phase?: ArchitectureNode['phase'] },
  steps: readonly ArchitectureStep[],
): PartChange {
  const change = part.change;
  if (!isEvent(change)) return { change, at: 0, by: 'unstated' };
  const phase = part.phase;
  const at = phase === undefined ? -1 : steps.findIndex((step) => step.phase?.id === phase);
  // A change without a phase is shown in the last step.
  return at < 0
    ? { change, at: steps.length - 1, by: 'unstated' }
    : { change, at, by: 'stated', ...(phase !== undefined && { phase }) };
}

/** The changes of all nodes, groups and edges of a view, by part id (edges by reference). */
export interface PartChanges {
  nodes: Map<string, PartChange>;
  groups: Map<string, PartChange>;
  edges: Map<string, PartChange>;
}

/** A group appears with its first node and disappears with its last. */
function groupHappening(nodes: readonly PartChange[]): PartChange {
  const kept: PartChange = { change: 'keep', at: 0, by: 'ends' };
  if (nodes.length === 0) return kept;
  if (nodes.every((node) => node.change === 'add')) return nodes.reduce((a, b) => (b.at < a.at ? b : a));
  return nodes.every((node) => node.change === 'remove') ? nodes.reduce((a, b) => (b.at > a.at ? b : a)) : kept;
}

/** An edge without a change or phase of its own exists as long as both of its ends do. */
function edgeHappening(edge: ArchitectureEdge, own: PartChange, ends: readonly PartChange[]): PartChange {
  if (own.by === 'stated' || own.change === 'change') return own;
  const from = (change: Change): PartChange[] => ends.filter((end) => end.change === change);
  const added = from('add');
  const removed = from('remove');
  const last = added.length > 0 ? added.reduce((a, b) => (b.at > a.at ? b : a)) : undefined;
  const first = removed.length > 0 ? removed.reduce((a, b) => (b.at < a.at ? b : a)) : undefined;
  const takes = (change: 'add' | 'remove', end: PartChange): PartChange => ({
    change,
    at: end.at,
    by: 'ends',
    ...(end.phase !== undefined && { phase: end.phase }),
  });
  if (own.change === 'add') return last ? takes('add', last) : own;
  if (own.change === 'remove') return first ? takes('remove', first) : own;
  if (edge.change !== undefined) return own;
  return last ? takes('add', last) : first ? takes('remove', first) : own;
}

const nodesBelow = (view: View, group: string, seen = new Set<string>()): ArchitectureNode[] => {
  if (seen.has(group)) return [];
  seen.add(group);
  const inner = view.groups.filter((each) => each.group === group).flatMap((each) => nodesBelow(view, each.id, seen));
  return [...view.nodes.filter((node) => node.group === group), ...inner];
};

export function happeningsOf(view: View, steps: readonly ArchitectureStep[]): PartChanges {
  const nodes = new Map(view.nodes.map((node) => [node.id, stated(node, steps)]));
  const happens = (node: ArchitectureNode): PartChange[] => {
    const happening = nodes.get(node.id);
    return happening ? [happening] : [];
  };
  const groups = new Map(
    view.groups.map((group) => {
      const own = stated(group, steps);
      return [group.id, own.change === undefined ? groupHappening(nodesBelow(view, group.id).flatMap(happens)) : own];
    }),
  );
  const end = (id: string | undefined): PartChange[] => {
    const happening = id === undefined ? undefined : (nodes.get(id) ?? groups.get(id));
    return happening ? [happening] : [];
  };
  const edges = new Map(
    view.edges.map((edge) => [edge.ref, edgeHappening(edge, stated(edge, steps), [...end(edge.from), ...end(edge.to)])]),
  );
  return { nodes, groups, edges };
}
