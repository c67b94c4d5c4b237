import type { PlanFacts } from '../analysis/facts.ts';
import type { ChangeSeverity } from './change.ts';
import type { ModelRecord } from './record.ts';

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
  /** The name of a thing of the head, or else of the base, by its id. */
  titles: (id: string) => string;
}

export type FieldJudge = (field: ChangedField) => Judgement | undefined;
export type RecordJudge = (record: ModelRecord, facts: JudgedFacts) => Judgement | undefined;

/** Judgements of a type of record: by the path of the field, and of the whole where it comes or goes. */
export interface Judges {
  fields?: Readonly<Record<string, FieldJudge>>;
  added?: RecordJudge;
  removed?: RecordJudge;
}

/** The value of a field of a record. */
export const valueAt = (record: ModelRecord, path: string): unknown =>
  record.leaves.find((leaf) => leaf.path.join('.') === path)?.value;
