import type { Status } from '../../model/kinds/common.ts';
import type { Identity, Plan } from '../../model/plan.ts';
import type { ComputedPlan } from '../../pipeline/compute.ts';
import { movedFrom } from '../../schedule/lateness-words.ts';
import { spanText } from '../../schedule/position-words.ts';
import type { PlanSchedule } from '../../schedule/schedule.ts';
import type { ShareAudience } from '../audiences.ts';
import { nameOf } from './references.ts';
import type { SharedCell, SharedText } from './shared.ts';
import { own, type Words, wordOf, wordsFor } from './words.ts';

/** A plan as seen by one audience. */
export interface Viewing {
  computed: ComputedPlan;
  plan: Plan;
  schedule: PlanSchedule;
  audience: ShareAudience;
  asOf: string;
  words: Words;
}

export const viewingOf = (
  computed: ComputedPlan,
  audience: ShareAudience,
  asOf: string,
  words = wordsFor(computed.plan, audience),
): Viewing => ({
  computed,
  plan: computed.plan,
  schedule: computed.schedule,
  audience,
  asOf,
  words,
});

type Cell = SharedCell | undefined;
const cell = (text: SharedText | undefined): Cell => (text === undefined || text === '' ? undefined : { text });

/** Returns an author's text. */
export const textCell = ({ words }: Viewing, value: string | undefined): Cell => cell(words.say(value));

/** Returns a value in the author's words: `< 200 ms`, `2w`. */
export const rawCell = ({ words }: Viewing, value: { raw: string } | undefined): Cell => cell(words.say(value?.raw));

/** Returns a word of the format. */
export const wordCell = (value: string | undefined): Cell => cell(wordOf(value));

const itemText = (item: unknown): string | undefined => {
  if (typeof item === 'string') return item;
  return typeof item === 'object' && item !== null && 'raw' in item && typeof item.raw === 'string' ? item.raw : undefined;
};

/** Returns a list of texts, or of values in the author's words. Other items are dropped. */
export function listCell({ words }: Viewing, value: unknown): Cell {
  const list = Array.isArray(value) ? value : [value];
  return cell(own(list.flatMap((item) => words.say(itemText(item)) ?? []).join(', ')));
}

/** Returns a status with its icon. */
export const statusCell = (status: Status | undefined): Cell => {
  const text = wordOf(status);
  return status === undefined || text === undefined ? undefined : { text, status };
};

/** Returns the name of another part of the plan, or its kind. */
const thingCell = ({ words, audience }: Viewing, thing: Identity | undefined): Cell =>
  thing && cell(words.say(nameOf(thing, audience)));

/** Returns the phase of a row. */
export const phaseCell = (viewing: Viewing, id: string | undefined): Cell =>
  thingCell(
    viewing,
    viewing.plan.phases.find((each) => each.id === id),
  );

/** From when to when a phase runs: as planned, and where the forecast puts it if that is elsewhere. */
export function datesCell({ schedule }: Viewing, phase: string): Cell {
  const scheduled = schedule.phases[phase];
  const text = scheduled && spanText(scheduled, schedule);
  if (scheduled === undefined || text === undefined) return undefined;
  const ahead = schedule.forecast.phases[phase];
  const forecast = ahead && movedFrom(scheduled) ? spanText(ahead, schedule) : undefined;
  return cell(own(forecast === undefined ? text : `planned ${text}, forecast ${forecast}`));
}
