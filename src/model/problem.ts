import type { Source } from './source.ts';

/** Something that reading or assembling could not accept. Reading turns it into a finding with its place. */
export interface Problem {
  /** `schema/…`, `reference/…`, `file/…`: permanent, like the id of a rule. */
  rule: string;
  message: string;
  source: Source;
  /** The field below the source. */
  field?: readonly (string | number)[];
  fix?: string;
  /** The value that was certainly meant: it may replace the one of the field. */
  replacement?: string;
  related?: { source: Source; field?: readonly (string | number)[]; message: string }[];
  /** What makes it this problem and no other, for its fingerprint. */
  key: string;
  plan?: string;
}
