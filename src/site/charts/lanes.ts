import type { AxisSpan } from '../../schedule/schedule.ts';
import { edgePath, type ShareFrom, stretchesOf } from './area.ts';
import { need } from './need.ts';
import type { Scale, Stretch } from './scale.ts';

/** Something small on a lane: a rollout step, a sunset. */
export interface LaneItem {
  /** Percent. */
  x: number;
  width: number;
  label: string;
  /** Class of the label: how wide the drawing has to be for it, with the next item so near. */
  need?: string;
  title: string;
  url: string;
  /** Planned for then, and not confirmed. */
  hollow?: boolean;
}

/** Shares of traffic over time, or things that happen, below the phases and on their axis. */
export type Lane =
  | { kind: 'milestones' | 'steps' | 'sunsets'; name: string; y: number; height: number; items: LaneItem[] }
  | {
      kind: 'traffic';
      name: string;
      y: number;
      height: number;
      areas: { x: number; width: number; share: number; unknown: boolean }[];
      edge: string;
      /** The edge as it was planned, where it is another one. */
      planned?: string;
    };

export type LaneInput =
  | {
      kind: 'milestones' | 'steps' | 'sunsets';
      name: string;
      items: { span: AxisSpan; label: string; title: string; url: string; hollow?: boolean }[];
    }
  | { kind: 'traffic'; name: string; shares: ShareFrom[]; planned?: ShareFrom[] };

/** px of a lane of traffic, and of any other. */
const TRAFFIC = 64;
const LANE = 32;

/** How high a lane below the phases is. */
export const laneHeight = (lane: LaneInput): number => (lane.kind === 'traffic' ? TRAFFIC : LANE);

/** A label has room where the next item is as many px away as it takes. */
function labelNeed(item: { x: number; label: string }, next: { x: number } | undefined): { need?: string } {
  if (!next) return {};
  const room = need(((item.label.length * 8 + 14) * 100) / Math.max(0.1, next.x - item.x));
  return room === undefined ? {} : { need: room };
}

/** Draws a lane at that height. */
export function laneOf(lane: LaneInput, y: number, height: number, scale: Scale, stretch: (span: AxisSpan) => Stretch): Lane {
  if (lane.kind !== 'traffic') {
    const items = lane.items.map(({ span, ...item }) => ({ ...item, ...stretch(span) })).sort((a, b) => a.x - b.x);
    return {
      kind: lane.kind,
      name: lane.name,
      y,
      height,
      items: items.map((item, index) => ({ ...item, ...labelNeed(item, items[index + 1]) })),
    };
  }
  const stretches = stretchesOf(lane.shares, scale.from, scale.to);
  return {
    kind: 'traffic',
    name: lane.name,
    y,
    height,
    areas: stretches.map(({ share, unknown, ...span }) => ({ ...stretch(span), share, unknown })),
    edge: edgePath(stretches, scale.at, y + 8, height - 16),
    ...(lane.planned && {
      planned: edgePath(stretchesOf(lane.planned, scale.from, scale.to), scale.at, y + 8, height - 16),
    }),
  };
}
