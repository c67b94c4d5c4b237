/** A problem found in the text of one file, at character offsets of that file. */
export interface RawProblem {
  rule: string;
  message: string;
  fix?: string;
  start: number;
  end: number;
  /** What makes it this problem and no other, for its fingerprint. */
  key: string;
  /** The mechanical edit that is its fix: the text of a range, replaced. */
  edit?: RawEdit;
}

/** A replacement at character offsets of a file. */
export interface RawEdit {
  start: number;
  end: number;
  text: string;
}
