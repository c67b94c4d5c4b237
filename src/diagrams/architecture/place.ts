import type { ArchitectureNode, View } from '../../model/plan.ts';
import { callOrder, callRanks } from './order.ts';
import { outermost, SIDES, type Side, sideOfGroup, sideOfNode } from './sides.ts';
import { fitText, wrapText } from './text.ts';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface PlacedNode extends Box {
  id: string;
  title: string[];
  /** Technology and address, in one line. */
  detail?: string;
}

export interface PlacedGroup extends Box {
  id: string;
  title: string[];
  side: Side;
}

/** The position of every part, in px; the same for every step. */
export interface Placement {
  width: number;
  height: number;
  nodes: PlacedNode[];
  groups: PlacedGroup[];
}

export const TITLE_SIZE = 12.5;
export const DETAIL_SIZE = 12;
/** The width of the page column beside the list of changes, in px. */
const WIDTH = 920;
/** A side gets another column of nodes while it is higher than this, in px. */
const CALM_HEIGHT = 430;
const [GAP_X, GAP_Y, PAD, HEAD, STACK, GUTTER, MARGIN] = [24, 18, 14, 30, 30, 72, 24];
const [NARROWEST, WIDEST] = [132, 250];

/** Returns the line below the title. */
function detailOf(node: ArchitectureNode): string | undefined {
  const ports = node.ports ?? [];
  const holds = node.holds ?? [];
  const parts = [node.tech, ports.length > 0 ? `port ${ports.join(', ')}` : undefined].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(', ') : holds.length > 0 ? holds.join(', ') : undefined;
}

function sizeNode(node: ArchitectureNode, width: number): PlacedNode {
  const room = width - 24;
  // The first line leaves room for the change marker.
  const title = wrapText(node.title ?? node.id, room - 14, TITLE_SIZE, 3, true);
  const detail = detailOf(node);
  const height = 20 + title.length * 16 + (detail === undefined ? 0 : 16);
  return {
    id: node.id,
    x: 0,
    y: 0,
    width,
    height: Math.max(44, height),
    title,
    ...(detail !== undefined && { detail: fitText(detail, room, DETAIL_SIZE) }),
  };
}

/** An element of a side's column: a framed group, or loose nodes, one row per rank. */
interface Item {
  id: string;
  title?: string;
  rows: ArchitectureNode[][] | undefined;
  nodes: ArchitectureNode[];
  inner: Item[];
  side: Side;
}

function groupItem(view: View, id: string, side: Side, seen: Set<string>): Item {
  seen.add(id);
  const inner = view.groups
    .filter((group) => group.group === id && !seen.has(group.id))
    .map((group) => groupItem(view, group.id, side, seen));
  const group = view.groups.find((each) => each.id === id);
  return {
    id,
    title: group?.title ?? id,
    rows: undefined,
    nodes: view.nodes.filter((node) => node.group === id),
    inner,
    side,
  };
}

const inRows = (nodes: readonly ArchitectureNode[], columns: number): ArchitectureNode[][] => {
  // Balanced rows: five nodes in four columns become three and two.
  const count = Math.ceil(nodes.length / columns);
  const length = Math.ceil(nodes.length / Math.max(1, count));
  return Array.from({ length: count }, (_, row) => nodes.slice(row * length, (row + 1) * length));
};

/** Lays out an item at (x, y) in the given width. Returns its height. */
function layItem(item: Item, x: number, y: number, width: number, columns: number, into: Placement): number {
  const framed = item.title !== undefined;
  const title = wrapText(item.title ?? '', width - 2 * PAD, TITLE_SIZE, 2, true);
  const group: PlacedGroup | undefined = framed ? { id: item.id, title, side: item.side, x, y, width, height: 0 } : undefined;
  const head = HEAD + Math.max(0, title.length - 1) * 16;
  if (group) into.groups.push(group);
  const [left, room] = framed ? [x + PAD, width - 2 * PAD] : [x, width];
  let top = framed ? y + head : y;
  const rows = item.rows ?? inRows(item.nodes, columns);
  const gap = framed ? GAP_Y : STACK + 6;
  for (const row of rows) {
    const each = Math.floor((room - GAP_X * (row.length - 1)) / row.length);
    const sized = row.map((node) => sizeNode(node, each));
    const height = Math.max(...sized.map((node) => node.height));
    sized.forEach((node, index) => {
      into.nodes.push({ ...node, x: left + index * (each + GAP_X), y: top, height });
    });
    top += height + gap;
  }
  if (rows.length > 0) top -= gap;
  for (const inner of item.inner) {
    if (top > y + head) top += GAP_Y;
    top += layItem(inner, left, top, room, columns, into);
  }
  const height = (framed ? Math.max(top + PAD, y + head + PAD) : top) - y;
  if (group) group.height = height;
  return height;
}

function layStack(items: readonly Item[], x: number, y: number, width: number, columns: number, into: Placement): number {
  let top = y;
  for (const item of items) top += layItem(item, x, top, width, columns, into) + STACK;
  return Math.max(0, top - y - STACK);
}

