import type { KindName } from '../model/registry.ts';
import type { Source } from '../model/source.ts';
import type { Leaf } from './leaves.ts';

/** What a record is: a file of some kind, a row of one of its lists, a task, or a criterion. */
export type RecordKind = KindName | 'task' | 'criterion';

/** A part of the model that is compared on its own: it has an id, fields, and a place. */
export interface ModelRecord {
  kind: RecordKind;
  /** The list that a row stands in: `mappings`, `steps`. Absent for files. */
  list?: string;
  /** The plan that it belongs to; absent for the portfolio and its calendars. */
  plan?: string;
  id: string;
  /** Unique among the records of its kind and list in its plan. */
  ref: string;
  /** What people call it. */
  label: string;
  /** The file that it stands in, by the file's `ref`. */
  fileRef: string;
  /** A second key that survives another spelling of the id: the calls that an endpoint row is about. */
  identity?: string;
  /** Whether it stands in a checklist that gates something. */
  gates?: true;
  leaves: readonly Leaf[];
  source: Source;
  /** Whether a place in the body is meant, where fields have no places of their own. */
  inBody: boolean;
}

/** `phase`, `risks/risks`: what judgements are looked up by. */
export const recordType = ({ kind, list }: Pick<ModelRecord, 'kind' | 'list'>): string =>
  list === undefined ? kind : `${kind}/${list}`;
