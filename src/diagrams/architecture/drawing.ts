import { absenceOf } from '../../model/absences.ts';
import type { ArchitectureEdge, ArchitectureGroup, ArchitectureNode, Phase, View } from '../../model/plan.ts';
import { type ArchitectureStep, happeningsOf, type PartChange, type PartState, stateAt, stepsOf } from './changes.ts';
import { type Box, type PlacedGroup, type PlacedNode, placeView } from './place.ts';
import { type Connection, type Point, routeAll } from './route.ts';
import { textWidth } from './text.ts';

export interface DrawnNode extends PlacedNode {
  node: ArchitectureNode;
  happening: PartChange;
  /** Why the fate of the part is unknown. */
  uncertain?: string;
}

export interface DrawnGroup extends PlacedGroup {
  group: ArchitectureGroup;
  happening: PartChange;
}

export interface DrawnEdge {
  edge: ArchitectureEdge;
  happening: PartChange;
  points: Point[];
  /** The number on its label; edges without a label have none. */
  number?: number;
  /** The centre of its label. */
  label?: Point;
}

/** A view in all its steps: one layout, and the state of each part in each step. */
export interface ArchitectureDrawing {
  width: number;
  height: number;
  steps: ArchitectureStep[];
  nodes: DrawnNode[];
  groups: DrawnGroup[];
  edges: DrawnEdge[];
}

const LABEL = 18;

/** Returns the midpoint of the longest straight run with room for a label away from other labels. */
function labelPoint(points: readonly Point[], others: readonly Point[], boxes: readonly Box[]): Point | undefined {
  const runs = points.slice(1).flatMap((b, index) => {
    const a = points[index];
    if (!a) return [];
    const length = Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
    return [0.5, 0.35, 0.65, 0.2, 0.8].map((part) => ({
      x: Math.round(a.x + (b.x - a.x) * part),
      y: Math.round(a.y + (b.y - a.y) * part),
      length,
    }));
  });
  const apart = (point: Point): boolean =>
    others.every((other) => Math.abs(other.x - point.x) >= LABEL + 2 || Math.abs(other.y - point.y) >= LABEL + 2) &&
    boxes.every(
      (box) =>
        point.x + 8 <= box.x || point.x - 8 >= box.x + box.width || point.y + 8 <= box.y || point.y - 8 >= box.y + box.height,
    );
  const [best] = runs.sort((a, b) => b.length - a.length).filter(apart);
  const found = best ?? runs[0];
  return found && { x: found.x, y: found.y };
}

/** Returns the label of an edge: what flows, and how. */
export const edgeWords = (edge: ArchitectureEdge): string =>
  [edge.title, edge.protocol].filter((word) => word !== undefined).join(', ');

/**
 * Draws a view: places its parts, routes its edges and computes the state of each in each step. `phases` are the plan's, in
 * order; `width` is the available width in px.
 */
export function drawView(view: View, phases: readonly Phase[], width?: number): ArchitectureDrawing {
  const steps = stepsOf(view, phases);
  const happenings = happeningsOf(view, steps);
  const placement = placeView(view, width);
  const nothing: PartChange = { change: undefined, at: 0, by: 'unstated' };
  const nodes = placement.nodes.flatMap((placed): DrawnNode[] => {
    const node = view.nodes.find((each) => each.id === placed.id);
    if (!node) return [];
    const absence = absenceOf(node, 'change');
    const uncertain = absence && 'unknown' in absence ? absence.unknown : undefined;
    return [
      { ...placed, node, happening: happenings.nodes.get(node.id) ?? nothing, ...(uncertain !== undefined && { uncertain }) },
    ];
  });
  const groups = placement.groups.flatMap((placed): DrawnGroup[] => {
    const group = view.groups.find((each) => each.id === placed.id);
    return group ? [{ ...placed, group, happening: happenings.groups.get(group.id) ?? nothing }] : [];
  });
  const titles = groups.map(
    (group): Box => ({
      x: group.x + 8,
      y: group.y + 4,
      width: Math.ceil(Math.max(...group.title.map((line) => textWidth(line, 12.5, true)))) + 12,
      height: 6 + group.title.length * 16,
    }),
  );
  const boxOf = new Map<string, Box>([
    ...groups.map((group) => [group.id, group] as const),
    ...nodes.map((node) => [node.id, node] as const),
  ]);
  const connections = view.edges.flatMap((edge): Connection[] => {
    const [from, to] = [boxOf.get(edge.from ?? ''), boxOf.get(edge.to ?? '')];
    return from && to && from !== to ? [{ id: edge.ref, from, to }] : [];
  });
  const routes = routeAll(placement, [...nodes, ...titles], connections);
  let number = 0;
  const labels: Point[] = [];
  const edges = view.edges.flatMap((edge): DrawnEdge[] => {
    const points = routes.get(edge.ref);
    if (!points) return [];
    const happening = happenings.edges.get(edge.ref) ?? nothing;
    if (edgeWords(edge) === '') return [{ edge, happening, points }];
    const label = labelPoint(points, labels, [...nodes, ...titles]);
    if (label) labels.push(label);
    return [{ edge, happening, points, number: ++number, ...(label && { label }) }];
  });
  return { width: placement.width, height: placement.height, steps, nodes, groups, edges };
}

/** Returns the names of the nodes that a step adds, changes and removes. */
export function changesOf(drawing: ArchitectureDrawing, step: number): Record<'added' | 'changed' | 'removed', DrawnNode[]> {
  const having = (state: PartState): DrawnNode[] => drawing.nodes.filter((node) => stateAt(node.happening, step) === state);
  return { added: having('added'), changed: having('changed'), removed: having('removed') };
}

/** Returns the bounding box of everything that a step changes; the whole drawing if it changes nothing. */
export function changedArea(drawing: ArchitectureDrawing, step: number): Box {
  const { added, changed, removed } = changesOf(drawing, step);
  const nodes = [...added, ...changed, ...removed];
  if (nodes.length === 0) return { x: 0, y: 0, width: drawing.width, height: drawing.height };
  const [left, top] = [Math.min(...nodes.map((node) => node.x)), Math.min(...nodes.map((node) => node.y))];
  return {
    x: left,
    y: top,
    width: Math.max(...nodes.map((node) => node.x + node.width)) - left,
    height: Math.max(...nodes.map((node) => node.y + node.height)) - top,
  };
}
