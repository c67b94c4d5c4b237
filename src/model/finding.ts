import type { Severity } from './kinds/rule-settings.ts';
import type { Place } from './source.ts';

export type { Severity };

/** A problem in a plan: its position, its severity and its fix. */
export interface Finding {
  /** The id of its rule, which never changes: `traffic/retired-while-serving`. */
  rule: string;
  severity: Severity;
  /** The problem in at most 70 characters, without values: for lists and overviews. */
  title: string;
  /** One sentence with the values. */
  message: string;
  place: Place;
  /** Other positions that the message refers to, such as the other side of a contradiction. */
  related: { place: Place; message: string }[];
  /** Why it matters. */
  why?: string;
  /** What to change, as an imperative. */
  fix?: string;
  /** The plan's id; absent for a finding in the portfolio. */
  plan?: string;
  /** The reference of the subject: `kind/id`. */
  subject?: string;
  /** 12 hex digits of rule, plan, ids and key values; contains neither prose nor line numbers, so it survives unrelated edits. */
  fingerprint: string;
  /** Set if the plan accepts the finding. */
  accepted?: { reason: string; until?: string };
  /** The mechanical edit that is its fix, where there is one: `check --fix` makes it. */
  edit?: Edit;
}

/** A place of a file and the text to put there. */
export interface Edit {
  place: Place;
  text: string;
}

/** Length of a short title. */
const LONGEST = 70;

/**
 * A finding in at most 70 characters, for lists and overviews: its message where that is short enough, else the title of its
 * rule, with the id of what it is about where that fits.
 */
export function shortTitle({ message, title, subject }: Pick<Finding, 'message' | 'title' | 'subject'>): string {
  const whole = message.replace(/\.$/, '');
  if (whole.length <= LONGEST) return `${whole.slice(0, 1).toUpperCase()}${whole.slice(1)}`;
  const id = subject === undefined || subject.includes(':') ? undefined : subject.split('/').at(-1);
  const named = id === undefined || /^\d+$/.test(id) ? title : `${title}: ${id}`;
  return named.length <= LONGEST ? named : title;
}
