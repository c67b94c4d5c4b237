import type { Severity } from './kinds/rule-settings.ts';
import type { Place } from './source.ts';

export type { Severity };

/** Something that is wrong, unclear or damaged, where it stands, and what to write instead. */
export interface Finding {
  /** The id of its rule, which never changes: `traffic/retired-while-serving`. */
  rule: string;
  severity: Severity;
  /** What is wrong in at most 70 characters, without values: for lists and overviews. */
  title: string;
  /** One sentence with the values. */
  message: string;
  place: Place;
  /** The other places that it speaks of: "…but here it says". */
  related: { place: Place; message: string }[];
  /** Why it matters. */
  why?: string;
  /** What to write instead. */
  fix?: string;
  /** The plan that it is in, unless it is of the portfolio. */
  plan?: string;
  /** What it is about: `kind/id`. */
  subject?: string;
  /** 12 hex digits of rule, plan, ids and key values; not of prose or lines, so that it survives edits elsewhere. */
  fingerprint: string;
  /** Set where the plan accepts it. */
  accepted?: { reason: string; until?: string };
}
