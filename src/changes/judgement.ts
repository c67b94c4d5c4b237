import type { PlanFacts } from '../analysis/facts.ts';
import type { ChangeSeverity } from './change.ts';
import type { ModelRecord } from './record.ts';
import { shown } from './shown.ts';

/** What a change of a field means: how grave it is, and in which words. What is left out is said generically. */
export interface Judgement {
  severity?: ChangeSeverity;
  sentence?: string;
  /** Both values mean the same, however they are spelled: nothing is reported. */
  same?: boolean;
  /** An audience may see more. */
  exposes?: boolean;
}

/** What facts are known on either side, of the plan that the change is in. */
export interface JudgedFacts {
  base?: PlanFacts;
  head?: PlanFacts;
}

/** The name of a thing of the head, or else of the base, by its reference (a phase by its id, too); that itself where it has none. */
export type Titles = (ref: string) => string;

/** References as people know them: `"Cutover" and "Proving"`. */
export const namesOf = (value: unknown, titles: Titles): string =>
  (Array.isArray(value) ? value : [value])
    .map((each) => (titles(shown(each)) === shown(each) ? shown(each) : `"${titles(shown(each))}"`))
    .join(', ')
    .replace(/, ([^,]*)$/, ' and $1');

/** A field that changed, with its record on both sides. */
export interface ChangedField {
  base: ModelRecord;
  head: ModelRecord;
  /** Its path: `stated.duration`. */
  field: string;
  /** Values of the model, absences included. */
  before: unknown;
  after: unknown;
  facts: JudgedFacts;
  titles: Titles;
}

export type FieldJudge = (field: ChangedField) => Judgement | undefined;
export type RecordJudge = (record: ModelRecord, facts: JudgedFacts, titles: Titles) => Judgement | undefined;

/** Judgements of a type of record: by the path of the field, and of the whole where it comes or goes. */
export interface Judges {
  fields?: Readonly<Record<string, FieldJudge>>;
  added?: RecordJudge;
  removed?: RecordJudge;
}

/** The value of a field of a record. */
export const valueAt = (record: ModelRecord, path: string): unknown =>
  record.leaves.find((leaf) => leaf.path.join('.') === path)?.value;
