import type { Place } from '../model/source.ts';
import type { RecordKind } from './record.ts';
import type { WordRun } from './word-diff.ts';

/**
 * What a change does to a promise. `breaking`: callers, or the way back, lose something that the plan had given them.
 * `warning`: the plan promises less, risks more or knows less than before. `note`: everything else.
 */
export const CHANGE_SEVERITIES = ['breaking', 'warning', 'note'] as const;
export type ChangeSeverity = (typeof CHANGE_SEVERITIES)[number];

/** `moved` is to another file, `reordered` another place in a sequence. */
export type ChangeAction = 'added' | 'removed' | 'changed' | 'renamed' | 'moved' | 'reordered';

/** Who let something pass, and why. */
export interface Accepted {
  reason: string;
  reviewer?: string;
  until?: string;
}

/** One thing that differs between the two sides. */
export interface Change {
  /** 12 hex digits of what changed, from what and to what: it survives edits elsewhere. */
  fingerprint: string;
  severity: ChangeSeverity;
  action: ChangeAction;
  kind: RecordKind;
  /** The list that a row stands in. */
  list?: string;
  plan?: string;
  /** What changed: its reference and name on the head's side, or the base's where it is removed. */
  ref: string;
  label: string;
  /** The reference on the base's side, where it is another. */
  wasRef?: string;
  /** The added or removed file (or plan) that it came or went with. */
  within?: string;
  /** The field, where one changed: `stated.duration`, `body.prose`. */
  field?: string;
  /** Values of the model; of added and removed things all their fields, by path. Sequences of ids where reordered. */
  before?: unknown;
  after?: unknown;
  /** One sentence with the old value and the new, in plain text. */
  sentence: string;
  /** Changed paragraphs, word by word. */
  prose?: WordRun[][];
  places: { base?: Place; head?: Place };
  /** Whether an audience may see more because of it. */
  exposes?: true;
  /** Set where `.banyan/accepted.yaml` of the base accepts it. */
  accepted?: Accepted;
  /** Set where only the change itself accepts it, which does not count. */
  acceptedHere?: Accepted;
}
