/** A day (`2026-03-06`), or for plans without dates a point in working days from 0. */
type Position = string | number;

/** Who answers a call, in percent of the calls. `nothing`: switched off or not built. */
export interface Answer {
  old: number;
  new: number;
  nothing: number;
}

/** Who answers from a position on (or from the beginning) until the next state, and why. */
export interface EndpointState {
  /** Absent for the first. */
  from?: Position;
  /** Absent if the plan does not say. */
  answer?: Answer;
  /** One sentence. */
  because: string;
}

/** The time-related part of a mapping. `ResolvedMapping` with its dates parsed. */
export interface TimedMapping {
  disposition: string;
  /** Start and finish of its phase; `undefined` if unknown. */
  phase?: { title: string; start?: Position | undefined; finish?: Position | undefined };
  sunset?: string | undefined;
  hasOld: boolean;
  hasNew: boolean;
}

/** The rollout in effect: its steps in order, each with the resulting share of the new system. */
export interface TimedRollout {
  title: string;
  steps: readonly { title: string; start: Position | null; share?: number | undefined }[];
  /** When the whole old system is switched off. */
  retired?: { title: string; at: Position } | undefined;
}

interface Event {
  at: Position;
  because: string;
  share?: number;
  built?: true;
  gone?: true;
}

const compare = (a: Position, b: Position): number => (a < b ? -1 : a > b ? 1 : 0);

/** Returns the events of a mapping in order. The positions of one plan are all days, or all numbers; a sunset is always a day. */
function eventsOf(mapping: TimedMapping, rollout: TimedRollout | undefined, dated: boolean): Event[] {
  const events: Event[] = [];
  const { phase, sunset } = mapping;
  if (phase?.finish !== undefined && mapping.hasNew)
    events.push({ at: phase.finish, built: true, because: `"${phase.title}" is finished` });
  const moves = mapping.hasOld && mapping.hasNew;
  for (const { title, start, share } of moves ? (rollout?.steps ?? []) : [])
    if (start !== null && share !== undefined) events.push({ at: start, share, because: `${share} % by "${title}"` });
  if (sunset !== undefined && dated && mapping.hasOld) events.push({ at: sunset, gone: true, because: 'its sunset' });
  if (rollout?.retired && mapping.hasOld && mapping.disposition !== 'not-migrating')
    events.push({ at: rollout.retired.at, gone: true, because: `"${rollout.retired.title}" switches the old system off` });
  const order = (event: Event): number => (event.built ? 0 : event.gone ? 2 : 1);
  return events.filter(({ at }) => (typeof at === 'string') === dated).sort((a, b) => compare(a.at, b.at) || order(a) - order(b));
}

const same = (a: Answer | undefined, b: Answer | undefined): boolean =>
  a?.old === b?.old && a?.new === b?.new && a?.nothing === b?.nothing;

/**
 * Returns who answers the calls of a mapping over time, as planned: the new system cannot answer before the mapping's phase is
 * finished, then gets the share that the rollout states; the old one ends with its sunset, or with the old system. Without a
 * rollout, the traffic moves with the phase. States that the plan does not determine have no answer.
 */
export function endpointTimeline(mapping: TimedMapping, rollout: TimedRollout | undefined, dated: boolean): EndpointState[] {
  const { hasOld, hasNew, disposition, phase } = mapping;
  const stays = disposition === 'not-migrating' || !hasNew;
  const shared = hasOld && rollout?.steps.some(({ start, share }) => start !== null && share !== undefined) === true;
  const tellsBuilt = phase?.finish !== undefined;
  let [share, built, gone] = [shared || hasOld ? 0 : 100, !tellsBuilt, false];
  // Without a phase finish and rollout dates, the date of the move is unknown.
  const unknown = !stays && !tellsBuilt && !shared;
  const answer = (): Answer | undefined => {
    if (unknown) return undefined;
    const moved = stays ? 0 : built ? (shared || !hasOld ? share : 100) : 0;
    const left = 100 - moved;
    return { old: hasOld && !gone ? left : 0, new: moved, nothing: hasOld && !gone ? 0 : left };
  };
  const first = answer();
  const states: EndpointState[] = [
    {
      ...(first && { answer: first }),
      because: unknown
        ? 'neither its phase nor the rollout has a time'
        : hasOld
          ? 'the old system answers'
          : tellsBuilt
            ? `"${phase.title}" is not finished`
            : 'the new system answers',
    },
  ];
  for (const event of eventsOf(mapping, rollout, dated)) {
    if (event.share !== undefined) share = event.share;
    if (event.built) {
      built = true;
      if (!hasOld) share = 100;
    }
    if (event.gone) gone = true;
    const next = answer();
    const last = states.at(-1);
    if (same(last?.answer, next) && !(next === undefined && event.gone)) continue;
    if (last?.from !== undefined && compare(last.from, event.at) === 0) states.pop();
    states.push({ from: event.at, ...(next && { answer: next }), because: event.because });
  }
  return states;
}

/** Returns the state on a day or position. */
export const stateAt = (states: readonly EndpointState[], at: Position): EndpointState | undefined =>
  states.findLast(({ from }) => from === undefined || (typeof from === typeof at && compare(from, at) <= 0));
