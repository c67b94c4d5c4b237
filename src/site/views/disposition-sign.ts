import { MOVED_BASE, type Outcome } from '../../analysis/operations.ts';

/** Returns the name of the sign beside the word for what becomes of an operation; none where that is not known. */
export const dispositionSign = (outcome: Outcome): string | undefined =>
  outcome === 'unknown' ? undefined : outcome === MOVED_BASE ? 'moved-base' : outcome;
