import { tidy } from '../model/values/number.ts';
import type { CompiledSchedule } from './compile.ts';
import { type Cause, causeOf } from './drivers.ts';
import type { Pass } from './forward.ts';
import type { Known } from './known.ts';
import type { PhaseInput } from './phase-input.ts';
import { type Place, placeBetween, placeOf } from './places.ts';
import type { Driver } from './plan-schedule.ts';
import { EPSILON } from './requirement.ts';
import type { Slack } from './slack.ts';

/** A compiled plan after its passes. */
export interface Passed extends CompiledSchedule {
  early: Pass;
  known: Known;
  slack: Slack;
}

/** What the passes found out about one phase. Moments, not yet on the axis. */
export interface PhaseResult {
  early: Place | undefined;
  /** Its start alone, where its finish is not known. */
  start: Place | undefined;
  late: Place | undefined;
  totalSlack: number | null;
  freeSlack: number | null;
  critical: boolean;
  state: PhaseInput['state'];
  days: number | null;
}

/** Whether the finish of the plan is known: no phase that is not over lacks a length or waits for one that does. */
export const finishKnown = ({ network, known }: Passed): boolean =>
  network.nodes.every(
    (_, node) => network.passing[node] === 1 || network.covered[node] === 1 || known.finish[node] === 1 || known.over[node] === 1,
  );

/** What happened is shown as it happened, even on a day that the calendar does not work. */
function withActual(place: Place | undefined, { actual }: PhaseInput, frame: Passed['frame']): Place | undefined {
  if (!place || (actual.start === undefined && actual.finish === undefined)) return place;
  const from = actual.start ?? place.from;
  const to = Math.max(actual.finish ?? place.to, from);
  return placeBetween(from, to, frame, from === to ? (place.start === place.finish ? 'ends' : undefined) : undefined) ?? place;
}

/** The result of a phase without parts, or of a parent's own length (`node`). */
function leafResult(node: number, input: PhaseInput, passed: Passed, whole: boolean): PhaseResult {
  const { network, early, known, slack, frame } = passed;
  const begins = (network.lines[node] ?? network.planLine).startOf(early.start[node] ?? 0);
  // Something of a length that no one knows begins like work, not like a milestone.
  const stands = input.known ? placeOf(network, node, early, frame) : placeBetween(begins, begins, frame, 'begins');
  const place = known.start[node] === 1 ? withActual(stands, input, frame) : undefined;
  const complete = known.finish[node] === 1 ? place : undefined;
  const total = whole && complete ? (slack.total[node] ?? 0) : null;
  return {
    early: complete,
    start: place,
    late: total === null ? undefined : placeOf(network, node, slack.late, frame),
    totalSlack: total,
    freeSlack: total === null ? null : (slack.free[node] ?? 0),
    critical: total !== null && total <= EPSILON && input.state !== 'cancelled',
    state: input.state,
    days: complete ? tidy((early.finish[node] ?? 0) - (early.start[node] ?? 0)) : input.known ? tidy(input.days) : null,
  };
}

/** The result of a phase with parts: it starts with the first of them and is finished with the last. */
function wholeResult(parts: readonly PhaseResult[], exit: number, input: PhaseInput, passed: Passed): PhaseResult {
  const { slack, frame } = passed;
  const active = parts.filter((part) => part.state !== 'cancelled');
  const counted = active.length > 0 ? active : parts;
  const spanOf = (places: (Place | undefined)[]): Place | undefined => {
    const all = places.flatMap((place) => (place ? [place] : []));
    const [first] = all;
    if (!first || all.length < places.length) return undefined;
    const opening = all.reduce((a, b) => (b.from < a.from || (b.from === a.from && b.start < a.start) ? b : a), first);
    const closing = all.reduce((a, b) => (b.to > a.to || (b.to === a.to && b.finish > a.finish) ? b : a), first);
    return { from: opening.from, to: closing.to, start: opening.start, finish: closing.finish };
  };
  const early = spanOf(counted.map((part) => part.early));
  const totals = counted.flatMap((part) => part.totalSlack ?? []);
  const totalSlack = early && totals.length === counted.length ? Math.min(...totals) : null;
  const states = counted.map((part) => part.state);
  const begun = states.some((state) => state === 'begun' || state === 'done');
  return {
    early,
    start: early ?? counted.map((part) => part.start).reduce((a, b) => (!a || (b && b.from < a.from) ? b : a), undefined),
    late: totalSlack === null ? undefined : spanOf(counted.map((part) => part.late)),
    totalSlack,
    freeSlack: totalSlack === null ? null : (slack.free[exit] ?? 0),
    critical: counted.some((part) => part.critical),
    state:
      input.state === 'cancelled'
        ? 'cancelled'
        : states.every((state) => state === 'done')
          ? 'done'
          : begun
            ? 'begun'
            : 'planned',
    days: early ? tidy(frame.line.indexAt(early.to) - frame.line.indexAt(early.from)) : null,
  };
}

/** Results of all phases, by place. `whole`: whether the finish of the plan is known, without which nothing has slack. */
export function resultsOf(assembly: Passed, whole: boolean): PhaseResult[] {
  const { inputs, hierarchy, network } = assembly;
  const own = new Map(network.nodes.flatMap((node, index) => (node.kind === 'own' ? [[node.place, index] as const] : [])));
  const results: (PhaseResult | undefined)[] = inputs.map(() => undefined);
  const resolve = (place: number): PhaseResult | undefined => {
    const done = results[place];
    const input = inputs[place];
    if (done || !input) return done;
    const children = hierarchy.children[place] ?? [];
    const stated = own.get(place);
    const parts = children.flatMap((child) => resolve(child) ?? []);
    const result =
      children.length === 0 || stated !== undefined
        ? leafResult(stated ?? network.entry[place] ?? 0, input, assembly, whole)
        : wholeResult(parts, network.exit[place] ?? 0, input, assembly);
    results[place] = result;
    return result;
  };
  return inputs.flatMap((_, place) => resolve(place) ?? []);
}

const describe = (cause: Cause | undefined, inputs: readonly PhaseInput[]): Driver | null => {
  if (!cause) return null;
  if (cause.kind === 'actual') return { kind: 'actual' };
  if (cause.kind === 'date') return { kind: 'date', field: cause.bound.field, raw: cause.bound.raw };
  return { kind: 'link', phase: inputs[cause.from]?.phase.id ?? '', type: cause.type, assumed: cause.assumed };
};

/** What decides where a phase stands, by id. */
export const driverOf = (place: number, { inputs, links, network, early }: Passed): Driver | null =>
  describe(causeOf(place, inputs, links, network, early), inputs);
