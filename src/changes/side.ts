import type { Locate } from '../model/source.ts';
import type { Computed } from '../pipeline/compute.ts';

/** A file that is there and could not be taken into the model. Nothing can be said about what it holds. */
export interface UnreadFile {
  file: string;
  reason: string;
  /** Set for API documents. They are not compared, and miss nothing, if it is the same on both sides. */
  digest?: string;
}

/** One side of a comparison: the computed model, where its parts stand, and what of it could not be read. */
export interface Side {
  computed: Computed;
  locate: Locate;
  unread: readonly UnreadFile[];
  /** Plans whose stated positions give way, as they were computed. */
  movable?: ReadonlySet<string>;
}