/** Returns the loose nodes of a side: one row per rank; with `direction: right`, one column per rank. */
function looseItem(nodes: readonly ArchitectureNode[], side: Side, ranks: ReadonlyMap<string, number>, right: boolean): Item {
  const rows: ArchitectureNode[][] = [];
  for (const node of nodes) {
    const rank = ranks.get(node.id) ?? 0;
    rows[rank] = [...(rows[rank] ?? []), node];
  }
  const filled = rows.filter((row) => row.length > 0);
  const depth = Math.max(0, ...filled.map((row) => row.length));
  const turned = Array.from({ length: depth }, (_, index) => filled.flatMap((row) => row[index] ?? []));
  return { id: `loose-${side}`, rows: right ? turned : filled, nodes: [...nodes], inner: [], side };
}

/** Returns the items of each side, top to bottom. */
function itemsOf(view: View): Map<Side, Item[]> {
  const groups = view.groups.filter((group) => outermost(view, group.id) === group.id);
  const known = new Set(view.groups.map((group) => group.id));
  const loose = view.nodes.filter((node) => {
    const group = node.group;
    return group === undefined || !known.has(group);
  });
  const holder = new Map<string, string>();
  for (const group of view.groups) holder.set(group.id, outermost(view, group.id));
  for (const node of view.nodes) {
    const group = node.group;
    if (group !== undefined && known.has(group)) holder.set(node.id, outermost(view, group));
  }
  const calls = view.edges.flatMap((edge) => {
    const { from, to } = edge;
    return from === undefined || to === undefined ? [] : [[holder.get(from) ?? from, holder.get(to) ?? to] as const];
  });
  const order = callOrder([...groups.map((group) => group.id), ...loose.map((node) => node.id)], calls);
  const sideOf = new Map<string, Side>([
    ...groups.map((group) => [group.id, sideOfGroup(view, group)] as const),
    ...loose.map((node) => [node.id, sideOfNode(node)] as const),
  ]);
  const items = new Map<Side, Item[]>(SIDES.map((side) => [side, []]));
  // Without an old system there are no sides: the author's groups are layers across the full width.
  if (![...sideOf.values()].includes('legacy')) for (const id of sideOf.keys()) sideOf.set(id, 'fresh');
  const right = view.direction === 'right';
  const ranks = callRanks(order, calls);
  const seen = new Set<string>();
  const unstacked = new Set(loose.map((node) => node.id));
  for (const id of order) {
    const side = sideOf.get(id) ?? 'shared';
    const stack = items.get(side);
    if (!unstacked.has(id)) {
      stack?.push(groupItem(view, id, side, seen));
      continue;
    }
    const own = loose.filter((node) => sideOf.get(node.id) === side && order.includes(node.id));
    if (own[0]?.id === id || !stack?.some((item) => item.id === `loose-${side}`)) stack?.push(looseItem(own, side, ranks, right));
  }
  for (const [side, stack] of items) if (stack.length === 0) items.delete(side);
  return items;
}

const widest = (items: readonly Item[]): number =>
  Math.max(
    1,
    ...items.map((item) =>
      Math.max(item.rows ? Math.max(...item.rows.map((row) => row.length)) : item.nodes.length, widest(item.inner)),
    ),
  );
const heightOf = (items: readonly Item[], columns: number, unit: number): number =>
  layStack(items, 0, 0, columns * unit + (columns - 1) * GAP_X + 2 * PAD, columns, {
    width: 0,
    height: 0,
    nodes: [],
    groups: [],
  });

/** Places every part of a view: sides as columns, groups within them in the author's order, nodes in rows. */
export function placeView(view: View, room = WIDTH): Placement {
  const stacks = [...itemsOf(view)];
  const columns = new Map(stacks.map(([side, items]) => [side, items.length === 1 && items[0]?.rows ? widest(items) : 1]));
  const total = (): number => [...columns.values()].reduce((sum, each) => sum + each, 0);
  const fixed = (): number =>
    2 * MARGIN + Math.max(0, stacks.length - 1) * GUTTER + stacks.length * 2 * PAD + (total() - stacks.length) * GAP_X;
  const unit = (): number => Math.min(WIDEST, (room - fixed()) / Math.max(1, total()));
  for (;;) {
    const tallest = stacks
      .filter(([side, items]) => (columns.get(side) ?? 1) < widest(items))
      .map(([side, items]) => ({ side, height: heightOf(items, columns.get(side) ?? 1, unit()) }))
      .sort((a, b) => b.height - a.height)[0];
    if (!tallest || tallest.height <= CALM_HEIGHT) break;
    columns.set(tallest.side, (columns.get(tallest.side) ?? 1) + 1);
    if (unit() >= NARROWEST) continue;
    columns.set(tallest.side, (columns.get(tallest.side) ?? 2) - 1);
    break;
  }
  const each = Math.floor(Math.max(NARROWEST, unit()));
  const heights = stacks.map(([side, items]) => heightOf(items, columns.get(side) ?? 1, each));
  const height = Math.max(0, ...heights) + 2 * MARGIN;
  const placement: Placement = { width: 0, height, nodes: [], groups: [] };
  let x = MARGIN;
  stacks.forEach(([side, items], index) => {
    const count = columns.get(side) ?? 1;
    const width = count * each + (count - 1) * GAP_X + 2 * PAD;
    layStack(items, x, Math.floor((height - (heights[index] ?? 0)) / 2), width, count, placement);
    x += width + GUTTER;
  });
  placement.width = Math.max(320, x - GUTTER + MARGIN);
  return placement;
}
