import type { Source } from './source.ts';

/** Something that the reader or the assembly did not accept. The reader turns it into a finding with a position. */
export interface Problem {
  /** `schema/…`, `reference/…`, `file/…`: permanent, like the id of a rule. */
  rule: string;
  message: string;
  source: Source;
  /** The path of the field relative to the source. */
  field?: readonly (string | number)[];
  fix?: string;
  /** The value that was certainly meant: it may replace the one of the field. */
  replacement?: string;
  related?: { source: Source; field?: readonly (string | number)[]; message: string }[];
  /** Distinguishes the problem from others of its rule, for the fingerprint. */
  key: string;
  plan?: string;
}
