import type { Portfolio } from '../model/plan.ts';
import type { CivilDate } from '../model/values/civil.ts';

/** The day that counts as today, and its origin: `--as-of`, `asOf:` in portfolio.mdx, or the machine's clock. */
export interface Day {
  asOf: CivilDate;
  asOfBy: 'option' | 'portfolio' | 'clock';
}

/** Returns the day of a content root: the one stated on the command line, else the one in `portfolio.mdx`, else the machine's. */
export function dayOf(portfolio: Portfolio, stated: CivilDate | undefined, clock: CivilDate): Day {
  if (stated !== undefined) return { asOf: stated, asOfBy: 'option' };
  const pinned = portfolio.file?.asOf;
  return pinned ? { asOf: pinned.from, asOfBy: 'portfolio' } : { asOf: clock, asOfBy: 'clock' };
}
